import pytest

from notices.spans import Mark
from search.asking.request import SearchRequest
from search.indexing import rebuild
from search.occurrences.marking import OccurrenceMarker, Occurrences, occurrences, terms_of
from tests.pages_data import make_linxi


def test_places_are_numbered_over_all_texts_and_a_repeated_text_counts_none():
    mark = OccurrenceMarker(["学位"])
    assert mark("学位与学位") == (Mark(0, 2, id="hit-1"), Mark(3, 5, id="hit-2"))
    assert mark("学位", again=True) == (Mark(0, 2),)
    assert mark("<学位>") == (Mark(1, 3, id="hit-3"),)
    assert mark.count == 3


@pytest.mark.parametrize(
    ("at", "previous", "next_"),
    [
        (None, "", "?q=水&hit=1#hit-1"),
        (1, "", "?q=水&hit=2#hit-2"),
        (3, "?q=水&hit=2#hit-2", ""),
        (4, "", "?q=水&hit=1#hit-1"),  # there is no fourth
    ],
)
def test_each_place_leads_to_those_beside_it(at, previous, next_):
    found = occurrences(SearchRequest("水"), 3, at)
    assert (found.previous, found.next) == (previous, next_)


def test_without_places_there_is_nowhere_to_go():
    assert occurrences(SearchRequest("水"), 0, None) == Occurrences("水", 0, None, "", "", "?q=水", "")


def test_what_the_page_is_narrowed_to_goes_along_from_place_to_place():
    kept = [("area", "education"), ("evidence", "1")]
    found = occurrences(SearchRequest("水"), 2, 1, kept)
    assert found.next == "?q=水&area=education&evidence=1&hit=2#hit-2"


@pytest.mark.django_db
def test_the_terms_are_those_of_the_search_and_of_each_step_within_its_results():
    make_linxi()
    rebuild()
    assert {"学位", "缺口", "溪南"} <= set(
        terms_of(SearchRequest("学位缺口", within=("溪南",)), "linxi-2021")
    )
    exact = SearchRequest("学位缺口", exact=True)
    assert terms_of(exact, "linxi-2021") == ("学位缺口",)
