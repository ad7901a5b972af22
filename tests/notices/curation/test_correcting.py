"""Facts, areas, statuses and claims corrected where they are read, marked with what they were, and taken back there."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from notices.models import Decision, Figure, Measure, Notice, Problem
from tests.factories import make_category, make_claim, make_place
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db
FACTS, AREAS = "/notices/linxi-2021/facts/", "/notices/linxi-2021/p1/areas/"


@pytest.fixture(autouse=True)
def _linxi() -> None:
    make_linxi()


@pytest.fixture
def curator(client):
    client.force_login(User.objects.create_superuser("curator", first_name="林", last_name="某"))
    return client


def carried(client, address: str) -> dict[str, str]:
    """What the form of a page would send, nothing changed."""
    form = client.get(address).context["form"]
    values = {bound.name: bound.value() for bound in form}
    return {
        name: "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
        for name, value in values.items()
    }


def notice() -> Notice:
    return Notice.objects.get(name="linxi-2021")


def test_a_fact_is_corrected_and_marked_with_what_it_was_and_who_said_so(curator) -> None:
    response = curator.post(FACTS, carried(curator, FACTS) | {"team": "市委巡察三组", "reason": "见原件"})
    assert (response.status_code, response["Location"]) == (302, "/notices/linxi-2021/")
    assert (notice().team, notice().curated_facts) == ("市委巡察三组", ["team"])
    (decision,) = Decision.objects.all()
    assert (decision.field, decision.before["value"], decision.after["value"], decision.reason) == (
        "team",
        "",
        "市委巡察三组",
        "见原件",
    )
    page = curator.get("/notices/linxi-2021/").content.decode()
    assert re.search(r"市委巡察三组.{0,60}人工订正", page)
    undone = curator.post(f"/decisions/{decision.pk}/undo/")
    assert undone["Location"] == "/notices/linxi-2021/#corrections"  # the history stays in sight
    assert (notice().team, notice().curated_facts) == ("", [])


def test_what_is_saved_as_it_was_is_nobodys_word(curator) -> None:
    curator.post(FACTS, carried(curator, FACTS))
    assert (notice().curated_facts, Decision.objects.count()) == ([], 0)


def test_a_place_is_typed_by_its_name_or_its_code(curator) -> None:
    place = make_place("青岚省", "岚屿市", "柏桥区")
    curator.post(FACTS, carried(curator, FACTS) | {"place": "柏桥区"})
    assert (notice().place, notice().curated_facts) == (place, ["place"])
    city = make_place("青岚省", "云泽市")
    curator.post(FACTS, carried(curator, FACTS) | {"place": city.code})
    assert notice().place == city


def test_a_name_of_several_places_asks_for_the_code_and_one_of_none_is_refused(curator) -> None:
    other = make_place("甲省", "乙市", "临溪区")
    page = curator.post(FACTS, carried(curator, FACTS) | {"place": "临溪区"}).content.decode()
    assert f"甲省乙市临溪区（{other.code}）" in page
    page = curator.post(FACTS, carried(curator, FACTS) | {"place": "无此区"}).content.decode()
    assert "没有名为“无此区”的地区。" in page
    assert notice().curated_facts == []


def test_an_address_that_a_browser_would_run_is_refused(curator) -> None:
    page = curator.post(FACTS, carried(curator, FACTS) | {"url": "javascript:alert(1)"})
    assert (page.status_code, notice().url) == (200, "")


def test_a_place_that_shares_its_name_is_shown_and_typed_in_full(curator) -> None:
    other = make_place("甲省", "乙市", "临溪区")
    assert carried(curator, FACTS)["place"] == "青岚省云泽市临溪区"
    curator.post(FACTS, carried(curator, FACTS) | {"place": "甲省乙市临溪区"})
    assert (notice().place, notice().curated_facts) == (other, ["place"])


def test_an_end_before_the_beginning_is_refused(curator) -> None:
    dates = {"inspection_start": "2021-05-02", "inspection_end": "2021-05-01"}
    page = curator.post(FACTS, carried(curator, FACTS) | dates).content.decode()
    assert "结束日期早于进驻日期。" in page


def test_a_title_that_is_emptied_is_supplied(curator) -> None:
    curator.post(FACTS, carried(curator, FACTS) | {"title": ""})
    assert (notice().has_supplied_title, notice().curated_facts) == (True, [])


def test_two_curators_overwrite_nothing_unseen(curator) -> None:
    opened = carried(curator, FACTS)
    curator.post(FACTS, opened | {"team": "一组"})
    page = curator.post(FACTS, opened | {"issuer": "临溪区委"}).content.decode()
    assert "所以没有保存" in page
    assert (notice().team, notice().issuer) == ("一组", "")


def test_areas_are_set_marked_and_taken_back_on_the_problems_page(curator) -> None:
    make_category("water", "水务")
    response = curator.post(AREAS, carried(curator, AREAS) | {"first": "water", "second": "education"})
    assert response["Location"] == "/notices/linxi-2021/p1/"
    problem = Problem.objects.get(notice__name="linxi-2021", number=1, parent=None)
    assert ([row.slug for row in problem.labels()], problem.curated) == (["water", "education"], True)
    page = curator.get("/notices/linxi-2021/p1/").content.decode()
    assert ("人工订正" in page, "<del" in page, "某林" in page) == (True, True, True)
    curator.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    problem.refresh_from_db()
    assert ([row.slug for row in problem.labels()], problem.curated) == (["education"], False)


def test_areas_saved_as_they_are_become_a_persons_word(curator) -> None:
    labelling = Problem.objects.get(notice__name="linxi-2021", number=1, parent=None).labellings.get()
    labelling.score, labelling.cues = 2.5, ["学位"]
    labelling.save()
    assert re.search(
        r"判定所据的词语.*教育：<span lang=\"zh-Hans\">学位</span>",
        curator.get(AREAS).content.decode(),
        re.DOTALL,
    )
    curator.post(AREAS, carried(curator, AREAS))
    problem = Problem.objects.get(notice__name="linxi-2021", number=1, parent=None)
    assert ([(row.score, row.cues) for row in problem.labellings.all()], problem.curated) == (
        [(2.5, ["学位"])],
        True,
    )


def test_an_area_is_given_once(curator) -> None:
    page = curator.post(AREAS, carried(curator, AREAS) | {"second": "education"}).content.decode()
    assert "同一领域只填一次。" in page


STATUS = "/notices/linxi-2021/p1/m1/status/"


def first_measure() -> Measure:
    return Measure.objects.get(problem__notice=notice(), problem__number=1, problem__parent=None, number=1)


def test_a_status_is_set_marked_and_taken_back_on_the_measures_page(curator) -> None:
    measure = first_measure()
    words = {"status": "done", "status_start": measure.start, "status_end": measure.start + 2}
    Measure.objects.filter(pk=measure.pk).update(**words)
    response = curator.post(STATUS, carried(curator, STATUS) | {"status": "planned", "reason": "说的是将来"})
    assert response["Location"] == measure.get_absolute_url()
    measure.refresh_from_db()
    assert (measure.status, measure.status_words, measure.curated) == ("planned", "", True)
    for address in (measure.get_absolute_url(), "/notices/linxi-2021/"):
        assert re.search(
            r"计划中</(a|span)>\s*<span class=\"curated\"[^>]*>人工订正",
            curator.get(address).content.decode(),
        )
    curator.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    measure.refresh_from_db()
    assert (measure.status, measure.status_words, measure.curated) == ("done", measure.text[:2], False)


def test_a_measure_that_says_not_how_far_it_is_leads_curators_to_its_form(curator) -> None:
    Measure.objects.filter(pk=first_measure().pk).update(status="unstated", curated=False)
    pages = [who.get("/notices/linxi-2021/").content.decode() for who in (curator, Client())]
    assert [f'<a href="{STATUS}" class="status unstated"' in page for page in pages] == [True, False]


def test_a_status_saved_as_it_is_becomes_a_persons_word_and_keeps_its_words(curator) -> None:
    measure = first_measure()
    Measure.objects.filter(pk=measure.pk).update(
        status="done", status_start=measure.start, status_end=measure.end
    )
    curator.post(STATUS, carried(curator, STATUS))
    measure.refresh_from_db()
    assert (measure.status, measure.status_words, measure.curated) == ("done", measure.text, True)


def test_of_a_measure_that_was_never_read_nothing_stands_chosen(curator) -> None:
    assert first_measure().status == ""
    curator.post(STATUS, carried(curator, STATUS))
    assert (first_measure().status, first_measure().curated) == ("", False)


def test_the_words_that_decided_are_found_again_when_a_status_is_taken_back(curator) -> None:
    measure = first_measure()
    Measure.objects.filter(pk=measure.pk).update(
        status="done", status_start=measure.start, status_end=measure.start + 4
    )
    curator.post(STATUS, carried(curator, STATUS) | {"status": "planned"})
    Measure.objects.filter(pk=measure.pk).update(text=f"已经{measure.text}")
    curator.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    assert first_measure().status_words == measure.text[:4]


def test_two_curators_of_a_status_see_each_other(curator) -> None:
    opened = carried(curator, STATUS)
    curator.post(STATUS, opened | {"status": "done"})
    page = curator.post(STATUS, opened | {"status": "planned"}).content.decode()
    assert ("所以没有保存" in page, first_measure().status) == (True, "done")


def test_a_claim_is_rejected_at_its_measure_and_taken_back_there(curator) -> None:
    measure = Measure.objects.get(text__startswith="启用", problem__notice__name="linxi-2021")
    claim = make_claim(Figure, measure, "2160个")
    address = measure.get_absolute_url()
    assert "误读，否定" in curator.get(address).content.decode()
    response = curator.post(f"/notices/linxi-2021/claims/figure/{claim.pk}/")
    claim.refresh_from_db()
    assert (response["Location"], claim.rejected) == (address, True)
    page = curator.get(address).content.decode()
    assert ("误读，否定" in page, "2160个" in page, "人工订正" in page) == (False, True, True)
    curator.post(f"/decisions/{Decision.objects.get().pk}/undo/")
    claim.refresh_from_db()
    assert not claim.rejected


@pytest.mark.parametrize(
    "address", ["/notices/linxi-2021/claims/nothing/1/", "/notices/linxi-2021/claims/figure/999/"]
)
def test_a_claim_that_there_is_not_answers_404(curator, address: str) -> None:
    assert curator.post(address).status_code == 404


def test_strangers_have_no_forms_on_the_pages(client) -> None:
    pages = [
        client.get(address).content.decode()
        for address in ("/notices/linxi-2021/", "/notices/linxi-2021/p1/")
    ]
    assert [("订正领域" in page, "csrfmiddlewaretoken" in page) for page in pages] == [
        (False, False),
        (False, False),
    ]
