"""What is counted of each kind of claims, and the picture of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from notices.models import Accountability, Figure, Measure
from search import indexing
from search.asking.addresses import query_string
from search.claims.documents import Title, titles
from search.claims.kinds import KINDS
from search.claims.listing import Listing
from search.claims.pictures import Picture
from tests.factories import make_claim, make_measure, make_notice, make_place, make_problem
from tests.pages_text import links
from tests.search.claims.collection import make_claims

pytestmark = pytest.mark.django_db


def listing(slug: str, query: str = "") -> Listing:
    form = KINDS[slug].form(QueryDict(query))
    assert form.is_valid(), form.errors
    return Listing(KINDS[slug], form)


def table(held: Listing) -> list[Any]:
    assert isinstance(held.summary.picture, Picture)
    return list(held.summary.picture.table())


def counted(held: Listing, name: str) -> dict[str, tuple[int, bool]]:
    [facet] = [facet for facet in held.summary.facets if facet.name == name]
    return {each.value: (each.count, each.selected) for each in facet.values}


def words(held: Listing) -> list[str]:
    keys = held.keys()
    rows = held.kind.model.objects.in_bulk(keys)
    return [rows[key].words for key in keys]


# Figures


def test_units_are_counted_under_all_other_filters():
    make_claims()
    assert counted(listing("figures"), "unit_name") == {"个": (5, False), "所": (1, False)}
    held = listing("figures", "q=学位&unit_name=所&sense=change")
    assert counted(held, "unit_name") == {"个": (3, False), "所": (1, True)}
    assert (held.summary.total, words(held)) == (1, ["2所"])
    assert counted(listing("figures", "q=学位&unit_name=所&value_from=100"), "unit_name") == {
        "个": (4, False),
        "所": (0, True),
    }


def test_values_of_one_unit_are_described_and_not_added_up():
    make_claims()
    held = listing("figures", "q=学位&unit_name=个")
    assert held.summary.more == {"unit": "个", "least": "900", "median": "2,580", "most": "5,400"}
    assert words(held) == ["5400个", "3000个", "2160个", "900个"]
    assert table(held) == [
        ("某省某市乙区", 1, 5400.0, 5400.0, 5400.0),
        ("某省某市甲区", 3, 900.0, 2160.0, 3000.0),
    ]
    assert listing("figures", "q=学位&unit_name=个&unit_name=所").summary.picture is None


def test_values_can_stand_by_year():
    make_claims()
    held = listing("figures", "q=学位&unit_name=个&across=year")
    assert [line[:2] for line in table(held)] == [("2021", 3), ("2023", 1)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("value_from=900&value_to=2160", ["2160个", "900个"]),
        ("bound=about", ["3000个"]),
        ("sense=level&unit_name=个", ["3000个", "59个"]),
        ("q=学位&near=0&unit_name=所", ["2所"]),
        ("q=学位缺口&unit_name=个&order=smallest", ["900个", "2160个", "3000个", "5400个"]),
        ("district=甲区&category=water", ["59个"]),
    ],
)
def test_figures_are_filtered_by_what_they_are(query, found):
    make_claims()
    assert words(listing("figures", query)) == found


def test_a_claim_without_the_word_in_its_sentence_is_listed_only_where_all_sentences_are():
    make_claims()
    problem = Measure.objects.get(text__startswith="新增").problem
    make_claim(Figure, make_measure(problem, "投入30个教师。"), "30个", value=30.0)
    indexing.rebuild()
    assert "30个" not in words(listing("figures", "q=学位"))
    assert "30个" in words(listing("figures", "q=学位&near=0"))


def test_a_place_around_others_is_not_linked_since_that_would_find_theirs():
    make_claims()
    city = make_notice("shi-2022", place=make_place("某省", "某市"))
    make_claim(Figure, make_measure(make_problem(city, "关于学位的问题"), "学位100个"), "100个", value=100.0)
    indexing.rebuild()
    picture = listing("figures", "unit_name=个").summary.picture
    assert picture
    assert [(line[0].value, bool(line[1].url)) for line in picture.lines] == [
        ("某省某市", False),
        ("某省某市乙区", True),
        ("某省某市甲区", True),
    ]


# Promises


def test_promises_are_counted_by_the_year_they_are_due_and_sorted_by_the_day():
    make_claims()
    held = listing("promises")
    assert table(held) == [("2023", 1), ("2024", 1)]
    assert words(held) == ["2023年底前完成", "2024年6月前再增学位900个"]
    assert words(listing("promises", "order=latest")) == words(held)[::-1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("due_from=2024", ["2024年6月前再增学位900个"]),
        ("due_to=2024-06-29", ["2023年底前完成"]),
        ("due_from=2023-12&due_to=2024-06", ["2023年底前完成", "2024年6月前再增学位900个"]),
    ],
)
def test_promises_are_due_within_a_time(query, found):
    make_claims()
    assert words(listing("promises", query)) == found


def test_a_year_of_promises_links_to_those_that_fall_due_in_it():
    make_claims()
    picture = listing("promises", "due_from=2023-07").summary.picture
    assert picture
    assert [line[1].url for line in picture.lines] == [
        "?due_from=2023-07&due_to=2023",
        "?due_from=2024&due_to=2024",
    ]


# Documents


def test_documents_stand_under_their_titles_with_who_made_and_cited_them():
    make_claims()
    held = listing("documents", "q=学位")
    form: Any = held.form
    assert held.of_titles
    assert titles(form, held.found, 0, 9) == [
        Title("学位管理办法", 2, 2, 1, 1, query_string([("q", "学位"), ("document", "学位管理办法")]))
    ]
    assert (held.summary.total, held.summary.more) == (1, {"all": 2, "titles": 1})
    assert table(held) == [("学位管理办法", 2, 2, 1, 1)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("document=学位管理办法", 2),
        ("document=学位管理办法&role=made", 1),
        ("document=学位管理", 0),
        ("document=学位管理办法&title=學位", 2),
        ("document=学位管理办法&title=河", 0),
    ],
)
def test_of_one_title_its_places_are_listed(query, found):
    make_claims()
    held = listing("documents", query)
    assert (held.of_titles, held.summary.total, held.summary.picture) == (False, found, None)
    assert len(held.keys()) == found


# Accountability


def make_acts() -> None:
    make_claims()
    measure = Measure.objects.get(text__startswith="封堵")
    make_claim(Accountability, measure, "封堵排口", kind="discipline", count=None, who="")
    make_claim(Accountability, measure, "59个", kind="discipline", count=9.0, who="bodies")


def test_acts_are_counted_by_kind_and_people_and_crossed_with_years():
    make_acts()
    held = listing("accountability")
    assert counted(held, "kind") == {"discipline": (2, False), "talk": (1, False)}
    assert counted(held, "who") == {"officials": (1, False), "bodies": (1, False), "none": (1, False)}
    assert held.summary.picture
    assert held.summary.picture.heads == ("年份", "问责处分", "约谈提醒", "合计")
    assert table(held) == [("2021", 2, 0, 2), ("2023", 0, 1, 1)]


def test_what_is_chosen_of_acts_narrows_the_others_counts():
    make_acts()
    held = listing("accountability", "kind=discipline&who=none&across=district")
    assert counted(held, "kind") == {"discipline": (1, True)}
    assert counted(held, "who") == {"bodies": (1, False), "none": (1, True)}
    assert (held.summary.total, table(held)) == (1, [("某省某市甲区", 1, 1)])


def test_acts_are_sorted_by_how_many_they_are_against_those_without_a_number_last():
    make_acts()
    assert words(listing("accountability", "order=most")) == ["59个", "约谈2人", "封堵排口"]


# Numbers and what they link to


@pytest.mark.parametrize("slug", ["figures", "promises", "accountability"])
@pytest.mark.parametrize("across", ["district", "year"])
def test_each_number_of_a_picture_is_that_of_the_page_it_links_to(client, slug, across):
    make_acts()
    query = f"q=学位&near=0&unit_name=个&across={across}"
    picture = listing(slug, query).summary.picture
    assert picture
    followed = [cell for line in picture.lines for cell in line if cell.url]
    for cell in followed:
        assert listing(slug, QueryDict(cell.url[1:]).urlencode()).summary.total == cell.value
    assert followed
    page = client.get(f"/{slug}/?{query}").content.decode()
    assert f"/{slug}/{followed[0].url}" in links(page, str(followed[0].value))
