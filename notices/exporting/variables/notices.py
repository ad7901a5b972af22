"""What an export says of a notice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from notices.exporting.columns import Column
from notices.exporting.masking import masked
from notices.models import Notice, Place


def _place(level: str) -> Callable[[Notice], str | None]:
    def name(notice: Notice) -> str | None:
        path = notice.place.path() if notice.place else []
        return next((place.name for place in path if place.level == level), None)

    return name


def _newest(name: str) -> Callable[[Any], str | None]:
    """Of the file that the text was read from."""
    return lambda notice: getattr(notice.newest_first[0], name) if notice.newest_first else None


NOTICE: tuple[Column, ...] = (
    Column("id", "通报的公开编号，永久不变", "Public identifier of the notice; permanent", lambda n: n.name),
    Column("title", "标题", "Title", lambda n: n.title),
    Column("issuer", "发布单位", "Issuer", lambda n: n.issuer),
    Column("province", "省级地区", "Province", _place(Place.Level.PROVINCE)),
    Column("city", "地级市", "City", _place(Place.Level.CITY)),
    Column("district", "区县", "District or county", _place(Place.Level.DISTRICT)),
    Column(
        "place_code",
        "地区代码：GB/T 2260，没有国标代码的地区用自编代码",
        "Code of the place: GB/T 2260, or a made one where there is none",
        lambda n: n.place and n.place.code,
    ),
    Column(
        "kind",
        "类型：巡视或巡察",
        "Kind: 巡视 (by centre or province) or 巡察 (by city or county)",
        lambda n: n.kind,
    ),
    Column(
        "tier", "派出巡视巡察的层级：中央、省、市、区县", "Level that sent the inspection", lambda n: n.tier
    ),
    Column("team", "巡视巡察组", "Inspection team", lambda n: n.team),
    Column("round", "轮次", "Round of inspections", lambda n: n.round),
    Column(
        "inspection_start", "进驻日期", "First day of the inspection", lambda n: n.inspection_start, "date"
    ),
    Column("inspection_end", "结束日期", "Last day of the inspection", lambda n: n.inspection_end, "date"),
    Column("feedback_date", "反馈日期", "Day of the inspectors' feedback", lambda n: n.feedback_date, "date"),
    Column("published", "发布日期", "Day of publication", lambda n: n.published, "date"),
    Column("signed", "落款日期", "Day of the signature", lambda n: n.signed, "date"),
    Column(
        "year",
        "归入的年份：依次取发布、落款、反馈日期",
        "Year it is filed under: of publication, else signature, else feedback",
        lambda n: n.year,
        "integer",
    ),
    Column(
        "publication_lag",
        "公开时滞：反馈到发布（无发布日期时为落款）的天数",
        "Days from feedback to publication (or signature)",
        lambda n: n.publication_lag,
        "integer",
    ),
    Column("source", "来源网站", "Site it was published on", lambda n: n.source),
    Column("url", "来源网址", "Address it was published at", lambda n: n.url),
    Column(
        "sample",
        "是否为演示而编写（非真实通报）",
        "Whether it was invented for the demo",
        lambda n: n.is_sample,
        "boolean",
    ),
    Column(
        "reader_version",
        "读取器版本：文件如何变为文字",
        "Version of the reader (file to text)",
        lambda n: n.reader_version,
    ),
    Column(
        "parser_version",
        "解析器版本：文字如何变为问题与措施",
        "Version of the parser (text to outline)",
        lambda n: n.parser_version,
    ),
    Column("page", "本站网页", "Page on this site", lambda n: n.get_absolute_url(), on_site=True),
)

# Of a notice by itself: too heavy to stand beside every measure.
NOTICE_WHOLE: tuple[Column, ...] = (
    Column(
        "fetched", "从网址读取的时间", "When it was fetched from its address", lambda n: n.fetched, "datetime"
    ),
    Column("file", "原件文件名", "Name of the original file", _newest("name")),
    Column("sha256", "原件的 SHA-256", "SHA-256 of the original file", _newest("sha256")),
    Column(
        "length",
        "正文字数（Unicode 码位）",
        "Length of the text in code points",
        lambda n: len(n.text),
        "integer",
    ),
    Column("aspects", "方面数", "Number of aspects", lambda n: n.aspect_count, "integer"),
    Column(
        "problems",
        "问题数（不含分项）",
        "Number of problems, items not counted",
        lambda n: n.problem_count,
        "integer",
    ),
    Column("items", "分项数", "Number of items", lambda n: n.item_count, "integer"),
    Column("measures", "措施数", "Number of measures", lambda n: n.measure_count, "integer"),
)
NOTICE_TEXT = Column(
    "text",
    "正文全文；联系电话、邮箱、地址以等长的 * 遮盖，位置不变",
    "Full text; phones, e-mail and postal addresses masked by * at equal length, so that offsets hold",
    lambda n: masked(n.text, n.contact),
)
