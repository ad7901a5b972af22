"""The facts of a notice, a row each: where an import takes it from, who may correct it, what is said of it.

Importing, the forms of import and admin, exports, the interface for programs, the digest and the page of a notice read
this table. A new fact is a column of `notices.models.Notice` and a row here; CONTRIBUTING has an example.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from django.utils.translation import get_language, gettext

from notices.columns import Column, Type
from notices.models import Notice, Place
from notices.parsing import ParsedNotice


@dataclass(frozen=True, slots=True)
class Fact:
    """`column` explains it and reads it from a row; `name` is that of the notice's own column, if it has one.

    `from_outline` takes it from what was parsed, at every import. Where it is `curated`, a person may correct it, and
    imports then leave it alone. `api` names it in the interface for programs; `on_page` puts it in the box of a page.
    """

    column: Column
    name: str = ""
    from_outline: Callable[[ParsedNotice], Any] | None = None
    curated: bool = False
    exported: bool = True
    api: str = ""
    on_page: bool = False

    def of(self, notice: Notice) -> Any:
        return getattr(notice, self.name or self.column.name)


def _stated(name: str, zh: str, en: str, type: Type = "string", *, on_page: bool = False) -> Fact:  # noqa: A002
    """What a notice says of itself: read from its text, corrected by curators, exported."""
    column = Column(name, zh, en, attrgetter(name), type)
    return Fact(column, name, attrgetter(f"masthead.{name}"), curated=True, api=name, on_page=on_page)


def _for_programs(name: str, zh: str, en: str, type: Type = "string") -> Fact:  # noqa: A002
    return Fact(Column(name, zh, en, attrgetter(name), type), exported=False, api=name)


def _above(level: str, notice: Notice) -> str | None:
    return next((step.name for step in notice.place_path() if step.level == level), None)


FACTS: tuple[Fact, ...] = (
    Fact(
        Column(
            "id", "通报的公开编号，永久不变", "Public identifier of the notice; permanent", attrgetter("name")
        )
    ),
    _stated(
        "title",
        "标题；页面没有标题的，据各项拟一个，放在方括号里",
        "Title; in brackets where the page has none and one was made of the facts",
    ),
    _stated("issuer", "发布单位", "Issuer"),
    _for_programs("place", "地区", "Place"),
    Fact(Column("province", "省级地区", "Province", partial(_above, Place.Level.PROVINCE))),
    Fact(Column("city", "地级市", "City", partial(_above, Place.Level.CITY))),
    Fact(Column("district", "区县", "District or county", partial(_above, Place.Level.DISTRICT))),
    Fact(
        Column(
            "place_code",
            "地区代码：GB/T 2260，没有国标代码的地区用自编代码",
            "Code of the place: GB/T 2260, or a made one where there is none",
            lambda notice: notice.place and notice.place.code,
        )
    ),
    _stated("kind", "类型：巡视或巡察", "Kind: 巡视 (by centre or province) or 巡察 (by city or county)"),
    _stated("tier", "派出巡视巡察的层级：中央、省、市、区县", "Level that sent the inspection"),
    _stated("team", "巡视巡察组", "Inspection team"),
    _stated("round", "轮次", "Round of inspections"),
    _stated("inspection_start", "进驻日期", "First day of the inspection", "date"),
    _stated("inspection_end", "结束日期", "Last day of the inspection", "date"),
    _stated("feedback_date", "反馈日期", "Day of the inspectors' feedback", "date", on_page=True),
    _stated("published", "发布日期", "Day of publication", "date", on_page=True),
    _stated("signed", "落款日期", "Day of the signature", "date"),
    _for_programs("dated", "归入的日期", "Date it is filed under", "date"),
    Fact(
        Column(
            "year",
            "归入的年份：取发布日期，没有则取落款日期",
            "Year it is filed under: of publication, else signature",
            attrgetter("year"),
            "integer",
        )
    ),
    Fact(
        Column(
            "publication_lag",
            "公开时滞：反馈到发布（无发布日期时为落款）的天数",
            "Days from feedback to publication (or signature)",
            attrgetter("publication_lag"),
            "integer",
        )
    ),
    _stated("source", "来源网站", "Site it was published on"),
    Fact(
        Column("url", "来源网址", "Address it was published at", attrgetter("url")), "url", api="source_url"
    ),
    Fact(
        Column(
            "sample",
            "是否为演示而编写（非真实通报）",
            "Whether it was invented for the demo",
            attrgetter("is_sample"),
            "boolean",
        ),
        "is_sample",
        api="is_sample",
    ),
    Fact(
        Column(
            "reader_version",
            "读取器版本：文件如何变为文字",
            "Version of the reader (file to text)",
            attrgetter("reader_version"),
        )
    ),
    Fact(
        Column(
            "parser_version",
            "解析器版本：文字如何变为问题与措施",
            "Version of the parser (text to outline)",
            attrgetter("parser_version"),
        )
    ),
    Fact(
        Column(
            "confidence",
            "读法把握（0到1）",
            "Confidence in the outline (0 to 1)",
            attrgetter("confidence"),
            "number",
        ),
        "confidence",
        from_outline=lambda outline: round(outline.confidence, 2),
        api="confidence",
        on_page=True,
    ),
    Fact(
        Column(
            "checked",
            "校对日期：有人逐条校对过现在的读法；空为没有",
            "Day of the check: a person compared the reading as it is now with the original; empty where none has",
            attrgetter("checked"),
            "date",
        ),
        "checked",
        api="checked",
    ),
    Fact(Column("page", "本站网页", "Page on this site", Notice.get_absolute_url, on_site=True)),
)

READ = {fact.name: fact.from_outline for fact in FACTS if fact.from_outline}
STATED = tuple(fact.name for fact in FACTS if fact.curated)
# What a curator may correct; the place comes from several facts, the address from the file.
CORRECTABLE = (*STATED, "place", "url")


def label_of(fact: Fact) -> str:
    """In the reader's language: as the catalogue has it, else as the code book says it."""
    label = gettext(fact.column.zh)
    return fact.column.en if label == fact.column.zh and is_english() else label


def is_english() -> bool:
    return (get_language() or "").startswith("en")
