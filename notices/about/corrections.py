"""A request to correct something: which unit it is about, and a letter that only has to be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from notices.models import Measure, Notice, Problem
from notices.public_ids import Unit, units

_SHOWN = 200  # characters of a measure


@dataclass(frozen=True, slots=True)
class Doubted:
    """The row somebody finds wrong, as the page names it; `edit` is where a curator corrects it."""

    row: Unit
    notice: Notice
    kind: str  # notice, problem or measure
    words: str
    edit: str


def doubted(public_id: str) -> Doubted | None:
    match units([public_id]).get(public_id):
        case Measure() as row:  # nothing of its own can be corrected: its problem's areas may be meant
            notice = row.problem.notice
            return _doubted(row, notice, "measure", row.text, row.problem)
        case Problem() as row:
            return _doubted(row, row.notice, "problem", str(row), row)
        case Notice() as row:
            return _doubted(row, row, "notice", str(row), row)
    return None


def _doubted(row: Unit, notice: Notice, kind: str, words: str, corrected: Notice | Problem) -> Doubted:
    excerpt = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    page = "correct-facts" if isinstance(corrected, Notice) else "correct-areas"
    edit = reverse(page, args=[corrected.public_id])
    return Doubted(row, notice, kind, excerpt, edit)


def letter(about: Doubted | None, address: str) -> str:
    """A `mailto:` address with subject and lines to fill in; nothing where the site names no mailbox."""
    if not settings.CONTACT_EMAIL:
        return ""
    public_id = about.row.public_id if about else ""
    lines = (
        *((_("编号：%(id)s") % {"id": public_id}, _("网址：%(url)s") % {"url": address}) if about else ()),
        _("哪里有误："),
        _("应该是："),
        _("依据（原文、出处或网址）："),
    )
    fields = {"subject": f"{_('整改通 · 订正')} {public_id}".strip(), "body": "\r\n".join(lines) + "\r\n"}
    return f"mailto:{quote(settings.CONTACT_EMAIL, safe='@')}?{urlencode(fields, quote_via=quote)}"
