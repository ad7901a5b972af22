import json

import pytest
from django.core.cache import cache

from search import indexing
from search.asking import vocabulary
from search.results.suggestions import suggestions
from tests.factories import make_category, make_notice, make_place, make_problem

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows() -> None:
    cache.clear()
    make_category("education", "教育")
    notice = make_notice("jia-2021", "柏桥区的通报", place=make_place("甲省", "乙市", "柏桥区"))
    make_problem(notice, "学位不足", measures=["学习《中国共产党章程》，扩大学位。"])
    indexing.rebuild()
    vocabulary.words()


def texts(typed: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in suggestions(typed)]


def test_places_areas_titles_and_words_are_suggested():
    assert ("district", "柏桥区") in texts("柏")
    assert ("title", "柏桥区的通报") in texts("柏桥")
    assert ("category", "教育") in texts("教")
    assert ("word", "学位") in texts("学")


def test_pinyin_is_enough():
    assert ("district", "柏桥区") in texts("baiqiao")
    assert ("word", "学位") in texts("xuew")


def test_a_title_in_brackets_is_completed_from_the_texts():
    assert texts("《中国") == [("document", "《中国共产党章程》")]


def test_words_before_the_last_stay_in_the_question():
    (url,) = [each.url for each in suggestions("学位 柏桥") if each.kind == "district"]
    assert url.startswith("/search/?q=学位&district=")


@pytest.mark.parametrize("typed", ["", " ", "《", "字" * 500, "\0", "%"])
def test_anything_may_be_typed(client, typed):
    answer = client.get("/suggest/", {"q": typed})
    assert json.loads(answer.content)["suggestions"] == []
