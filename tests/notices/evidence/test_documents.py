"""Documents: titles in 《》, made or cited."""

from __future__ import annotations

import pytest

from notices.evidence.documents import read_documents
from tests.notices.evidence.whole_text import whole_text


def documents(sentence: str) -> list[tuple[str, str]]:
    return [(d.title, d.role) for d in read_documents(whole_text(sentence))]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("印发《河道保洁办法》。", [("河道保洁办法", "made")]),
        ("新修订的《采购办法》已经审议通过。", [("采购办法", "made")]),
        ("废止《招待费规定》，印发《接待办法》。", [("招待费规定", "cited"), ("接待办法", "made")]),
        ("依据《信访工作条例》办理。", [("信访工作条例", "cited")]),
        ("按照《甲规定》制定《乙细则》。", [("甲规定", "cited"), ("乙细则", "made")]),
        (
            "修订《甲办法》《乙办法》和《丙办法》。",
            [("甲办法", "made"), ("乙办法", "made"), ("丙办法", "made")],
        ),
        ("《物业管理指引》已正式印发。", [("物业管理指引", "made")]),
        ("组织干部学习《民法典》、《行政处罚法》。", [("民法典", "cited"), ("行政处罚法", "cited")]),
        ("制定贯彻《意见》的任务清单。", [("意见", "cited")]),
        ("起草完成《关于转发〈甲通知〉的通知》。", [("关于转发〈甲通知〉的通知", "made")]),
        ("严格落实《甲制度》，编印《乙手册》2000册。", [("甲制度", "cited"), ("乙手册", "made")]),
        ("将《办事指南》发放到户。", [("办事指南", "made")]),
        ("审议通过《三年规划》。", [("三年规划", "made")]),
        ("发放《中华人民共和国档案法》。", [("中华人民共和国档案法", "cited")]),
        ("对照《问题清单》逐项整改。", [("问题清单", "cited")]),
        ("修订完善《甲制度》等5项制度。", [("甲制度", "made")]),
        ("印发《甲》（试行）、《乙》以及《丙》。", [("甲", "made"), ("乙", "made"), ("丙", "made")]),
        ("违反《廉洁自律准则》的行为。", [("廉洁自律准则", "cited")]),
        ("传达省委印发的《实施意见》。", [("实施意见", "cited")]),
        ("《民法典》规定的条款。", [("民法典", "cited")]),
        ("编印《手册》，宣传《条例》。", [("手册", "made"), ("条例", "cited")]),
        ("完成《专项规划（2021—2035年）》编制。", [("专项规划（2021—2035年）", "made")]),
        ("《实施细则》已经区政府常务会审议通过。", [("实施细则", "made")]),
        ("制定《甲》，制定《甲》。", [("甲", "made"), ("甲", "made")]),
        ("起草《关于贯彻《甲意见》的方案》。", [("关于贯彻《甲意见》的方案", "made")]),
        ("书名号没有关上《甲办法。", []),
        ("观看《警钟》专题片。", [("警钟", "cited")]),
    ],
)
def test_a_document_is_made_or_cited(sentence, found):
    assert documents(sentence) == found
