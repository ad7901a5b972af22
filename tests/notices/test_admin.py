from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notices.claims import CLAIMS, Claim
from notices.importing.importer import import_file
from notices.models import Category, Doubt, Measure, Notice, Place, Problem
from notices.versioning.canonical_form import digest
from notices.versioning.version import current
from tests.factories import make_claim
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def notice(settings, tmp_path: Path) -> Notice:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_bytes(TEXT.encode())
    import_file(path)
    return Notice.objects.get()


@pytest.mark.parametrize(
    "name",
    [
        "notice",
        "problem",
        "measure",
        "category",
        "categorygroup",
        "place",
        *(kind.__name__.lower() for kind in CLAIMS),
    ],
)
def test_every_list_opens_and_can_be_searched(admin_client, name: str) -> None:
    url = reverse(f"admin:notices_{name}_changelist")

    assert admin_client.get(url).status_code == 200
    assert admin_client.get(url, {"q": "学位"}).status_code == 200


def test_an_original_is_downloaded_as_it_came(admin_client, notice: Notice) -> None:
    response = admin_client.get(reverse("admin:original", args=[notice.original.pk]))

    assert b"".join(response.streaming_content) == TEXT.encode()
    assert response["Content-Disposition"] == 'attachment; filename="linxi-2023.txt"'


def test_an_original_is_not_for_everybody(client, notice: Notice) -> None:
    assert client.get(reverse("admin:original", args=[notice.original.pk])).status_code == 302


def test_a_corrected_fact_is_remembered_by_its_name(admin_client, notice: Notice) -> None:
    url = reverse("admin:notices_notice_change", args=[notice.pk])
    form = admin_client.get(url).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields}
    empty = {f"{rows}-{count}_FORMS": 0 for rows in ("originals", "doubts") for count in ("TOTAL", "INITIAL")}
    data |= {"team": "市委巡察二组"} | empty

    assert admin_client.post(url, data).status_code == 302

    before = notice.digest
    notice.refresh_from_db()
    assert (notice.team, notice.curated_facts) == ("市委巡察二组", ["team"])
    assert notice.digest == digest(notice) != before


def test_a_corrected_category_makes_the_problem_a_curated_one(admin_client) -> None:
    problem = Problem.objects.get(title="黑臭水体治理缓慢")
    labelling = problem.labellings.get(rank=1)
    data = {
        "labellings-TOTAL_FORMS": 1,
        "labellings-INITIAL_FORMS": 1,
        "labellings-0-id": labelling.pk,
        "labellings-0-problem": problem.pk,
        "labellings-0-rank": 1,
        "labellings-0-category": Category.objects.get(slug="transport").pk,
    }

    assert (
        admin_client.post(reverse("admin:notices_problem_change", args=[problem.pk]), data).status_code == 302
    )

    problem.refresh_from_db()
    assert (problem.curated, problem.labels()[0].slug) == (True, "transport")
    assert problem.notice.digest == digest(problem.notice)


def test_a_place_that_is_renamed_changes_the_notices_below_it(admin_client, notice: Notice) -> None:
    city = Place.objects.get(level="city")
    before = notice.digest
    data = {"name": "云津市", "level": city.level, "code": city.code, "parent": city.parent_id or ""}

    assert admin_client.post(reverse("admin:notices_place_change", args=[city.pk]), data).status_code == 302

    notice.refresh_from_db()
    assert notice.digest == digest(Notice.objects.get()) != before


def test_a_notice_that_is_deleted_changes_the_collection(admin_client, notice: Notice) -> None:
    before = current()

    page = admin_client.post(reverse("admin:notices_notice_delete", args=[notice.pk]), {"post": "yes"})

    assert page.status_code == 302
    assert (Notice.objects.count(), current() == before) == (0, False)


def test_problems_are_found_by_how_sure_the_classifier_was(admin_client) -> None:
    Problem.objects.update(confidence=0.95)
    Problem.objects.filter(title="黑臭水体治理缓慢").update(confidence=0.1)
    url = reverse("admin:notices_problem_changelist")

    def titles(band: str) -> list[str]:
        return [row.title for row in admin_client.get(url, {"confidence": band}).context["cl"].queryset]

    assert titles("0") == ["黑臭水体治理缓慢"]
    assert len(titles("4")) == 3
    assert len(titles("no such band")) == 4


def test_a_doubt_is_closed_by_a_curator(admin_client, notice: Notice) -> None:
    doubt = Doubt.objects.create(notice=notice, reason="日期没有年份", words="9月5日", start=0, end=1)
    url = reverse("admin:notices_doubt_changelist")

    admin_client.post(url, {"action": "close", "_selected_action": [doubt.pk]})

    assert list(Doubt.objects.values_list("closed", flat=True)) == [True]
    assert admin_client.get(url, {"q": "年份"}).status_code == 200


@pytest.fixture
def claims() -> list[Claim]:
    """One of each kind in a measure."""
    measure = Measure.objects.filter(text__contains="学位").first()
    assert measure
    return [make_claim(kind, measure, "学位") for kind in CLAIMS]


@pytest.mark.parametrize("place", range(len(CLAIMS)))
def test_a_claim_is_rejected_in_its_list_and_nothing_else_can_be_changed(admin_client, claims, place) -> None:
    claim = claims[place]
    url = (
        reverse(f"admin:notices_{claim.type_name}_changelist") + f"?q={claim.words}&notice={claim.notice_id}"
    )
    type(claim).objects.exclude(pk=claim.pk).delete()
    data = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": claim.pk, "form-0-rejected": "on"}

    assert admin_client.post(url, data | {"form-0-words": "别的", "_save": ""}).status_code == 302

    assert [(row.words, row.rejected) for row in type(claim).objects.all()] == [("学位", True)]
    assert not type(claim).objects.standing()
    assert claim.notice.digest != Notice.objects.get().digest == digest(claim.notice)


def test_rejected_claims_are_filtered_and_taken_back(admin_client, claims) -> None:
    figure = claims[1]
    url = reverse("admin:notices_figure_changelist")

    def listed(rejected: int) -> bool:
        changes = admin_client.get(url, {"rejected__exact": rejected}).context["cl"]
        return figure in changes.queryset

    admin_client.post(url, {"action": "reject", "_selected_action": [figure.pk]})
    assert (listed(0), listed(1)) == (False, True)
    assert Notice.objects.get().digest == digest(figure.notice)
    admin_client.post(url, {"action": "restore", "_selected_action": [figure.pk]})
    assert (listed(0), listed(1)) == (True, False)
    assert Notice.objects.get().digest == digest(figure.notice)


def test_the_page_of_a_claim_leads_to_where_it_stands_and_offers_only_to_reject_it(
    admin_client, claims
) -> None:
    for claim in claims:
        page = admin_client.get(reverse(f"admin:notices_{claim.type_name}_change", args=[claim.pk]))
        assert f'href="{claim.unit.get_absolute_url()}"' in page.content.decode()
        assert list(page.context["adminform"].form.fields) == ["rejected"]


def test_a_list_of_claims_asks_as_often_for_many_as_for_few(admin_client, claims) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(reverse("admin:notices_figure_changelist"))
        return len(asked)

    queries()
    few = queries()
    for _ in range(20):
        make_claim(type(claims[1]), claims[1].measure, "学位")
    assert queries() == few
