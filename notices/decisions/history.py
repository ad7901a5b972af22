"""What was decided about a notice, as its page tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from notices.claim_kinds import KIND_OF
from notices.decisions.line_words import act_words
from notices.decisions.states import State, Subject
from notices.facts import FACTS, is_english
from notices.models import Claim, Decision, FollowUp, Measure, Notice, Place, Promise
from notices.taxonomy import load_taxonomy

MOST_SHOWN = 50
_SHOWN = 20  # characters of a line
_FACTS = {fact.name: fact for fact in FACTS if fact.name}
# What an account must be allowed to take a decision back.
UNDOING = {
    Subject.FACT: "notices.change_notice",
    Subject.AREAS: "notices.change_problem",
    Subject.STATUS: "notices.change_problem",
    Subject.CLAIM: "notices.change_problem",
    Subject.DOUBT: "notices.change_doubt",
    Subject.OUTLINE: "notices.change_notice",
    Subject.FOLLOWUP: "notices.change_followup",
    Subject.CHECKED: "notices.change_notice",
    Subject.DISTINCT: "notices.change_notice",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision in words; `undoable` where this account may take it back."""

    decision: Decision
    label: str
    before: str
    after: str
    author: str
    undoable: bool


def history(name: str, user: Any, subject: str = "", path: str = "") -> list[Entry]:
    """Of a notice, or only what is about a subject, or a unit of it; the newest first."""
    rows = Decision.objects.filter(name=name).select_related("author", "undone")
    if subject:
        rows = rows.filter(subject=subject)
    if path:
        rows = rows.filter(path=path)
    return [_entry(row, user) for row in rows[:MOST_SHOWN]]


def _entry(row: Decision, user: Any) -> Entry:
    permission = UNDOING.get(Subject(row.subject))
    undoable = bool(permission) and not hasattr(row, "undone") and user.has_perm(permission)
    return Entry(
        row, label(row), shown(row, row.before), shown(row, row.after), author_of(row, user), undoable
    )


def author_of(row: Decision, user: Any) -> str:
    """The name an account gives itself; what it logs in with, and who has checked, is shown to staff alone."""
    is_staff = user.has_perm("notices.change_notice")
    if row.author is None or (row.subject == Subject.CHECKED and not is_staff):
        return ""
    return account_name(row.author) if is_staff else own_name(row.author)


def own_name(user: Any) -> str:
    """As people are called in their language; empty where the account has none."""
    last, first = user.last_name, user.first_name
    return f"{first} {last}".strip() if f"{first}{last}".isascii() else f"{last}{first}"


def account_name(user: Any) -> str:
    """For staff: what it logs in with, where it has no name."""
    return own_name(user) or str(user.get_username())


def _one(kind: type[Claim]) -> str:
    """Its name where it is one: English has another for several."""
    return pgettext("one", str(kind._meta.verbose_name))


def label(row: Decision) -> str:
    match row.subject:
        case Subject.FACT if fact := _FACTS.get(row.field):
            column = fact.column
            return column.en.partition(";")[0] if is_english() else _verbose(row.field)
        case Subject.FACT:
            return _("地区")
        case Subject.AREAS:
            return _("问题领域")
        case Subject.STATUS:
            return _("进度")
        case Subject.CLAIM:
            return f"{_one(KIND_OF[row.field].model)}“{row.anchor['words']}”"
        case Subject.DOUBT:
            return f"{_('疑点')}“{row.anchor['reason']}”"
        case Subject.OUTLINE:
            return f"{_('结构')}“{row.anchor['anchor']['words'][:_SHOWN]}”"
        case Subject.FOLLOWUP:
            return f"{_one(Promise)}“{row.anchor['words']}”"
        case Subject.CHECKED:
            return _("校对")
        case Subject.DISTINCT:
            return _("与 %(name)s") % {"name": row.anchor["notice"]}
        case Subject.IMPORT:
            return _("导入")
    return _("下架")


def _verbose(name: str) -> str:
    return str(Notice._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def shown(row: Decision, state: State) -> str:
    return "、".join(_words(row, state)) or "—"


def _words(row: Decision, state: State) -> Iterator[str]:
    match row.subject:
        case Subject.FACT if row.field == "place":
            yield from (str(place) for place in Place.objects.filter(code=state["value"]))
        case Subject.FACT if state["value"]:
            yield state["value"]
        case Subject.AREAS:
            names = {
                row.slug: row.name_en if is_english() else row.name for row in load_taxonomy().categories
            }
            yield from (names.get(entry["category"], entry["category"]) for entry in state["labels"])
        case Subject.STATUS if state["status"]:
            yield _(Measure.Status(state["status"]).label)
        case Subject.CLAIM:
            yield _("否定") if state["rejected"] else _("计入")
        case Subject.DOUBT:
            yield _("已处理") if state["closed"] else _("未处理")
        case Subject.OUTLINE if state["in_force"]:
            yield act_words(row.anchor["act"], row.anchor["value"])
        case Subject.FOLLOWUP if state["verdict"]:
            yield _(FollowUp.Verdict(state["verdict"]).label)
            yield from filter(None, [state["answer"]])
        case Subject.CHECKED if state["checked"]:
            yield f"{_('已校对')} {state['checked']}"
        case Subject.DISTINCT if state["distinct"]:
            yield _("不是同一份")
        case Subject.IMPORT if state:
            yield state["file"]
        case Subject.TAKEDOWN if state:
            yield {"sealed": _("下架，原件封存"), "deleted": _("下架，原件删除"), "restored": _("恢复")}[
                state["state"]
            ]
