"""The kinds of claims, a row each: what they are read from, called, exported, counted and said to be.

Importing, exports, the data package, the interface for programs, the digest, the admin and pages read this table. What
a new kind needs beside a row here says CONTRIBUTING.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from notices.columns import Cell, Column, plain
from notices.evidence import Evidence
from notices.evidence.due_dates import last_day
from notices.models import Accountability, Claim, Document, Figure, Promise

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Saying(NamedTuple):
    """What a claim is read as, a part of it; the unit speaks Chinese whatever the page does."""

    text: str
    unit: str = ""


class Counted(NamedTuple):
    """How many there are in a notice; `query` narrows the page on this kind to these."""

    text: str
    query: str = ""


class Tally(NamedTuple):
    counted: Sequence[Counted]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """`plural` names its page, its file and its count; `columns` are exported. `evidence` takes it from what was read,
    `columns_of` makes that a row, `phrases` say it, `tally` counts those of a notice on a day, in one SQL query.
    """

    model: type[Claim]
    plural: str
    label: StrOrPromise
    about: str  # in English, for programs
    file_title: str
    number: tuple[str, str]  # what a measure's count of it is called, in Chinese and English
    evidence: Callable[[Evidence], Sequence[Any]]
    columns_of: Callable[[Any], dict[str, Any]]
    columns: tuple[Column, ...]
    phrases: Callable[[Any], Sequence[Saying]]
    tally: Callable[[QuerySet[Any], date], Tally]
    filters: tuple[str, ...] = ()  # of the admin's list
    called: tuple[str, ...] = ()  # in searches

    @property
    def name(self) -> str:
        """promise, figure …: of its table, of exports, of the class in stylesheets."""
        return str(self.model._meta.model_name)

    @property
    def own_fields(self) -> tuple[str, ...]:
        """The model's columns that no other kind has."""
        shared = {field.name for field in Claim._meta.get_fields()} | {"id"}
        return tuple(field.name for field in self.model._meta.local_fields if field.name not in shared)


def _fields(claim: Any) -> dict[str, Any]:
    """The shape's fields but for its place."""
    return {name: value for name, value in asdict(claim).items() if name != "span"}


def _number(value: float | None) -> Cell:
    """2160, not 2160.0."""
    return int(value) if value is not None and value.is_integer() else value


def _unit_name(zh: str, en: str) -> Column:
    return Column("unit", zh, en, attrgetter("unit_name"))


# Promises


def _promise_columns(claim: Any) -> dict[str, Any]:
    return _fields(claim) | {"due_by": last_day(claim.due)}


def _promise_tally(claims: QuerySet[Promise], today: date) -> Tally:
    """With the first day that is still to come, or the last of all."""
    counts = claims.aggregate(
        n=Count("pk"), coming=Min("due_by", filter=Q(due_by__gte=today)), last=Max("due_by")
    )
    if not counts["n"]:
        return Tally(())
    remark = gettext("，下一个期限 %(day)s") if counts["coming"] else gettext("，最后的期限 %(day)s 已过")
    day = date_format(counts["coming"] or counts["last"])
    return Tally((Counted(ngettext("%(n)s 项", "%(n)s 项", counts["n"]) % counts),), remark % {"day": day})


# Figures


def _figure_columns(claim: Any) -> dict[str, Any]:
    columns = _fields(claim)
    return columns | {"unit_name": columns.pop("unit") or ""}


def _figure_phrases(claim: Figure) -> Sequence[Saying]:
    bound = "" if claim.bound == Figure.Bound.EQUAL else f"{gettext(claim.get_bound_display())} "
    return Saying(bound + plain(claim.value), claim.unit_name), Saying(gettext(claim.get_sense_display()))


def _figure_tally(claims: QuerySet[Figure], _today: date) -> Tally:
    number = claims.count()
    return Tally((Counted(ngettext("%(n)s 处", "%(n)s 处", number) % {"n": number}),) if number else ())


# Documents


def _document_phrases(claim: Document) -> Sequence[Saying]:
    return (Saying(gettext("制定") if claim.role == Document.Role.MADE else gettext("提及")),)


def _document_tally(claims: QuerySet[Document], _today: date) -> Tally:
    """By title: a document that is named twice is one."""
    counts = claims.aggregate(
        **{role: Count("title", distinct=True, filter=Q(role=role)) for role in Document.Role.values}
    )
    texts = {"made": gettext("制定 %(n)s 份"), "cited": gettext("提及 %(n)s 份")}
    return Tally(
        [Counted(text % {"n": counts[role]}, f"&role={role}") for role, text in texts.items() if counts[role]]
    )


# Acts of accountability


def _act_columns(claim: Any) -> dict[str, Any]:
    return _figure_columns(claim) | {"who": claim.who or ""}


def _act_phrases(claim: Accountability) -> Sequence[Saying]:
    number = [] if claim.count is None else [Saying(plain(claim.count), claim.unit_name)]
    who = [Saying(gettext(claim.get_who_display()))] if claim.who else []
    return (Saying(gettext(claim.get_kind_display())), *number, *who)


def _act_tally(claims: QuerySet[Accountability], _today: date) -> Tally:
    counts = dict(claims.order_by().values_list("kind").annotate(Count("pk")))
    return Tally(
        [
            Counted(f"{gettext(label)} {counts[kind]}", f"&kind={kind}")
            for kind, label in Accountability.Kind.choices
            if kind in counts
        ]
    )


CLAIM_KINDS: tuple[ClaimKind, ...] = (
    ClaimKind(
        Promise,
        "promises",
        _("承诺"),
        "`due` as far as the text says (2025, 2025-Q3, 2025-06, 2025-06-30), `due_by` the last day of that.",
        "承诺 promises",
        ("其中承诺的条数", "Number of promises in it"),
        attrgetter("promises"),
        _promise_columns,
        (
            Column(
                "due",
                "期限，写到哪一级算哪一级：2025、2025-Q3、2025-06、2025-06-30",
                "When it is due, as far as the text says: 2025, 2025-Q3, 2025-06, 2025-06-30",
                attrgetter("due"),
            ),
            Column("due_by", "期限的最后一天", "Last day of that time", attrgetter("due_by"), "date"),
        ),
        lambda claim: (Saying(gettext("期限 %(due)s") % {"due": claim.due}),),
        _promise_tally,
        called=("承诺", "期限", "promises", "promise", "deadlines"),
    ),
    ClaimKind(
        Figure,
        "figures",
        _("数字"),
        "A number in plain units: 83.9亿元 is 8390000000 元. A `change` is by how much, a `level` how much there is.",
        "数字 figures",
        ("其中数字的个数", "Number of figures in it"),
        attrgetter("figures"),
        _figure_columns,
        (
            Column(
                "value",
                "数值，以基本单位计：83.9亿元为 8390000000",
                "Number in plain units: 83.9亿元 is 8390000000",
                lambda claim: _number(claim.value),
                "number",
            ),
            _unit_name(
                "单位；没有单位的为空", "Unit as printed, multiples resolved; empty where there is none"
            ),
            Column(
                "bound",
                "界限：equal 等于，above 多于，below 不超过，about 约",
                "equal: exactly; above: more than; below: at most; about",
                # Not the sign: a spreadsheet would compute it.
                lambda claim: Figure.Bound(claim.bound).name.lower(),
                choices=tuple(bound.name.lower() for bound in Figure.Bound),
            ),
            Column(
                "sense",
                "含义：change 增减量，level 存量",
                "change: by how much something rose or fell; level: how much there is",
                attrgetter("sense"),
                choices=tuple(Figure.Sense.values),
            ),
        ),
        _figure_phrases,
        _figure_tally,
        ("sense", "bound"),
        ("数字", "数据", "figures", "numbers"),
    ),
    ClaimKind(
        Document,
        "documents",
        _("制度文件"),
        "A title in 《》: `made` by those who answer, or `cited`.",
        "文件 documents",
        ("其中书名号内的文件的个数", "Number of documents named in it"),
        attrgetter("documents"),
        _fields,
        (
            Column("title", "书名号内的名称", "Title, without 《》", attrgetter("title")),
            Column(
                "role",
                "角色：made 制定，cited 引用",
                "made: drawn up by those who answer; cited: referred to",
                attrgetter("role"),
                choices=tuple(Document.Role.values),
            ),
        ),
        _document_phrases,
        _document_tally,
        ("role",),
        ("制度文件", "制度", "文件", "documents", "rules", "regulations"),
    ),
    ClaimKind(
        Accountability,
        "accountability",
        _("追责"),
        "People or bodies punished, warned or investigated, or money recovered; `count` where it is said.",
        "追责 acts of accountability",
        ("其中追责的条数", "Number of acts of accountability in it"),
        attrgetter("accountability"),
        _act_columns,
        (
            Column(
                "kind",
                "方式：discipline 问责处分，talk 约谈提醒，case 线索案件，police 公安处置，money 追缴挽损",
                "discipline, talk (warning talk), case (lead or case opened), police, money (recovered)",
                attrgetter("kind"),
                choices=tuple(Accountability.Kind.values),
            ),
            Column(
                "count",
                "数量；没有写明的为空",
                "How many, or how much money; empty where not said",
                lambda claim: _number(claim.count),
                "number",
            ),
            _unit_name("单位", "Unit of the count"),
            Column(
                "who",
                "对象：officials 干部，bodies 单位，firms 企业，residents 群众",
                "officials, bodies (public), firms, residents",
                attrgetter("who"),
                choices=("", *Accountability.Who.values),
            ),
        ),
        _act_phrases,
        _act_tally,
        ("kind", "who"),
        ("追责", "问责", "处分", "accountability", "sanctions"),
    ),
)
KIND_OF = {kind.name: kind for kind in CLAIM_KINDS}
