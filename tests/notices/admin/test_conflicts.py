"""Two curators at one row: the second is told, nobody's word is lost."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from notices.models import Category, Doubt, Figure, Labelling, Notice, Problem
from tests.factories import make_claim, make_measure

pytestmark = pytest.mark.django_db

NO_INLINES = {
    f"{rows}-{count}_FORMS": 0 for rows in ("originals", "doubts") for count in ("TOTAL", "INITIAL")
}


@pytest.fixture
def notice() -> Notice:
    notice = make_measure().problem.notice
    Notice.objects.filter(pk=notice.pk).update(title="旧标题", issuer="旧单位", team="一组")
    return Notice.objects.get()


def opened(client: Client, url: str) -> dict[str, Any]:
    """What a browser would send if nothing on the page were changed."""
    form = client.get(url).context["adminform"].form
    return {name: form[name].value() or "" for name in form.fields} | NO_INLINES


def url_of(row: Notice | Problem | Figure) -> str:
    return reverse(f"admin:notices_{row._meta.model_name}_change", args=[row.pk])


def errors(response: Any) -> list[str]:
    return [unescape(error) for error in response.context["adminform"].form.non_field_errors()]


def test_who_saves_what_another_has_changed_meanwhile_is_told_and_saves_nothing(admin_client, notice) -> None:
    url = url_of(notice)
    first, second = opened(admin_client, url), opened(admin_client, url)
    assert admin_client.post(url, first | {"title": "新标题"}).status_code == 302

    response = admin_client.post(url, second | {"issuer": "新单位"})

    assert response.status_code == 200
    assert errors(response)[0] == "“标题”原为“旧标题”，现为“新标题”"
    assert "没有保存" in errors(response)[1]
    notice.refresh_from_db()
    assert (notice.title, notice.issuer, notice.curated_facts) == ("新标题", "旧单位", ["title"])


def test_saving_again_keeps_both(admin_client, notice) -> None:
    url = url_of(notice)
    first, second = opened(admin_client, url), opened(admin_client, url)
    admin_client.post(url, first | {"title": "新标题"})
    form = admin_client.post(url, second | {"issuer": "新单位"}).context["adminform"].form

    again = {name: form[name].value() or "" for name in form.fields} | NO_INLINES
    assert admin_client.post(url, again).status_code == 302

    notice.refresh_from_db()
    assert (notice.title, notice.issuer, notice.curated_facts) == ("新标题", "新单位", ["issuer", "title"])


def test_of_two_words_on_one_fact_the_second_stands_once_it_is_said_again(admin_client, notice) -> None:
    url = url_of(notice)
    first, second = opened(admin_client, url), opened(admin_client, url)
    admin_client.post(url, first | {"published": "2021-05-06"})
    form = admin_client.post(url, second | {"published": "2021-05-07"}).context["adminform"].form
    assert form["published"].value() == "2021-05-07"

    again = {name: form[name].value() or "" for name in form.fields} | NO_INLINES
    assert admin_client.post(url, again).status_code == 302

    notice.refresh_from_db()
    assert str(notice.published) == "2021-05-07"


def test_a_form_that_does_not_say_what_it_was_opened_with_saves_nothing(admin_client, notice) -> None:
    data = opened(admin_client, url_of(notice))
    for said in ("", "?", "[]", '{"title": 1}'):
        assert admin_client.post(url_of(notice), data | {"title": "新", "opened": said}).status_code == 200
    notice.refresh_from_db()
    assert notice.title == "旧标题"


def test_areas_that_another_has_corrected_are_not_overwritten(admin_client, notice) -> None:
    problem = notice.problems.get()
    problem.labellings.all().delete()
    row = Labelling.objects.create(problem=problem, category=Category.objects.get(slug="health"), rank=1)
    data = opened(admin_client, url_of(problem)) | {
        "labellings-TOTAL_FORMS": 1,
        "labellings-INITIAL_FORMS": 1,
        "labellings-0-id": row.pk,
        "labellings-0-problem": problem.pk,
        "labellings-0-rank": 1,
    }
    slugs = ("transport", "education")
    first, second = (data | {"labellings-0-category": Category.objects.get(slug=slug).pk} for slug in slugs)
    assert admin_client.post(url_of(problem), first).status_code == 302

    response = admin_client.post(url_of(problem), second)

    transport = Category.objects.get(slug="transport").name
    assert response.status_code == 200
    assert any("问题领域" in error and transport in error for error in errors(response))
    assert [label.slug for label in problem.labels()] == ["transport"]


def test_a_box_that_nobody_touched_here_stays_as_another_has_set_it(admin_client, notice) -> None:
    measure = notice.problems.get().measures.get()
    first, second = (make_claim(Figure, measure, measure.text[:2]) for _ in range(2))
    url = reverse("admin:notices_figure_changelist")
    data = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 2, "_save": ""}
    rows = list(admin_client.get(url).context["cl"].result_list)
    data |= {f"form-{number}-id": row.pk for number, row in enumerate(rows)}
    assert 'name="initial-form-0-rejected"' in admin_client.get(url).content.decode()
    Figure.objects.filter(pk=first.pk).update(rejected=True)  # after the list was opened

    touched = {f"form-{rows.index(second)}-rejected": "on"}
    assert admin_client.post(url, data | touched).status_code == 302

    assert list(Figure.objects.values_list("rejected", flat=True)) == [True, True]


def test_a_row_that_a_new_reading_has_replaced_does_not_come_back(admin_client, notice) -> None:
    doubt = Doubt.objects.create(notice=notice, reason="日期没有年份", words="9月5日", start=0, end=1)
    data = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": doubt.pk, "form-0-closed": "on"}
    Doubt.objects.all().delete()

    admin_client.post(reverse("admin:notices_doubt_changelist"), data | {"_save": ""})

    assert not Doubt.objects.exists()
