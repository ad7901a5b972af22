from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from notices.importing import batches
from notices.importing.importer import import_file
from notices.models import (
    CLAIMS,
    Category,
    Claim,
    CollectedPage,
    Doubt,
    ImportBatch,
    ImportFile,
    Measure,
    Notice,
    Place,
    Problem,
    SourceSite,
)
from notices.versioning.canonical_form import digest
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
        "sourcesite",
        "collectedpage",
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
    url = reverse("admin:notices_problem_change", args=[problem.pk])
    data = {
        "opened": admin_client.get(url).context["adminform"].form["opened"].value(),
        "labellings-TOTAL_FORMS": 1,
        "labellings-INITIAL_FORMS": 1,
        "labellings-0-id": labelling.pk,
        "labellings-0-problem": problem.pk,
        "labellings-0-rank": 1,
        "labellings-0-category": Category.objects.get(slug="transport").pk,
    }

    assert admin_client.post(url, data).status_code == 302

    problem.refresh_from_db()
    assert (problem.curated, problem.labels()[0].slug) == (True, "transport")
    assert problem.notice.digest == digest(problem.notice)


def test_a_place_that_is_renamed_changes_the_notices_below_it(admin_client, notice: Notice) -> None:
    city = Place.objects.get(level="city")
    before = notice.digest
    url = reverse("admin:notices_place_change", args=[city.pk])
    form = admin_client.get(url).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields} | {"name": "云津市"}

    assert admin_client.post(url, data).status_code == 302
    assert (
        admin_client.post(url, data | {"name": "云河市"}).status_code == 200
    )  # opened before it was renamed
    assert Place.objects.get(level="city").name == "云津市"

    notice.refresh_from_db()
    assert notice.digest == digest(Notice.objects.get()) != before


def test_a_notice_is_not_deleted_here_but_taken_down_on_its_page(admin_client, notice: Notice) -> None:
    page = admin_client.post(reverse("admin:notices_notice_delete", args=[notice.pk]), {"post": "yes"})

    assert (page.status_code, Notice.objects.count()) == (403, 1)


def test_problems_are_found_by_how_sure_the_classifier_was(admin_client) -> None:
    Problem.objects.update(confidence=0.95)
    Problem.objects.filter(title="黑臭水体治理缓慢").update(confidence=0.1)
    url = reverse("admin:notices_problem_changelist")

    def titles(band: str) -> list[str]:
        return [row.title for row in admin_client.get(url, {"confidence": band}).context["cl"].queryset]

    assert titles("0") == ["黑臭水体治理缓慢"]
    assert len(titles("4")) == 3
    assert len(titles("no such band")) == 4


def test_notices_are_found_by_how_surely_they_were_read(admin_client, notice: Notice) -> None:
    Notice.objects.update(confidence=0.3)
    url = reverse("admin:notices_notice_changelist")

    def names(band: str) -> list[str]:
        return [row.name for row in admin_client.get(url, {"sure": band}).context["cl"].queryset]

    assert (names("low"), names("middle"), names("high")) == ([notice.name], [], [])
    assert names("no such band") == [notice.name]


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
        assert list(page.context["adminform"].form.fields) == ["rejected", "opened", "reason"]


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


def test_a_source_has_a_pace_of_a_second_or_more(admin_client) -> None:
    url = reverse("admin:notices_sourcesite_add")
    entry = {
        "name": "青岚",
        "address": "https://jw.qinglan.example/",
        "depth": 0,
        "most_lists": 9,
        "recheck_days": 30,
    }

    assert "大于或等于1" in admin_client.post(url, entry | {"pace": 0.1}).content.decode()
    assert admin_client.post(url, entry | {"pace": 2}).status_code == 302
    assert SourceSite.objects.get().pace == 2


def test_the_log_of_a_source_says_what_became_of_each_address(admin_client, notice: Notice) -> None:
    site = SourceSite.objects.create(name="青岚", address="https://jw.qinglan.example/")
    row = batches.add(ImportBatch.objects.create(title="采集"), "a.html", b"a")
    row.status, row.notice = ImportFile.Status.DUPLICATE, notice
    row.save()
    CollectedPage.objects.create(
        site=site, address="https://jw.qinglan.example/a", kind="2-article", status="taken", file=row
    )
    page = admin_client.get(reverse("admin:notices_collectedpage_changelist")).content.decode()
    counted = admin_client.get(reverse("admin:notices_sourcesite_changelist")).content.decode()

    assert notice.get_absolute_url() in page
    assert "重复" in page
    assert '<td class="field-taken">1</td><td class="field-left">0</td>' in counted


def test_the_pages_are_headed_in_the_words_of_the_site_and_in_english_below_en(admin_client) -> None:
    index = admin_client.get("/admin/").content.decode()
    assert "整改通后台" in index
    ways = ["/import/", "/review/", "/double-codings/"]
    assert [way for way in ways if f'href="{way}"' in index] == ways
    english = admin_client.get("/en/admin/").content.decode()
    assert ("Zhenggai administration" in english, "Django administration" in english) == (True, False)
    for rows in ("problem", "measure"):
        page = admin_client.get(f"/admin/notices/{rows}/").content.decode()
        assert ("编号" in page, "Public id" in page, "Status words" in page) == (True, False, False)


def test_what_was_saved_is_one_click_away_on_the_site(admin_client) -> None:
    problem = Problem.objects.filter(parent=None).first()
    assert problem
    address = reverse("admin:notices_problem_change", args=[problem.pk])
    form = admin_client.get(address).context["adminform"].form
    inline = admin_client.get(address).context["inline_admin_formsets"][0].formset
    data = {"opened": form["opened"].value(), "reason": "", "_save": ""}
    data |= {f"{inline.prefix}-{name}": value for name, value in inline.management_form.initial.items()}
    for each in inline.forms:
        data |= {each.add_prefix(name): each[name].value() or "" for name in each.fields}
    page = admin_client.post(address, data, follow=True).content.decode()
    assert f'<a href="{problem.get_absolute_url()}">在站上看</a>' in page
