"""What curators decide is written down, shown on the notice's page, and taken back by one click."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from notices.decisions.recording import Act, recorded
from notices.importing.reparsing import reparse
from notices.models import Category, Decision, Doubt, Figure, ImportFile, Notice, Problem
from tests.notices.notices_text import TEXT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]
NO_INLINES = {
    f"{rows}-{count}_FORMS": 0 for rows in ("originals", "doubts") for count in ("TOTAL", "INITIAL")
}


def correct(client: Client, row: Any, **changed: Any) -> None:
    url = reverse(f"admin:notices_{row._meta.model_name}_change", args=[row.pk])
    form = client.get(url).context["adminform"].form
    data = {name: form[name].value() or "" for name in form.fields} | changed
    assert client.post(url, NO_INLINES | data).status_code == 302


def area(problem: Problem, slug: str) -> dict[str, Any]:
    labelling = problem.labellings.get(rank=1)
    others = problem.labellings.exclude(pk=labelling.pk)
    others.delete()
    return {
        "labellings-TOTAL_FORMS": 1,
        "labellings-INITIAL_FORMS": 1,
        "labellings-0-id": labelling.pk,
        "labellings-0-problem": problem.pk,
        "labellings-0-rank": 1,
        "labellings-0-category": Category.objects.get(slug=slug).pk,
    }


def undo(client: Client, decision: Decision) -> str:
    return client.post(reverse("undo", args=[decision.pk]), follow=True).content.decode()


def slugs(problem: Problem) -> list[str]:
    return [category.slug for category in Problem.objects.get(pk=problem.pk).labels()]


def test_a_corrected_fact_is_shown_on_the_page_with_who_before_after_and_why(curator, notice) -> None:
    correct(curator, notice, team="市委巡察二组", reason="见原件首段，电话13800138000")

    decision = Decision.objects.get()
    assert (decision.name, decision.subject, decision.field, decision.author.username) == (  # type: ignore[union-attr]
        "linxi-2023",
        "fact",
        "team",
        "lin",
    )
    assert (decision.before, decision.after) == (
        {"value": "市委第二巡察组", "curated": False},
        {"value": "市委巡察二组", "curated": True},
    )
    page = Client().get("/notices/linxi-2023/").content.decode()
    for words in (
        "人工订正",
        "林溪",
        '<del lang="zh-Hans">市委第二巡察组</del>',
        "见原件首段，电话***********",
    ):
        assert words in page
    assert page.count('<a class="curated" href="#corrections">') == 1
    assert "lin<" not in page
    assert "undo" not in page


def test_it_is_undone_by_one_click_and_then_the_text_decides_again(curator, notice) -> None:
    correct(curator, notice, team="市委巡察二组")

    page = undo(curator, Decision.objects.get())

    notice.refresh_from_db()
    assert ("已撤销。" in page, notice.team, notice.curated_facts) == (True, "市委第二巡察组", [])
    last = Decision.objects.first()
    assert last
    assert (last.undoes, last.after["value"]) == (Decision.objects.last(), "市委第二巡察组")


def test_a_place_and_a_date_are_undone_as_well(curator, notice) -> None:
    place, published = notice.place, notice.published
    correct(curator, notice, place="", published="2023-05-09")
    for decision in Decision.objects.all():
        undo(curator, decision)
    notice.refresh_from_db()
    assert (notice.place, notice.published, notice.curated_facts) == (place, published, [])


def test_what_was_corrected_again_since_is_not_undone_and_says_why(curator, notice) -> None:
    correct(curator, notice, team="市委巡察二组")
    correct(curator, notice, team="市委巡察三组")

    page = undo(curator, Decision.objects.last())  # type: ignore[arg-type]

    notice.refresh_from_db()
    assert ("现为“市委巡察三组”，没有撤销" in page, notice.team) == (True, "市委巡察三组")


def test_nothing_is_undone_twice(curator, notice) -> None:
    correct(curator, notice, team="市委巡察二组")
    decision = Decision.objects.get()
    undo(curator, decision)
    correct(curator, notice, team="市委巡察二组")

    page = undo(curator, decision)

    notice.refresh_from_db()
    assert ("已经撤销过了" in page, notice.team) == (True, "市委巡察二组")


def test_areas_are_undone_after_the_notice_was_read_anew(curator) -> None:
    problem = Problem.objects.get(title="黑臭水体治理缓慢")
    data = area(problem, "transport")
    before = slugs(problem)
    correct(curator, problem, **data)
    assert slugs(problem) == ["transport"] != before
    Notice.objects.update(parser_version="0")
    assert reparse(Notice.objects.get()).reason == ""
    (read_anew,) = Problem.objects.filter(title="黑臭水体治理缓慢")
    assert (read_anew.curated, slugs(read_anew)) == (True, ["transport"])

    undo(curator, Decision.objects.get())

    read_anew.refresh_from_db()
    assert (read_anew.curated, slugs(read_anew)) == (False, before)


def test_rejected_claims_and_closed_doubts_are_undone(curator, notice) -> None:
    figure = Figure.objects.filter(notice=notice).first()
    doubt = Doubt.objects.create(notice=notice, reason="日期没有年份", words="9月5日", start=0, end=1)
    for row, action in ((figure, "reject"), (doubt, "close")):
        url = reverse(f"admin:notices_{row._meta.model_name}_changelist")  # type: ignore[union-attr]
        curator.post(url, {"action": action, "_selected_action": [row.pk]})  # type: ignore[union-attr]
    assert list(Decision.objects.values_list("subject", flat=True)) == ["doubt", "claim"]
    page = curator.get("/notices/linxi-2023/").content.decode()
    assert figure
    assert f"数字“{figure.words}”" in page
    assert f"Figure“{figure.words}”" in curator.get("/en/notices/linxi-2023/").content.decode()

    for decision in Decision.objects.all():
        undo(curator, decision)

    figure.refresh_from_db()
    doubt.refresh_from_db()
    assert (figure.rejected, doubt.closed) == (False, False)


def test_a_decision_on_an_import_is_written_down_with_what_was_corrected(curator) -> None:
    Notice.objects.all().delete()
    curator.post("/import/", {"uploads": [SimpleUploadedFile("b.txt", TEXT.encode())], "duplicates": "hold"})
    file = ImportFile.objects.get()
    form = curator.get(file.get_absolute_url()).context["form"]
    sent = {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    changed = {"facts-team": "甲组", "facts-district": "临溪新区", "facts-reason": "照原件", "choice": "new"}
    curator.post(file.get_absolute_url(), sent | changed)

    decisions = {row.field or row.subject: row for row in Decision.objects.all()}
    assert {field: row.name for field, row in decisions.items()} == dict.fromkeys(
        ("import", "team", "place"), "b"
    )
    assert decisions["import"].after["choice"] == "new"
    assert (decisions["team"].before["value"], decisions["team"].reason) == ("市委第二巡察组", "照原件")
    undo(curator, decisions["place"])
    assert str(Notice.objects.get().place) == "云泽市临溪区"


def test_a_title_that_only_follows_from_a_correction_is_no_decision(curator, notice) -> None:
    Notice.objects.filter(pk=notice.pk).update(title="[某某整改通报，2023年5月8日]")
    correct(curator, notice, issuer="中共临溪区委")
    assert [row.field for row in Decision.objects.all()] == ["issuer"]


def test_who_may_only_look_undoes_nothing(curator, client, notice) -> None:
    correct(curator, notice, team="市委巡察二组")
    user = User.objects.create_user("du", is_staff=True)
    user.groups.add(Group.objects.get(name="读者"))
    client.force_login(user)
    assert client.post(reverse("undo", args=[Decision.objects.get().pk])).status_code == 403


def test_what_fails_is_not_written_down(notice) -> None:
    with pytest.raises(ValueError), recorded([notice.pk], Act(None), "fact"):  # noqa: PT011, PT012
        Notice.objects.update(team="甲", curated_facts=["team"])
        raise ValueError
    assert not Decision.objects.exists()
    notice.refresh_from_db()
    assert notice.team == "市委第二巡察组"
