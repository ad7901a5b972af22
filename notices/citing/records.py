"""Rows as citations."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import override

from notices.citing.formats.citation import Citation
from notices.models import Measure, Notice, Problem
from notices.public_ids import notice_of, permanent
from notices.versioning.version import version_of


def citation_of(row: Notice | Problem | Measure, url: str, accessed: date, version: str = "") -> Citation:
    notice = notice_of(row)
    return Citation(
        issuer=notice.issuer,
        title=notice.title,
        identifier=row.public_id,
        published=notice.published or notice.signed,
        accessed=accessed,
        url=url,
        source_url=notice.url,
        version=version,
        places=tuple(step.name for step in notice.place_path()),
    )


def cited_today(request: HttpRequest, row: Notice | Problem | Measure) -> Citation:
    with override(settings.LANGUAGE_CODE):  # the address stays, whatever the language it was read in
        url = permanent(row.get_absolute_url())
    return citation_of(row, url, timezone.localdate(), str(version_of(request)))
