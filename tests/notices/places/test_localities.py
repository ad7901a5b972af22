"""Where a notice is from. Invented places are read by grammar, real ones by their codes."""

from __future__ import annotations

import pytest

from notices.places.gazetteer import official
from notices.places.localities import Locality, locate


def place(issuer: str, *mentions: str, superior: str | None = None, year: int | None = None) -> Locality:
    return locate(official(), issuer, mentions, superior, year)


@pytest.mark.parametrize(
    ("issuer", "where"),
    [
        ("中共珠海市斗门区委", ("广东省", "珠海市", "斗门区", "440403")),
        ("中共深圳龙华区委", ("广东省", "深圳市", "龙华区", "440309")),
        ("湖北黄陂", ("湖北省", "武汉市", "黄陂区", "420116")),
        ("中共黄陂区委", ("湖北省", "武汉市", "黄陂区", "420116")),
        ("中共黄陂区木兰街道工作委员会", ("湖北省", "武汉市", "黄陂区", "420116")),
        ("中共武汉市黄陂区住房和城乡建设局党组", ("湖北省", "武汉市", "黄陂区", "420116")),
        ("中共下城区委", ("浙江省", "杭州市", "下城区", "330103")),
        ("中共吉林市委", ("吉林省", "吉林市", None, "220200")),
        ("中共北京市委", ("北京市", "北京市", None, "110000")),
        ("中共重庆市彭水县委", ("重庆市", "重庆市", "彭水苗族土家族自治县", "500243")),
        ("中共江苏省昆山市委", ("江苏省", "苏州市", "昆山市", "320583")),
        ("中共东莞市委", ("广东省", "东莞市", None, "441900")),
        ("中共济源市委", ("河南省", None, "济源市", "419001")),
        ("中共恩施州教育局党组", ("湖北省", "恩施土家族苗族自治州", None, "422800")),
        ("中共巴林左旗委", ("内蒙古自治区", "赤峰市", "巴林左旗", "150422")),
        ("中共市南区委", ("山东省", "青岛市", "市南区", "370202")),
        ("中共广东省教育厅党组", ("广东省", None, None, "440000")),
        ("中共第一师阿拉尔市委员会", ("新疆维吾尔自治区", None, "阿拉尔市", "659002")),
        ("中共深圳市龍華區委", ("广东省", "深圳市", "龙华区", "440309")),
    ],
)
def test_an_official_place_is_known_by_any_of_its_names(issuer, where):
    assert place(issuer) == Locality(*where)


@pytest.mark.parametrize(
    ("issuer", "where"),
    [
        ("中共深圳市大鹏新区工作委员会", ("广东省", "深圳市", "大鹏新区")),
        ("中共苏州工业园区工作委员会", ("江苏省", "苏州市", "苏州工业园区")),
        ("中共武汉东湖高新区工作委员会", ("湖北省", "武汉市", "东湖高新区")),
        ("中共云泽经济技术开发区工作委员会", (None, None, "云泽经济技术开发区")),
        ("中共新区党工委", (None, None, None)),
    ],
)
def test_a_functional_area_is_a_district_without_a_code(issuer, where):
    assert place(issuer) == Locality(*where)


@pytest.mark.parametrize(
    ("issuer", "where"),
    [
        ("中共云泽市临溪区委", (None, "云泽市", "临溪区")),
        ("中共青岚省云泽市临溪区委", ("青岚省", "云泽市", "临溪区")),
        ("中共云泽市安岭市委", (None, "云泽市", "安岭市")),
        ("中共临溪县委员会", (None, None, "临溪县")),
        ("中共云泽市临溪区住房和建设局党组", (None, "云泽市", "临溪区")),
        ("中共云泽市石桥街道工作委员会", (None, "云泽市", None)),
        ("中共云泽市市场监督管理局党组", (None, "云泽市", None)),
        ("中共云泽市城市管理局党组", (None, "云泽市", None)),
        ("中共云泽市民政局党组", (None, "云泽市", None)),
        ("中共云泽市社区学校支部", (None, "云泽市", None)),
        ("政协云泽市委员会党组", (None, "云泽市", None)),
        ("国家税务总局云泽市临溪区税务局党委", (None, "云泽市", "临溪区")),
        ("共青团云泽市委员会党组", (None, "云泽市", None)),
        ("国家税务总局", (None, None, None)),
        ("中共南京路街道工作委员会", (None, None, None)),
        ("中共安阳区委", (None, None, "安阳区")),
        ("区委", (None, None, None)),
    ],
)
def test_an_unknown_place_is_read_by_grammar_and_has_no_code(issuer, where):
    assert place(issuer) == Locality(*where)


@pytest.mark.parametrize(
    ("issuer", "where"),
    [
        ("中共深圳市龙华区建设集团有限公司委员会", ("广东省", "深圳市", None, "440300")),
        ("中共云泽市临溪区国有资产公司委员会", (None, "云泽市", None, None)),
        ("中共广东职业学院委员会", ("广东省", None, None, "440000")),
        ("中共云泽水务集团有限公司委员会", (None, None, None, None)),
    ],
)
def test_a_company_or_college_has_no_district(issuer, where):
    assert place(issuer) == Locality(*where)


def test_a_name_that_several_cities_use_stays_open_with_a_doubt():
    doubt = "“朝阳区”在长春市、北京市都有，文中没有写明是哪一个"
    assert place("中共朝阳区委") == Locality(district="朝阳区", doubt=doubt)


@pytest.mark.parametrize(
    ("mentions", "superior"),
    [(("福州市鼓楼区",), None), ((), "福州市"), (("福州市纪委监委",), None), (("我区", "福建省"), None)],
)
def test_it_is_settled_by_another_phrase_or_by_whose_inspection_it_was(mentions, superior):
    assert place("中共鼓楼区委", *mentions, superior=superior) == Locality(
        "福建省", "福州市", "鼓楼区", "350102"
    )


def test_the_year_tells_which_of_two_places_of_a_name_there_was():
    assert [place("中共公主岭市委", year=year).city for year in (2018, 2023)] == ["四平市", "长春市"]


@pytest.mark.parametrize(
    ("issuer", "mentions", "superior", "where"),
    [
        ("中共临溪区委", ["云泽市临溪区"], None, (None, "云泽市", "临溪区")),
        ("中共临溪区委", [], "云泽市", (None, "云泽市", "临溪区")),
        ("中共云泽市临溪区委", ["青岚省云泽市临溪区石桥路1号"], None, ("青岚省", "云泽市", "临溪区")),
        ("中共安岭市委", [], "云泽市", (None, "云泽市", "安岭市")),
        ("中共安岭市委", ["云泽市安岭市"], None, (None, "云泽市", "安岭市")),
        ("中共云泽经济开发区工委", ["云泽市"], None, (None, "云泽市", "云泽经济开发区")),
        ("中共石桥街道工作委员会", ["临溪区石桥街道"], None, (None, None, "临溪区")),
        ("中共云泽市水利局党组", ["云泽市临溪区石桥路1号"], None, (None, "云泽市", None)),
        ("中共临溪县委", [], "青岚省", ("青岚省", None, "临溪县")),
        ("中共云泽市临溪区委", ["澄湖市临溪区"], None, (None, "云泽市", "临溪区")),
    ],
)
def test_other_phrases_add_what_an_issuer_leaves_out_and_contradict_nothing(
    issuer, mentions, superior, where
):
    assert place(issuer, *mentions, superior=superior) == Locality(*where)
