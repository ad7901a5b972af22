"""The interface as ninja has it: its operations, their limit, and what is answered where there is no answer."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.renderers import JSONRenderer

from search.api import operations, refusals
from search.api.limits import ByAddress
from search.engines.protocol import NoSearchError

VERSION = "1.0.0"


class Readable(JSONRenderer):
    """Chinese as it is: half as long as in escapes."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012  # ninja's own attribute


api = NinjaAPI(
    title="整改通 · Zhenggai",
    version=VERSION,
    description=gettext_lazy(  # type: ignore[arg-type]  # turned into text when the description is written
        "只读接口：检索、通报、问题、措施、领域与地区，与各页面同源。编号与网页地址一致；"
        "文字位置按 Unicode 码位计；联系人的电话、地址与邮箱不在其中。"
    ),
    urls_namespace="api-v1",
    docs_url=None,
    throttle=ByAddress(),
    renderer=Readable(),
    default_router=operations.router,
)
api.add_exception_handler(Http404, refusals.missing)
api.add_exception_handler(HttpError, refusals.refused)
api.add_exception_handler(NoSearchError, refusals.without_search)


@dataclass(frozen=True, slots=True)
class Listed:
    """An operation as a page names it; `tried` is an address to open where it needs nothing filled in."""

    path: str
    summary: str
    tried: str


def listed() -> list[Listed]:
    paths = api.get_openapi_schema()["paths"]
    return [
        Listed(path, str(methods["get"]["summary"]), "" if "{" in path else path)
        for path, methods in paths.items()
    ]
