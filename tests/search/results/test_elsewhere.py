from __future__ import annotations

import pytest

from notices.models import Notice
from search import indexing
from search.asking.request import SearchRequest
from search.query import search
from search.results.elsewhere import elsewhere
from tests.pages_data import make_linxi
from tests.pages_text import html, links, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("linxi")]

BEFORE = "区委召开专题会听取巡察情况，清退违规补贴79260元。\n"
AFTER = "\n下一步将把学位建设纳入年度督查。"


@pytest.fixture(name="linxi")
def _linxi() -> None:
    """临溪 with a paragraph before its first heading and one behind its last problem."""
    notice = make_linxi()
    rows = [*notice.parts.all(), *notice.problems.all()]
    rows += [measure for problem in notice.problems.all() for measure in problem.measures.all()]
    for row in rows:
        for name in ("start", "end", "heading_start", "heading_end"):
            if hasattr(row, name):
                setattr(row, name, getattr(row, name) + len(BEFORE))
        row.save()
    notice.text = BEFORE + notice.text + AFTER
    notice.save()
    indexing.rebuild()


def passages(query: str, **request: object) -> list[tuple[str, str]]:
    criteria = SearchRequest(query, **request)  # type: ignore[arg-type]
    results = search(criteria)
    rows = elsewhere(criteria, results).passages if results.is_wanting else ()
    return [(passage.part, passage.snippet) for passage in rows]


def test_the_paragraphs_of_no_problem_are_what_neither_heading_nor_measure_has_a_share_in():
    assert [line for _, line in Notice.objects.get().outside_of_problems()] == [
        BEFORE.strip(),
        "中共云泽市临溪区委关于巡察整改进展情况的通报",
        "一、逐条整改",
        "第一方面问题，回应群众期盼不够及时",
        AFTER.strip(),
    ]


def test_what_stands_in_no_problem_is_a_passage_of_its_notice_with_the_words_marked():
    snippet = "区委召开专题会听取巡察情况，清退违规补贴<mark>79260元</mark>。"
    assert passages("79260元") == [("开头", snippet)]
    assert passages("79,260元") == passages("“79260元”") == passages("临溪 79260元") == [("开头", snippet)]
    assert passages("79260元", unit="measure") == [("开头", snippet)]


def test_all_words_stand_there():
    assert [part for part, _ in passages("年度督查 专题会")] == ["末尾"]
    assert passages("专题会 区块链") == []


def test_what_problems_hold_is_not_looked_for_elsewhere():
    assert passages("学位") == []


@pytest.mark.parametrize(
    "request_",
    [
        {"unit": "notice"},
        {"field": "measure"},
        {"facets": {"category": ("education",)}},
        {"facets": {"year": ("2019",)}},
        {"outside": "linxi-2021"},
    ],
)
def test_where_the_question_is_about_problems_or_other_notices_nothing_is_said(request_):
    assert passages("79260元", **request_) == []


def test_the_page_says_where_it_stands_and_leads_there(client):
    page = html(client, "/search/?q=79260元")
    assert "在 1 份通报里，不在任何问题之内" in text(page)
    assert links(page, "《")[0].startswith("/notices/linxi-2021/hits/?q=79260")


def test_the_api_says_the_same(client):
    answered = client.get("/api/v1/search", {"q": "79260元"}).json()
    assert [(each["notice"], each["part"]) for each in answered["elsewhere"]] == [("linxi-2021", "开头")]


def test_a_word_that_only_synonyms_stand_for_is_said_to_be_written_nowhere(client):
    assert "没有一处写作： 公办学校学位" not in text(html(client, "/search/?q=学位"))
    assert "没有一处写作： 水体黑臭" not in text(html(client, "/search/?q=黑臭水体"))
    assert "没有一处写作： 臭水沟" in text(html(client, "/search/?q=臭水沟"))
