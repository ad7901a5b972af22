"""The official places, by name and by code."""

from __future__ import annotations

import pytest

from notices.places.codes import _MISSING, _data, official_places
from notices.places.gazetteer import official, short_names


def lineage(name: str) -> list[tuple[str, str, str | None, str]]:
    """Code, level, city and province of every place of a name."""
    return [
        (place.code, place.level, place.city.name if place.city else None, place.province.name)
        for place in official().find(name)
    ]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("广东省", [("440000", "province", None, "广东省")]),
        ("深圳市", [("440300", "city", "深圳市", "广东省")]),
        ("黄陂区", [("420116", "district", "武汉市", "湖北省")]),
        ("斗门区", [("440403", "district", "珠海市", "广东省")]),
        ("临平区", [("330113", "district", "杭州市", "浙江省")]),
        ("横州市", [("450181", "district", "南宁市", "广西壮族自治区")]),
        ("义乌市", [("330782", "district", "金华市", "浙江省")]),
        ("仙桃市", [("429004", "district", None, "湖北省")]),
        ("神农架林区", [("429021", "district", None, "湖北省")]),
        ("石河子市", [("659001", "district", None, "新疆维吾尔自治区")]),
        ("浦东新区", [("310115", "district", "上海市", "上海市")]),
        ("加格达奇区", [("232761", "district", "大兴安岭地区", "黑龙江省")]),
        ("北京市", [("110000", "province", "北京市", "北京市")]),
        ("彭水县", [("500243", "district", "重庆市", "重庆市")]),
        ("鄂温克旗", [("150724", "district", "呼伦贝尔市", "内蒙古自治区")]),
        ("龙华区", [("460106", "district", "海口市", "海南省"), ("440309", "district", "深圳市", "广东省")]),
        ("临溪区", []),
        ("市辖区", []),
    ],
)
def test_a_place_is_found_with_what_it_lies_in(name, places):
    assert lineage(name) == places


def test_a_level_narrows_what_is_found():
    found = [official().find("海南", level) for level in ("province", "city", "district")]
    assert [[place.name for place in places] for places in found] == [
        ["海南省"],
        ["海南藏族自治州"],
        ["海南区"],
    ]


def test_places_that_are_no_more_are_kept_with_the_year_they_ended():
    ended = {
        name: [(place.since, place.until) for place in official().find(name)] for name in ("下城区", "莱芜市")
    }
    assert ended == {"下城区": [(1983, 2021)], "莱芜市": [(1992, 2018)]}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("深圳市", {"深圳"}),
        ("广西壮族自治区", {"广西"}),
        ("恩施土家族苗族自治州", {"恩施", "恩施州"}),
        ("巴音郭楞蒙古自治州", {"巴音郭楞", "巴音郭楞州"}),
        ("鄂温克族自治旗", {"鄂温克", "鄂温克旗"}),
        ("龙胜各族自治县", {"龙胜", "龙胜县"}),
        ("沙县", set()),
    ],
)
def test_a_short_name_drops_what_only_says_what_kind_of_place_it_is(name, short):
    assert short_names(name) == short


def test_the_list_is_whole():
    current = [place for place in official_places() if place.until is None]
    levels = [place.level for place in current]
    assert (levels.count("province"), levels.count("city")) == (34, 332)
    assert 2840 <= levels.count("district") <= 2880


def test_every_district_lies_in_a_province_and_codes_of_places_in_force_are_unique():
    current = [place for place in official_places() if place.until is None]
    assert all(place.parent for place in current if place.level != "province")
    assert len({place.code for place in current}) == len(current)


@pytest.mark.parametrize("name", [name for _, _, name in _MISSING])
def test_what_we_add_is_still_missing_from_the_package(name):
    assert name not in _data()
