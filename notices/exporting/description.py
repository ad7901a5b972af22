"""What a data package says of itself (`datapackage.json`), and the same collection to machines that read its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings

from notices.exporting.database_file import NAME
from notices.exporting.rights import LICENCE
from notices.models import Notice
from notices.parsing import PARSER_VERSION
from notices.reading import READER_VERSION
from notices.versioning.version import DataVersion

TITLE = "整改通：巡视巡察整改通报"
SUMMARY = (
    "公开发布的巡视巡察整改通报，逐篇拆解为问题与措施，按问题领域归类。 "
    "Public notices on the rectification after disciplinary inspections in China, taken apart into problems and "
    "measures, each problem filed under an area."
)
KEYWORDS = (
    "巡视",
    "巡察",
    "整改",
    "China",
    "Communist Party",
    "inspection",
    "rectification",
    "local government",
)


def description(
    resources: Iterable[dict[str, Any]],
    files: Mapping[str, dict[str, Any]],
    version: DataVersion,
    before: str,
) -> dict[str, Any]:
    """`files` are no tables, by what they are; `before` is the version there was when the first table was begun."""
    described = {
        "profile": "tabular-data-package",
        "name": "zhenggai",
        "title": TITLE,
        "description": f"{SUMMARY} CODEBOOK.md explains the variables, LICENCE.md the rights; {NAME} has all tables.",
        "version": str(version),
        "licenses": [dict(LICENCE)],
        "contributors": [{"title": "整改通 Zhenggai", "role": "publisher"}],
        "sources": [{"title": name} for name in _sources()],
        "keywords": list(KEYWORDS),
        "reader_version": READER_VERSION,
        "parser_version": PARSER_VERSION,
        **files,
        "homepage": settings.SITE_URL,
        "resources": list(resources),
    }
    if version.day:
        described["created"] = f"{version.day}T00:00:00Z"
    return described if before == str(version) else described | {"version_before": before}


def _sources() -> Iterable[str]:
    """The sites that notices were published on."""
    return Notice.objects.exclude(source="").order_by("source").values_list("source", flat=True).distinct()
