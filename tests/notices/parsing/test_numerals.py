"""Numerals and dates."""

from __future__ import annotations

from datetime import date

import pytest

from notices.parsing.lines import fold
from notices.parsing.numerals import Mention, day_of, mentions, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("123", 123),
        ("１２３", 123),
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("一百二十三", 123),
        ("一百零五", 105),
        ("两千零二十四", 2024),
        ("一万二千", 12_000),
        ("三亿零五万", 300_050_000),
        ("二〇二四", 2024),
        ("二零二四", 2024),
        ("二○二四", 2024),
        ("二0二四", 2024),
        ("", None),
        ("第三", None),
        ("甲", None),
    ],
)
def test_a_numeral_is_a_number(text, value):
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024年7月18日", date(2024, 7, 18)),
        ("2024 年 7 月 18 日", date(2024, 7, 18)),
        ("２０２４年７月１８日", date(2024, 7, 18)),
        ("二〇二四年七月十八日", date(2024, 7, 18)),
        ("二○二四年十二月三十一日", date(2024, 12, 31)),
        ("二零二四年七月二十号", date(2024, 7, 20)),
        ("2024-07-18 09:20", date(2024, 7, 18)),
        ("2024/7/8", date(2024, 7, 8)),
        ("2024 - 07 - 18", date(2024, 7, 18)),
        ("2024.07.18", date(2024, 7, 18)),
        ("2024-07-1809:20", date(2024, 7, 18)),
        ("18.07.2024  12:17", date(2024, 7, 18)),
        ("3/12/2024", date(2024, 12, 3)),
        ("10.0.18.2024", None),
        ("31.13.2024", None),
        ("2024年2月30日", None),
        ("2024年7月", None),
        ("2024年7月下旬", None),
        ("7月18日", None),
        ("2024-07/18", None),
        ("电话0755-12345678", None),
        ("2024年13月1日", None),
    ],
)
def test_a_whole_date_is_read_in_any_form(text, day):
    assert next((mention.on(None) for mention in mentions(fold(text)) if mention.on(None)), None) == day


def test_mentions_keep_what_the_text_leaves_out():
    assert list(mentions("2022年3月下旬至4月22日,次年5月6日")) == [
        Mention(0, 9, 2022, 3, None),
        Mention(10, 15, None, 4, 22),
        Mention(16, 22, None, 5, 6, "次年"),
    ]


def test_a_mention_without_a_year_takes_the_one_it_is_given():
    mention = Mention(0, 5, None, 9, 5)
    assert (mention.on(2017), mention.on(None), Mention(0, 9, 2016, 9, 5).on(2017)) == (
        date(2017, 9, 5),
        None,
        date(2016, 9, 5),
    )


@pytest.mark.parametrize("parts", [(None, 1, 1), (2024, None, 1), (2024, 1, None), (2024, 2, 30), (0, 1, 1)])
def test_what_is_on_no_calendar_is_no_day(parts):
    assert day_of(*parts) is None
