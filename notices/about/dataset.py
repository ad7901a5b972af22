"""The collection as search engines for data read it: schema.org's Dataset, as JSON-LD within a page."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from notices.about.holdings import Holdings
from notices.citing.collection import TITLE
from notices.exporting.description import KEYWORDS, SUMMARY
from notices.exporting.rights import LICENCE
from notices.exporting.variables import WIDE
from notices.public_ids import UNIT_NAMES, permanent
from notices.versioning.version import version_of

# What would end a script, or open another, within a page.
_ESCAPED = str.maketrans(
    {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def dataset(request: HttpRequest, holdings: Holdings) -> SafeString:
    """An element for the head of a page. It is data: no browser runs it, whatever the policy on scripts says."""
    text = json.dumps(_described(request, holdings), ensure_ascii=False).translate(_ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


def _described(request: HttpRequest, holdings: Holdings) -> dict[str, Any]:
    version = version_of(request)
    fields = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "alternateName": "Zhenggai",
        "description": SUMMARY,
        "url": permanent(reverse("about-data")),
        "version": str(version),
        "dateModified": version.day.isoformat() if version.day else None,
        "license": LICENCE["path"],
        "creator": {
            "@type": "Organization",
            "name": "整改通 Zhenggai",
            "url": permanent(reverse("home")),
        },
        "inLanguage": "zh-Hans",
        "isAccessibleForFree": True,
        "keywords": list(KEYWORDS),
        "spatialCoverage": "China",
        "temporalCoverage": f"{holdings.first_year}/{holdings.last_year}" if holdings.first_year else None,
        "variableMeasured": [column.en for column in WIDE["measure"]],
        "distribution": [_download(unit) for unit in UNIT_NAMES],
    }
    return {name: value for name, value in fields.items() if value}


def _download(unit: str) -> dict[str, str]:
    address = reverse("search-export", args=["plain-csv"]) + f"?unit={unit}"
    return {
        "@type": "DataDownload",
        "name": f"{unit}s",
        "encodingFormat": "text/csv",
        "contentUrl": permanent(address),
    }
