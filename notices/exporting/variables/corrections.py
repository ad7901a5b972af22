"""What the data package says of a correction by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from notices.columns import Column
from notices.models import Decision


def _json(name: str) -> Callable[[Any], str]:
    return lambda row: json.dumps(getattr(row, name), ensure_ascii=False, sort_keys=True)


CORRECTION: tuple[Column, ...] = (
    Column("id", "编号", "Number of the correction", lambda c: c.pk, "integer"),
    Column("notice_id", "通报的编号", "Notice", lambda c: c.name),
    Column("unit", "问题、分项或措施在通报中的编号", "Unit within the notice: p12/i3/m2", lambda c: c.path),
    Column(
        "subject",
        "所订正的：事实、领域、证据、疑点、结构、承诺落实",
        "What was corrected",
        lambda c: c.subject,
        choices=tuple(Decision.CORRECTIONS),
    ),
    Column("field", "哪一项事实或哪一种证据", "Which fact, or kind of claim", lambda c: c.field),
    Column("anchor", "据以认出的原文，JSON", "Words it is known again by, as JSON", _json("anchor")),
    Column("before", "订正前，JSON", "Before, as JSON", _json("before")),
    Column("after", "订正后，JSON", "After, as JSON", _json("after")),
    Column("reason", "理由", "Reason", lambda c: c.reason),
    Column("made", "订正的时间", "When it was made", lambda c: c.made, "datetime"),
    Column("undoes", "撤销了哪一次订正", "The correction it takes back", lambda c: c.undoes_id, "integer"),
)
