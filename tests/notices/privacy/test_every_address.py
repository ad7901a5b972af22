"""Whatever address there is, and whichever comes to be: what is private of a notice stands at none of them."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from django.urls import get_resolver

from config.sitemaps import SITEMAPS
from notices.models import Category, Place
from search.api.interface import api
from tests.notices.privacy.test_exits import OTHERS, SECRETS, notice, plain

pytestmark = pytest.mark.django_db
__all__ = ["notice"]  # the notice with private numbers in every printing, for each test of this module


def every_address() -> set[str]:
    """Each address of the site, filled in with what this notice has, asked for as it is and with a question."""
    reversible: Any = get_resolver().reverse_dict
    routes = {route for forms, *_ in reversible.values() for route, _ in forms}
    routes |= {path[1:].replace("{", "%(").replace("}", ")s") for path in api.get_openapi_schema()["paths"]}
    place, area = (
        Place.objects.get(notices__name="linxi-2023"),
        Category.objects.filter(labellings__rank=1)[0],
    )
    values = {
        "name": ["linxi-2023"],
        "notice": ["linxi-2023"],
        "public_id": ["linxi-2023/p1", "linxi-2023/p1/m1"],
        "problem": ["1"],
        "ending": ["csv", "xlsx", "plain-xlsx", "jsonl", "bib", "ris", "enw", "json", "txt"],
        "slug": [area.slug],
        "code": [str(place.code)],
        "section": list(SITEMAPS),
    }
    filled = set()
    for route in routes:
        words = re.findall(r"%\((\w+)\)s", route)
        for choice in product(*(values.get(word, ["1"]) for word in words)):
            filled.add("/" + route % dict(zip(words, choice, strict=True)))
    return {address + query for address in filled for query in ("", "?q=信访&unit=measure&notice=linxi-2023")}


def test_no_address_that_anybody_may_ask_for_says_anything_private(client) -> None:
    seen, answered = {}, set()
    for address in sorted(every_address()):
        response = client.get(address)
        body = b"".join(response)
        if response.status_code == 200:
            answered.add(response.request["PATH_INFO"].strip("/").partition("/")[0])
            if private := [secret for secret in (*SECRETS, *OTHERS) if secret in plain(body)]:
                seen[address] = private
    assert seen == {}
    assert {
        "notices",
        "search",
        "places",
        "coverage",
        "rounds",
        "matrix",
        "api",
        "similar",
        "basket",
    } <= answered
