"""What makes a later measure a candidate for a promise, and which comes first."""

from __future__ import annotations

import re
from itertools import starmap

from notices.followups.matching import Later, LaterMeasures, MatchCandidate, Promised
from notices.words import tables


def candidates(promise: str, *measures: str, heading: str = "") -> list[MatchCandidate]:
    later = [Later(index, text) for index, text in enumerate(measures)]
    return LaterMeasures(later).candidates(Promised(promise, heading))


def texts(promise: str, *measures: str) -> list[str]:
    return [candidate.later.text for candidate in candidates(promise, *measures)]


def marked(candidate: MatchCandidate) -> list[str]:
    return [candidate.later.text[start:end] for start, end in candidate.spans]


OTHERS = ("走访企业60家。", "修订财务报销流程。", "组织廉政教育4场。", "调整村干部12名。")


def test_the_measure_that_names_the_same_thing_is_the_candidate() -> None:
    assert texts("计划2021年8月底前建成河西第二小学。", *OTHERS, "河西第二小学已经开学。") == [
        "河西第二小学已经开学。"
    ]


def test_the_words_that_make_the_match_are_marked_and_the_figure_with_them() -> None:
    (candidate,) = candidates("力争明年新增学位1620个。", *OTHERS, "实际提供公办学位1620个。")
    assert marked(candidate) == ["学位1620个"]


def test_dates_and_what_every_promise_says_make_no_match() -> None:
    assert candidates("计划2021年12月底前全面完成整改工作。", "2021年12月底前全面完成整改工作。") == []


def test_nothing_like_it_is_no_candidate() -> None:
    assert candidates("确保7月底前处置超标车辆。", *OTHERS) == []


def test_of_two_that_share_words_the_one_with_the_same_figure_comes_first() -> None:
    assert texts("再新建污水管网33公里。", *OTHERS, "铺设污水管网52公里。", "补齐污水管网33公里。") == [
        "补齐污水管网33公里。",
        "铺设污水管网52公里。",
    ]


def test_the_same_number_of_another_unit_or_of_time_is_no_figure() -> None:
    first, second = candidates("河道清淤30公里。", *OTHERS, "河道清淤30天。", "河道清淤30处。")
    assert first.score == second.score


def test_the_same_document_counts_for_more_than_words() -> None:
    assert texts(
        "出台《小额工程管理规定》。", *OTHERS, "小额工程管理规定动作不严。", "学习《小额工程管理规定》。"
    )[0] == ("学习《小额工程管理规定》。")


def test_a_word_that_many_measures_have_says_less_than_a_rare_one() -> None:
    measures = ("检查养老机构。", "走访养老机构。", "补贴养老机构。", "启用松涛园。")
    assert texts("松涛园养老项目启用。", *measures)[0] == "启用松涛园。"


def test_what_only_promises_the_same_again_comes_after_what_was_done() -> None:
    later = [
        Later("again", "再新建污水管网33公里。", is_planned=True),
        Later("done", "已建污水管网52公里。"),
        *starmap(Later, enumerate(OTHERS)),
    ]
    ranked = LaterMeasures(later).candidates(Promised("新建污水管网85公里。"))
    assert [candidate.later.key for candidate in ranked] == ["done", "again"]


def test_the_same_area_decides_between_equals() -> None:
    later = [
        Later("other", "新增床位20张。", areas=frozenset({1})),
        Later("same", "新增床位20张。", areas=frozenset({2})),
    ]
    ranked = LaterMeasures(later).candidates(Promised("新增床位500张。", areas=frozenset({2})))
    assert [candidate.later.key for candidate in ranked] == ["same", "other"]


def test_the_heading_of_the_later_problem_helps_words_of_the_measure() -> None:
    later = [
        Later("rivers", "清淤6公里。", "关于河道的问题"),
        Later("roads", "清淤6公里。", "关于道路的问题"),
    ]
    ranked = LaterMeasures(later).candidates(Promised("河道清淤。"))
    assert ranked[0].later.key == "rivers"


def test_where_the_sentence_says_only_when_the_heading_says_what() -> None:
    (candidate,) = candidates(
        "完成时限：2021年底。", *OTHERS, "疏通河道淤塞处。", heading="关于河道淤塞的问题"
    )
    assert candidate.later.text == "疏通河道淤塞处。"


def test_at_most_three_are_named_and_none_of_no_later_measures() -> None:
    assert len(candidates("新增学位900个。", *("新增学位900个。",) * 9)) == 3
    assert candidates("新增学位900个。") == []


def test_every_row_of_the_wording_catches_its_example_before_any_other_of_its_table() -> None:
    for name, rows in tables("followups/wording").items():
        for row in rows:
            first = next(each for each in rows if re.search(each.pattern, row.example))
            assert (name, first.example) == (name, row.example)
