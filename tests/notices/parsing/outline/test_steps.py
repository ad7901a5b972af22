"""A first step without a second has its number for a label."""

from __future__ import annotations

import pytest

from notices.parsing import outline as outlines

ABOVE = "（一）关于台账不全的问题\n1.补齐台账12本。\n2.每季度抽查一次。\n（二）关于渡口无人值守的问题\n"


@pytest.mark.parametrize(
    ("line", "measure"),
    [
        ("1.配备值守人员4名。", ("1.", "配备值守人员4名。")),
        ("（1）配备值守人员4名。", ("（1）", "配备值守人员4名。")),
        ("①配备值守人员4名。", ("①", "配备值守人员4名。")),
        ("1.5万元用于更换救生衣。", ("", "1.5万元用于更换救生衣。")),
        ("1名值守人员到岗。", ("", "1名值守人员到岗。")),
    ],
)
def test_the_number_of_a_lone_step_is_its_label_and_a_figure_is_none(line, measure):
    text = ABOVE + line
    (step,) = outlines.read(text).outline.problems[1].measures
    assert (step.label, text[step.start : step.end]) == measure
