"""What is private is covered at equal length; everything else stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.privacy.masking import COVER, covered, masked, private_spans, without_contact
from notices.words import tables

CONTACT = {
    "phone": ["0000-1234567", "0000-7654321"],
    "email": ["office@linxi.example"],
    "address": "云泽市临溪区石桥路1号",
    "postcode": "000000",
}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系电话：0000-1234567。", "联系电话：************。"),
        ("联系电话：００００－１２３４５６７", "联系电话：************"),
        ("邮箱 office@linxi.example", "邮箱 ********************"),
        ("请寄云泽市临溪区石桥路1号，邮编000000", "请寄***********，邮编******"),
    ],
)
def test_what_the_notice_names_as_contact_is_covered(text, shown):
    assert masked(text, CONTACT) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("传真：0000-1234568、7654322。", "传真：" + "*" * 20 + "。"),
        ("第二个邮箱 jw＠linxi.example 亦可", "第二个邮箱 **************** 亦可"),
        ("通讯地址：云泽市临溪区柏桥路2号；", "通讯地址：***********；"),
        ("手机13800000000", "手机***********"),
        ("举报13800000000转交", "举报***********转交"),
    ],
)
def test_what_the_facts_do_not_name_is_covered_where_the_text_says_so(text, shown):
    assert masked(text, {}) == shown


@pytest.mark.parametrize(
    "text",
    [
        "新增学位2160个，投入12345678元。",
        "2021年11月23日至2022年3月1日",
        "开通热线12345，接听电话1200余次",
        "文号〔2021〕15号，地址库更新3次",
        "第1380000000001号",
        "投入13800138000元，追缴13912345678.5元",
        "接听电话累计123456次，12345热线办件1234567件",
        "住在山区的群众，石桥路12号地块，项目地址：石桥路12号",
        "微信公众号发布30期，建立3个微信群500人",
        "400 1200人，1500-1600 2000-3000，0.0755",
        "统一社会信用代码91440300MA5XXXXX12",
    ],
)
def test_figures_dates_and_public_hotlines_stay(text):
    assert masked(text, CONTACT) == text


def test_offsets_hold():
    text = "甲" * 10 + "联系电话：0000-1234567\n通讯地址：云泽市临溪区石桥路1号。" + "乙" * 10
    shown = masked(text, CONTACT)
    assert len(shown) == len(text)
    assert (shown[:15], shown[-10:], shown.count("\n")) == (text[:15], "乙" * 10, 1)


EXAMPLES = [(kind, row.example) for kind, rows in tables("privacy/printings").items() for row in rows]


@pytest.mark.parametrize(("kind", "printed"), EXAMPLES)
def test_each_row_covers_its_example_within_a_sentence(kind, printed):
    text = f"群众反映：{printed}，已处理。"
    shown = masked(text)
    assert (len(shown), shown[:5], shown[-5:]) == (len(text), text[:5], "，已处理。")
    assert len(re.findall(r"[0-9〇一三八]", shown)) == 0, kind


@pytest.mark.parametrize(
    "printed",
    [
        "１３８００１３８０００", "138-0013-8000", "(+86)13800138000", "86-13800138000", "138.0013.8000",
        "（0755）12345678", "0755 1234 5678", "0755—1234567转801", "0755-1234567-801", "TEL:075512345678",
        "电话：8123 4567", "传真 0755-1234567（转801）", "office＠linxi.example", "office [at] linxi.example",
        "44030619900101123X", "440306 19900101 1234", "６２２２０２００１２３４５６７８９０１", "QQ群 123456789",
        "微信：linxi_2021", "wx: abc12345", "请寄测试区测试路1号", "地址：测试区测试路1号",
        "家住测试区测试路12号3栋2单元501室",
    ],
)  # fmt: skip
def test_it_is_covered_however_it_is_printed(printed):
    assert not re.search(r"[0-9０-９]{2}|@|＠|linxi|abc", masked(f"经查，{printed}。"))


def test_what_was_read_from_a_text_is_covered_as_the_text_is():
    text = "关于住户甲（身份证号110101900307123）的问题"
    read = (text, ("住户甲", "110101900307123"), 15)
    hidden = COVER * 15
    assert covered(read, text, {}) == (f"关于住户甲（身份证号{hidden}）的问题", ("住户甲", hidden), 15)


def test_a_paragraph_that_asks_for_answers_goes_whole_and_a_long_one_from_its_sentence_on():
    before = "整改持续推进。" * 60
    asks = masked("欢迎监督，电话0000-5550134。联系人：甲。")
    assert without_contact(asks) == ""
    assert without_contact(before + asks) == before
    assert without_contact("整改持续推进。") == "整改持续推进。"
    assert without_contact(masked("查处甲（13800138000）等人。")) == "查处甲（***********）等人。"


@given(st.text(alphabet="1358 -（0）甲电话号：@a.x", max_size=40))
def test_covering_keeps_the_length_and_is_done_once(text):
    shown = masked(text)
    assert len(shown) == len(text)
    assert all(new in (old, COVER) for new, old in zip(shown, text, strict=True))
    assert all(start < end for start, end in private_spans(text, {}))
