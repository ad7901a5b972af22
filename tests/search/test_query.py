from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notices.models import Measure, Problem
from search import indexing
from search.asking import syntax
from search.asking.interpreting import Meant
from search.asking.reading import Reading
from search.asking.request import SORTS, UNITS, SearchRequest
from search.asking.syntax import QueryTooLongError
from search.language.analysis import fold
from search.query import search
from tests.effort import drawn
from tests.factories import make_aspect, make_category, make_measure, make_notice, make_place, make_problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rows")]


@pytest.fixture(name="rows")
def _rows() -> None:
    """Two notices: one with an item below a problem, one elsewhere, earlier, and without a category."""
    education = make_category("schools", "学校事务", "people", "民生事务")
    health = make_category("clinics", "看病事务", "people", "民生事务")
    first = make_notice("jia-2021", "甲区通报\n一、学位缺口与道路", place=make_place("甲省", "乙市", "甲区"))
    above = make_problem(first, "(一)民生短板", categories=[education, health])
    item = make_problem(
        parent=above, heading="1.学位缺口较大", measures=["新建学校。", "增加病床。"], categories=[education]
    )
    make_problem(
        parent=above,
        heading="2.看病难",
        measures=["增加病床。"],
        lead_ins=["区委重视<b>。"],
        categories=[health],
    )
    assert item.public_id == "jia-2021/p1/i1"
    second = make_notice(
        "ding-2019", "丁区通报", place=make_place("甲省", "丙市"), published=date(2019, 1, 2)
    )
    make_problem(second, "1.道路积水,学位不足", measures=["移送纪委。"])
    indexing.rebuild()


def ids(text: str = "", **request: Any) -> list[str]:
    return [hit.id for hit in search(SearchRequest(text, **request)).hits]


def test_a_hit_says_what_it_is_and_where_it_stands():
    hit = search(SearchRequest("学位缺口")).hits[0]
    assert (hit.id, hit.notice, hit.problem, hit.item, hit.measure) == (
        "jia-2021/p1/i1",
        "jia-2021",
        1,
        1,
        None,
    )
    assert (hit.title, hit.place) == ("1.学位缺口较大", "甲省 › 乙市 › 甲区")
    assert hit.snippet == "1.<mark>学位缺口</mark>较大"
    assert hit.obj == Problem.objects.get(heading="1.学位缺口较大")


def test_a_measure_hit_has_its_number_and_its_problems_title():
    hit = search(SearchRequest("“移送纪委”", unit="measure")).hits[0]
    assert (hit.id, hit.problem, hit.item, hit.measure, hit.title) == (
        "ding-2019/p1/m1",
        1,
        None,
        1,
        "1.道路积水,学位不足",
    )


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        (
            "“民生短板”",
            "problem",
            {"jia-2021/p1/i1", "jia-2021/p1/i2"},
        ),  # a parent's heading, with each of its items
        ("“区委重视<b>”", "problem", {"jia-2021/p1/i2"}),
        ("“较大新建”", "problem", set()),  # never across two texts
        ("“病床” -看病", "problem", {"jia-2021/p1/i1"}),
        ("看病 或 积水", "problem", {"jia-2021/p1/i2", "ding-2019/p1"}),
        ("学位 与 道路", "problem", {"ding-2019/p1"}),
        ("学位 与 道路", "notice", {"jia-2021"}),
        ("标题:学位", "problem", {"jia-2021/p1/i1", "ding-2019/p1"}),
        ("标题:病床", "problem", set()),
        ("措施:病床", "problem", {"jia-2021/p1/i1", "jia-2021/p1/i2"}),
        ("措施:移送", "notice", {"ding-2019"}),
        ("措施:病床", "measure", {"jia-2021/p1/i1/m2", "jia-2021/p1/i2/m1"}),
        ("区:甲区", "problem", {"jia-2021/p1/i1", "jia-2021/p1/i2"}),
        ("区:乙", "notice", {"jia-2021"}),
        ("区:没有", "problem", set()),
        ("年:2019", "problem", {"ding-2019/p1"}),
        ("-年:2019", "notice", {"jia-2021"}),
        ("领域:学校事务", "problem", {"jia-2021/p1/i1"}),
        ("领域:民生事务", "measure", {"jia-2021/p1/i1/m1", "jia-2021/p1/i1/m2", "jia-2021/p1/i2/m1"}),
    ],
)
def test_what_must_hold_holds(text, unit, found):
    assert set(ids(text, unit=unit)) == found


def test_words_rank_and_do_not_filter():
    results = search(SearchRequest("学位 道路"))
    assert [hit.id for hit in results.hits] == ["ding-2019/p1", "jia-2021/p1/i1"]
    assert (results.total, results.holding_all) == (2, 1)
    assert ids("学位 道路", all_words=True) == ["ding-2019/p1"]


def test_places_and_years_help_to_rank():
    assert ids("丙市 学位")[0] == "ding-2019/p1"
    assert ids("2021 学位")[0] == "jia-2021/p1/i1"


def test_exact_makes_every_word_a_phrase():
    assert ids("学位 缺口", exact=True) == ["jia-2021/p1/i1"]
    assert ids("学位缺口较大的", exact=True) == []


def test_without_words_everything_is_found_newest_first():
    assert ids() == ["jia-2021/p1/i1", "jia-2021/p1/i2", "ding-2019/p1"]
    assert ids(unit="notice", sort="oldest") == ["ding-2019", "jia-2021"]
    assert ids("年:2019 或 年:2021", unit="notice")[0] == "jia-2021"


def test_facets_count_in_the_unit_and_open_by_choice():
    results = search(SearchRequest("病床", facets={"category": ("clinics", "unknown")}))
    shown = {
        facet.name: {value.label: (value.count, value.selected) for value in facet.values}
        for facet in results.facets
    }
    assert results.total == 1
    assert shown == {
        "district": {"甲省": (1, False), "乙市": (1, False), "甲区": (1, False)},
        "year": {"2021 年": (1, False)},
        "category": {"民生事务": (2, False), "学校事务": (1, False), "看病事务": (1, True)},
        "status": {"未判定": (1, False)},
        "checked": {"未校对": (1, False)},
    }


def test_measures_are_found_by_their_status_and_problems_by_those_of_their_measures():
    problem = make_problem(make_notice("wu-2020"), "1.道路破损", measures=["年底前修好。", "已修好。"])
    problem.measures.filter(number=1).update(status="planned")
    problem.measures.filter(number=2).update(status="done")
    indexing.rebuild()
    assert ids(unit="measure", facets={"status": ("planned",)}) == ["wu-2020/p1/m1"]
    assert ids(facets={"status": ("planned",)}) == ids(facets={"status": ("done",)}) == ["wu-2020/p1"]
    assert ids(unit="notice", facets={"status": ("planned",)}) == ["wu-2020"]
    assert ids(unit="measure", facets={"status": ("planned", "done")}, excluded={"status": ("planned",)}) == [
        "wu-2020/p1/m2"
    ]


def test_a_group_stands_for_all_in_it_and_none_for_the_rest():
    assert len(ids(facets={"category": ("people",)})) == 2
    assert ids(facets={"category": ("none",)}) == ["ding-2019/p1"]
    assert len(ids(facets={"category": ("none", "clinics")})) == 2
    assert len(ids(facets={"category": ("unknown",), "year": ("abc",)})) == 3


def test_the_number_of_sql_queries_does_not_grow_with_the_hits(django_assert_max_num_queries):
    for _ in range(20):
        make_problem(make_notice(f"notice-{_}"), measures=["甲", "乙"], categories=[make_category("schools")])
    indexing.rebuild()
    for unit in UNITS:
        with django_assert_max_num_queries(12):
            assert search(SearchRequest("学位", unit=unit)).hits


def test_a_row_deleted_behind_the_index_is_no_hit():
    Measure.objects.filter(text="移送纪委。").delete()
    assert search(SearchRequest("移送", unit="measure")).hits == ()


def test_the_reading_says_what_was_searched():
    reading = search(SearchRequest("国有资产出租 “学位” -积水 区:甲区 (", synonyms=False)).reading
    assert reading == Reading(
        words=("国有资产出租",),
        cut=("国有资产", "出租"),
        atoms=("国有", "资产"),
        nowhere=("国有资产", "出租"),
        offered=(Meant("category", "国有资产出租", "国有与集体资产", ("assets",)),),
        phrases=("学位",),
        without=("积水",),
        fields=("district:甲区",),
        remarks=("缺少右括号：括号到末尾为止。",),
    )


def test_synonyms_take_part_are_counted_and_can_be_switched_off():
    results = search(SearchRequest("看病难", unit="measure"))
    brought = {synonym.text: synonym.hits for synonym in results.reading.synonyms if synonym.hits}
    assert brought == {"病床": 1}
    assert [hit.id for hit in results.hits] == ["jia-2021/p1/i2/m1", "jia-2021/p1/i1/m2"]
    assert results.hits[1].snippet == "增加<mark>病床</mark>。"
    without = search(SearchRequest("看病难", unit="measure", synonyms=False))
    assert (without.total, without.reading.synonyms) == (1, ())


@pytest.mark.parametrize("request_", [{"text": "“看病难”"}, {"text": "看病难", "exact": True}])
def test_what_is_asked_exactly_has_no_synonyms(request_):
    results = search(SearchRequest(**request_))
    assert (results.total, results.reading.synonyms) == (1, ())


def test_places_and_years_are_conditions():
    results = search(SearchRequest("乙市 2021年 学位"))
    assert [(each.kind, each.label) for each in results.reading.meant] == [
        ("district", "乙市"),
        ("year", "2021"),
    ]
    assert {hit.id for hit in results.hits} == {"jia-2021/p1/i1"}


def test_conditions_that_nothing_meets_are_said_and_not_asked_for():
    results = search(SearchRequest("丙市 2021 学位"))
    assert results.reading.meant == ()
    assert [each.label for each in results.reading.released] == ["丙市", "2021"]
    assert {hit.id for hit in results.hits} == {"ding-2019/p1", "jia-2021/p1/i1"}


def test_a_place_without_notices_is_said_to_have_none():
    results = search(SearchRequest("海淀 学位"))
    assert [(each.kind, each.label) for each in results.reading.meant] == [("absent", "海淀区")]
    assert {hit.id for hit in results.hits} == {"ding-2019/p1", "jia-2021/p1/i1"}


def test_an_area_by_its_name_beside_a_place_is_a_condition_where_something_is_filed_there():
    results = search(SearchRequest("乙市 看病事务"))
    assert [(each.kind, each.label) for each in results.reading.meant] == [
        ("district", "乙市"),
        ("category", "看病事务"),
    ]
    assert {hit.id for hit in results.hits} == {"jia-2021/p1/i2"}
    assert [each.kind for each in search(SearchRequest("丙市 看病事务")).reading.meant] == []
    assert [each.kind for each in search(SearchRequest("看病事务")).reading.meant] == []


def test_a_state_by_its_name_is_a_condition():
    Measure.objects.filter(text="新建学校。").update(status=Measure.Status.DONE)
    indexing.rebuild()
    results = search(SearchRequest("甲区 学位 已完成"))
    assert [(each.kind, each.label) for each in results.reading.meant] == [
        ("district", "甲区"),
        ("status", "已完成"),
    ]
    assert ids("学位 已完成") == ["jia-2021/p1/i1"]
    assert search(SearchRequest("已完成", plain=True)).reading.meant == ()
    assert [each.label for each in search(SearchRequest("病床 计划中")).reading.released] == ["计划中"]


def test_a_hit_says_which_words_it_lacks():
    hits = search(SearchRequest("学位 道路", synonyms=False)).hits
    assert [(hit.id, hit.lacking) for hit in hits] == [("ding-2019/p1", ()), ("jia-2021/p1/i1", ("道路",))]


def test_where_words_are_words_places_and_years_are_offered_and_force_nothing():
    results = search(SearchRequest("丙市 2021 学位", plain=True))
    assert {(each.facet, each.label) for each in results.reading.suggested_facets} == {
        ("year", "2021 年"),
        ("district", "甲省 › 丙市"),
    }
    assert {hit.id for hit in results.hits} == {"ding-2019/p1", "jia-2021/p1/i1"}


def test_a_place_without_more_finds_what_is_of_it():
    assert set(ids("丙市")) == {"ding-2019/p1"}


def test_traditional_and_simplified_are_equal_in_both_directions():
    make_problem(Problem.objects.all()[0].notice, "3.違法建築")
    indexing.rebuild()
    assert ids("“违法建筑”") == ids("違法建築") == ids("“違法建築”") != []
    assert ids("“學位缺口”") == ["jia-2021/p1/i1"]


def test_where_nothing_holds_the_word_the_reading_says_so():
    results = search(SearchRequest("民板"))
    assert (results.total, results.reading.nowhere) == (0, ("民板",))
    loose = search(SearchRequest("民板", characters=True))
    assert (loose.total, loose.reading.by_characters) == (2, True)
    assert not search(SearchRequest("学位")).reading.by_characters


def scores(text: str) -> dict[str, float]:
    """Measures that are found without synonyms, best first."""
    hits = search(SearchRequest(text, unit="measure", synonyms=False)).hits
    return {hit.obj.text: hit.score for hit in hits if isinstance(hit.obj, Measure)}


def make_measures(*texts: str) -> None:
    problem = Problem.objects.earliest("pk")
    for text in texts:
        make_measure(problem, text)
    indexing.rebuild()


def test_a_word_made_of_two_is_held_in_part_by_either_and_not_by_one_of_many():
    make_measures("环境保护", "影响环境", "生态保护", "道路")
    assert scores("环境保护").keys() == {"环境保护", "影响环境", "生态保护"}
    make_measures(*(f"生态保护{number}" for number in range(30)))
    assert scores("环境保护").keys() == {"环境保护", "影响环境"}


def test_a_fixed_term_is_not_held_by_one_of_its_words():
    make_measures("形式主义", "社会主义", "形式多样")
    assert scores("形式主义").keys() == {"形式主义"}


def test_a_character_that_the_cut_leaves_over_brings_nothing():
    make_measures("全链条", "区块划分")
    assert "全链条" not in scores("区块链")


@pytest.mark.parametrize("typed", ["1200万元", "1,200万元", "１２００万元", "一千二百万元", "0.12亿元"])
def test_a_figure_is_one_with_its_unit_in_every_printing(typed):
    make_measures("投入1,200万元", "投入１２００万元", "约合￥1200元", "另有11200万元")
    assert scores(typed).keys() == {"投入1,200万元", "投入１２００万元"}


@pytest.mark.parametrize("typed", ["59.02万㎡", "59.02万平方米", "590,200平米"])
def test_a_unit_is_one_in_every_printing(typed):
    make_measures("拆除59.02万平方米", "拆除９０平方米")
    assert scores(typed).keys() == {"拆除59.02万平方米"}


def test_verbs_that_every_measure_has_bring_nothing_beside_other_words():
    make_measures("解决停车难", "解决用水", "停车场")
    assert "解决用水" not in scores("怎么解决停车")
    assert "解决用水" in scores("解决")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("形势主义", "形式主义"), ("危划品", "危化品")],  # the thesaurus alone has the second
)
def test_a_mistyped_word_is_read_as_the_one_that_stands_there(typed, meant):
    make_measures(f"清查{meant}", "清查台账")
    results = search(SearchRequest(typed, unit="measure"))
    assert [(each.typed, each.label) for each in results.reading.meant] == [(typed, meant)]
    assert [str(getattr(hit.obj, "text", "")) for hit in results.hits] == [f"清查{meant}"]
    assert search(SearchRequest(typed, unit="measure", plain=True)).reading.meant == ()


@pytest.mark.parametrize("typed", ["学校事务", "xuewei", "Schools"])
def test_an_area_is_found_by_its_name_and_words_by_their_sound(typed):
    assert "jia-2021/p1/i1" in ids(typed)


@pytest.mark.parametrize("typed", ["bingshi", "bing shi", "丙市的"])
def test_a_place_is_heard_in_pinyin(typed):
    assert ids(typed) == ["ding-2019/p1"]


@pytest.mark.parametrize("typed", ["2019-2020 学位", "2018年至2019年 学位"])
def test_a_span_of_years_is_a_condition(typed):
    assert ids(typed) == ["ding-2019/p1"]


def test_too_little_of_one_word_takes_nothing_from_another():
    make_measures("耕地保护", "道路，保护", *(f"生态保护{number}" for number in range(30)))
    assert "道路，保护" in scores("道路 耕地保护")


def test_a_synonym_that_only_an_aspect_names_makes_no_hit():
    notice = make_notice("wu-2022")
    aspect = make_aspect(notice, "整治违建不力")
    make_measure(make_problem(notice, "1.巡查不够", aspect=aspect), "增派人手")
    make_measures("拆除违建")
    measures = search(SearchRequest("违章建筑", unit="measure")).hits
    assert [hit.snippet for hit in measures] == ["拆除<mark>违建</mark>"]


def test_the_words_inside_of_a_word_rank_what_lacks_it():
    make_measures("保护，道路，道路，耕地", "保护，保护，耕地，耕地")
    ranked = scores("耕地保护")
    assert [*ranked] == ["保护，保护，耕地，耕地", "保护，道路，道路，耕地"]
    assert ranked["保护，保护，耕地，耕地"] > ranked["保护，道路，道路，耕地"] > 0


def test_more_occurrences_rank_higher_up_to_two_hundred():
    texts = ["，".join(["学位"] * count + ["道路"] * (200 - count)) for count in (3, 4, 8, 40, 200)]
    make_measures(*texts)
    ranked = {text: score for text, score in scores("学位").items() if text in texts}
    assert [*ranked] == texts[::-1]
    assert len({*ranked.values()}) == len(texts)


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(QueryTooLongError):
        search(SearchRequest("学" * 3000))


WORDS = st.text(alphabet="学位缺口ＡaⅡ㎡ 。", min_size=1, max_size=6)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(WORDS.filter(str.strip), min_size=1, max_size=5), phrase=WORDS.filter(str.strip))
def test_a_phrase_is_a_substring_scan_over_each_text(texts, phrase):
    Measure.objects.all().delete()
    problem = Problem.objects.first() or make_problem()
    for text in texts:
        make_measure(problem, text)
    indexing.rebuild()
    found = {hit.obj.text for hit in search(SearchRequest(f"“{phrase}”", unit="measure")).hits}  # type: ignore[union-attr]
    assert found == {text for text in texts if fold(phrase) in fold(text)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(st.text(), st.text(alphabet='学位病床 “”()或与-:区年"《》。')),
    unit=st.sampled_from(UNITS),
    sort=st.sampled_from(SORTS),
    exact=st.booleans(),
)
def test_whatever_is_asked_is_answered(text, unit, sort, exact):
    results = search(SearchRequest(text, unit, exact=exact, sort=sort))
    assert len(results.hits) == min(20, results.total) >= 0
    assert results.holding_all <= results.total


# What people type, broken on purpose: enough of it that the parser, the thesaurus and the ranking meet in every way.
TYPED = (
    *'()（）“”"「」《》-|:：　 。，%',
    *("或", "与", "NOT", " OR ", " -", "区:", "年:", "标题：", "措施:", "领域:", "2021", "2017年", "83.9亿元"),
    *("学位", "缺口", "看病难", "一把手", "违章建筑", "違法建築", "甲区", "丙市", "新冠", "不及时"),
    *("ＧＤＰ", "㎡", "𠮷", "\x00"),
)  # fmt: skip


def random_queries(count: int) -> Iterator[tuple[random.Random, str]]:
    dice = random.Random(20260101)  # noqa: S311  # seeded, not secret
    for _ in range(count):
        yield dice, "".join(dice.choices(TYPED, k=dice.randint(0, 12)))


def test_ten_thousand_random_queries_are_read():
    for _, text in random_queries(10_000):
        syntax.parse(text)


def test_random_queries_are_answered():
    for number, (dice, text) in enumerate(random_queries(drawn(300, 10_000))):
        text = "".join(dice.choices(TYPED, k=dice.randint(0, 12)))
        results = search(
            SearchRequest(text, dice.choice(UNITS), exact=number % 7 == 0, synonyms=number % 3 > 0), stop=3
        )
        assert 0 <= results.holding_all <= results.total
        assert len(results.hits) <= min(3, results.total)
