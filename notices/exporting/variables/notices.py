"""What an export says of a notice: its facts (`notices.facts`), and what else belongs to a notice by itself."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from notices.columns import Column
from notices.facts import FACTS


def _newest(name: str) -> Callable[[Any], str | None]:
    """Of the file that the text was read from."""
    return lambda notice: getattr(notice.newest_first[0], name) if notice.newest_first else None


NOTICE: tuple[Column, ...] = tuple(fact.column for fact in FACTS if fact.exported)

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
    attrgetter("text"),
)
