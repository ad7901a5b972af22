"""Contacts covered at equal length; everything else stays."""

from __future__ import annotations

import pytest

from notices.exporting.masking import masked

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
    ],
)
def test_figures_dates_and_public_hotlines_stay(text):
    assert masked(text, CONTACT) == text


def test_offsets_hold():
    text = "甲" * 10 + "联系电话：0000-1234567\n通讯地址：云泽市临溪区石桥路1号。" + "乙" * 10
    shown = masked(text, CONTACT)
    assert len(shown) == len(text)
    assert (shown[:15], shown[-10:], shown.count("\n")) == (text[:15], "乙" * 10, 1)
