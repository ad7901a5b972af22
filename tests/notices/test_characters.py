import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notices.characters import controls, evened


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("公办学\u200b位、黑\u00ad臭、清\u200f退\ufe0f、\ufeff河", "公办学位、黑臭、清退、河"),
        ("⻘岚区⻓期空置，⼆〇⼆⼀年⼗⽉", "青岚区长期空置，二〇二一年十月"),
        ("三⼗⼾", "三十户"),
        ("︵一︶关于﹃接待﹄﹐计3﹒5万元﹔", "（一）关于『接待』，计3.5万元；"),
        ("\uf9dc\uf9a9囹\u2f00", "隆囹囹一"),
        ("台\x1b账\x07\x00", "台账"),
        ("一行\u2028二行\x0b三行\x85", "一行\n二行\n三行\n"),
        ("&nbsp;&ldquo;接待&rdquo;&#x4E00;&#20108;", "\u00a0“接待”一二"),
        ("\ue5e5\ue5e5一、", "\u3000\u3000一、"),
        ("㈠①ＡＢＣ　（1）\tA\r\n", "㈠①ＡＢＣ　（1）\tA\r\n"),
        ("&查无此名; & A&B", "&查无此名; & A&B"),
    ],
)
def test_a_text_is_what_a_reader_sees(text, plain):
    assert evened(text) == plain


@given(st.text())
def test_an_even_text_stays_as_it_is_and_may_stand_in_xml(text):
    plain = evened(text.replace("&", ""))

    assert evened(plain) == plain
    assert {sign for sign in plain if unicodedata.category(sign) == "Cc"} <= set("\t\n\r")


def test_control_characters_are_counted_but_for_tabs_and_ends_of_lines():
    assert controls("\x1b台\t账\r\n\x7f\x85\u2028\x9f") == 3
