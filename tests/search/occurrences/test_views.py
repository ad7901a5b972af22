import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.models import Notice
from search import indexing
from tests.factories import make_category, make_problem
from tests.pages_data import make_linxi
from tests.pages_text import html, text

pytestmark = pytest.mark.django_db
PAGE = "/notices/linxi-2021/hits/"


@pytest.fixture(autouse=True)
def collection() -> None:
    make_linxi()
    indexing.rebuild()


def numbers(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<mark id="hit-(\d+)">', page)]


def test_every_place_is_marked_counted_once_and_numbered_in_the_order_of_the_page(client):
    page = html(client, PAGE + "?q=学位&exact=1")
    assert "共 2 处" in text(page)
    assert numbers(page) == [1, 2]
    assert page.count("<mark>学位</mark>") == 2  # once more in the original


def test_words_outside_of_the_outline_are_found_in_the_original(client):
    page = html(client, PAGE + "?q=责任单位&exact=1&hit=1")
    assert '<mark id="hit-1">责任单位</mark>：区教育局' in page
    assert "第 1 / 1 处" in text(page)


def test_the_place_one_is_at_leads_on_and_back_without_javascript(client):
    page = html(client, PAGE + "?q=学位&exact=1&hit=2")
    assert "第 2 / 2 处" in text(page)
    assert 'rel="prev" href="?q=学位&amp;exact=1&amp;hit=1#hit-1"' in page
    assert 'rel="next" role="link" aria-disabled="true"' in page
    assert 'href="/search/?q=学位&amp;exact=1"' in page


def test_what_is_marked_is_escaped(client):
    Notice.objects.update(text="甲<b>学位</b>")
    page = html(client, PAGE + '?q="<b>学位"')
    assert '<mark id="hit-1">&lt;b&gt;学位</mark>' in page


def test_where_a_notice_asks_for_answers_nothing_is_marked(client):
    page = html(client, PAGE + "?q=电话&exact=1")
    assert "这份通报里没有这些字。" in page
    assert "联系电话：************" in page
    assert "<mark" not in page


def test_the_places_are_those_of_the_area_that_is_shown(client):
    page = html(client, PAGE + "?q=河长&area=education")
    assert "共 1 处" in text(page)
    assert 'id="p2-i1"' not in page
    assert 'id="p2-i2"' in page
    assert "area=education&amp;hit=1#hit-1" in page


@pytest.mark.parametrize("hit", ["x", "0", "-1", "9", "²", "99999999999999999999"])
def test_a_place_that_is_not_there_is_none(client, hit):
    assert "共 2 处" in text(html(client, f"{PAGE}?q=学位&exact=1&hit={hit}"))


def test_without_words_it_is_the_notice(client):
    assert client.get(PAGE + "?q=%20").url == "/notices/linxi-2021/"


def test_a_notice_that_is_not_there_is_not_found_and_a_long_query_refused(client):
    html(client, "/notices/nowhere/hits/?q=学位", status=404)
    assert "检索词太长" in html(client, PAGE + "?q=" + "字" * 501, status=400)


def test_the_number_of_queries_does_not_grow_with_the_rows(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            html(client, PAGE + "?q=学位")
        return len(asked)

    html(client, PAGE + "?q=学位")  # once before counting: the index opens
    before = queries()
    notice = Notice.objects.get()
    for _ in range(5):
        above = make_problem(notice, title="学位", categories=[make_category("education")], measures=["学位"])
        make_problem(None, "1.学位", title="学位", parent=above, categories=[make_category("culture")])
        make_linxi(f"linxi-{notice.problems.count()}")
    assert queries() == before
