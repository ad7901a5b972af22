"""Areas without a code: the table against the official names, and what is made of it."""

from __future__ import annotations

import pytest

from notices.places.areas import Area, area_at, areas
from notices.places.gazetteer import official
from notices.places.localities import Locality, locate


@pytest.mark.parametrize("area", areas(), ids=lambda area: area.name)
def test_an_area_lies_in_a_province_and_a_city_by_their_official_names(area):
    (province,) = official().find(area.province, "province")
    city = official().find(area.city, "city") if area.city and area.city != area.province else []
    assert province.name == area.province
    assert [place.province for place in city] == ([province] if city else [])
    assert bool(city) or area.city in (None, area.province)


@pytest.mark.parametrize("area", areas(), ids=lambda area: area.name)
def test_an_area_is_no_place_of_today_that_has_a_code(area):
    assert [place for place in official().find(area.name) if place.until is None] == []


def test_no_area_is_listed_twice():
    names = [area.name for area in areas()]
    assert sorted(names) == sorted(set(names))


def test_the_longest_name_counts():
    assert area_at("前海深港现代服务业合作区党工委") == Area("前海深港现代服务业合作区", "广东省", "深圳市")
    assert area_at("临溪新区党工委") is None


@pytest.mark.parametrize(
    ("issuer", "where"),
    [
        ("中共雄安新区工作委员会", ("河北省", None, "雄安新区")),
        ("中共河北雄安新区工作委员会", ("河北省", None, "雄安新区")),
        ("中共天府新区成都工作委员会", ("四川省", None, "天府新区")),
        ("中共平潭综合实验区工作委员会", ("福建省", "福州市", "平潭综合实验区")),
        ("中共浙江舟山群岛新区工作委员会", ("浙江省", "舟山市", "舟山群岛新区")),
        ("中共上海临港新片区工作委员会", ("上海市", "上海市", "临港新片区")),
        ("西咸新区税务局党委", ("陕西省", "西安市", "西咸新区")),
        ("中共大連金普新區工作委員會", ("辽宁省", "大连市", "金普新区")),
        ("中共珠海市横琴新区工作委员会", ("广东省", "珠海市", "横琴新区")),
        ("中共哈尔滨新区工作委员会", ("黑龙江省", "哈尔滨市", "哈尔滨新区")),
        ("中共兰州新区工作委员会", ("甘肃省", "兰州市", "兰州新区")),
        ("中共云泽市江北新区工作委员会", (None, "云泽市", "江北新区")),
        ("中共昆山经济技术开发区工作委员会", ("江苏省", "苏州市", "昆山经济技术开发区")),
        ("中共中国（上海）自由贸易试验区工作委员会", ("上海市", "上海市", None, "310000")),
        ("义乌经开区党工委", ("浙江省", "金华市", "义乌经开区")),
        ("中共正定新区工作委员会", ("河北省", "石家庄市", "正定新区")),
        ("中共霍尔果斯经济开发区工作委员会", ("新疆维吾尔自治区", "伊犁哈萨克自治州", "霍尔果斯经济开发区")),
        ("阿拉山口综合保税区党工委", ("新疆维吾尔自治区", "博尔塔拉蒙古自治州", "阿拉山口综合保税区")),
        ("中共南沙新区工作委员会", ("广东省", "广州市", "南沙新区")),
        ("中共中新天津生态城工作委员会", ("天津市", "天津市", "中新天津生态城")),
        ("中共太湖新城工作委员会", (None, None, "太湖新城")),
        ("中共云泽新区工作委员会", (None, None, "云泽新区")),
        ("中共太湖旅游度假区工作委员会", (None, None, "太湖旅游度假区")),
        ("中共云泽高新区工作委员会", (None, None, "云泽高新区")),
    ],
)
def test_an_area_is_placed_by_its_name_unless_another_city_stands_before_it(issuer, where):
    assert locate(official(), issuer) == Locality(*where)


def test_a_zone_with_a_code_of_its_own_is_that_place():
    assert locate(official(), "中共滨海新区委员会").province == "天津市"
    assert locate(official(), "中共浦东新区委员会").code == "310115"
