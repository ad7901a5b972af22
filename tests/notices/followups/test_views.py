"""A promise with what later notices say of it: as a stranger and as a curator."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from notices.importing.importer import import_file
from notices.importing.reparsing import reparse
from notices.models import Decision, FollowUp, Measure, Notice, Promise
from search import indexing
from tests.notices.followups.invented_notices import FOLDER, take_in

pytestmark = pytest.mark.django_db
PAGE = "/promises/?unit=notice&notice=chenghe-2022"
ANSWER = "chenghe-2024/p1/m2"


@pytest.fixture(autouse=True)
def invented_notices(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    take_in()


def page(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def row(client: Client, words: str, address: str = PAGE) -> str:
    """The row of the promise whose sentence has these words."""
    return next(part for part in page(client, address).split("<tr>") if words in re.sub("<[^>]*>", "", part))


def school() -> Promise:
    return Promise.objects.get(sentence__contains="滨江实验学校", notice__name="chenghe-2022")


def say(client: Client, verdict: str, **fields: str) -> str:
    """What the form of the school's row is sent with, and the page that comes."""
    form = row(client, "滨江实验学校")
    (opened,) = re.findall('name="opened" value="([^"]*)"', form)
    data = {"verdict": verdict, "answer": ANSWER, "opened": html.unescape(opened), "question": "?unit=notice"}
    address = reverse("follow-up", args=["chenghe-2022", school().pk])
    return client.post(address, data | fields, follow=True).content.decode()


def test_a_promise_has_the_later_measure_beside_it_with_the_shared_words_marked(client: Client) -> None:
    school_row = row(client, "滨江实验学校")
    assert "后来的通报" in school_row
    assert f'<a lang="zh-Hans" href="/notices/{ANSWER}/"><mark>滨江实验学校</mark>主体结构' in school_row
    assert "此后的 1 份通报里没有相近的措施。" in row(client, "宅基地")


def test_a_promise_of_the_newest_notice_is_only_said_to_be_overdue(client: Client) -> None:
    Notice.objects.filter(name="chenghe-2024").delete()
    assert "此后没有收录这里的通报。" in row(client, "滨江实验学校")


def test_a_stranger_is_offered_no_verdict(client: Client) -> None:
    assert 'name="verdict"' not in page(client)


def test_a_curator_says_what_became_of_it_and_everybody_reads_it(curator: Client) -> None:
    assert "已保存。" in say(curator, "part")
    assert [(each.verdict, each.answer) for each in FollowUp.objects.all()] == [("part", ANSWER)]
    curator.logout()
    said = row(curator, "滨江实验学校")
    assert '<span class="status part">部分</span>' in said
    assert "林溪" in said
    assert f'<a lang="zh-Hans" href="/notices/{ANSWER}/">' in said


def test_the_page_leads_back_to_the_question_and_to_nowhere_else(curator: Client) -> None:
    address = reverse("follow-up", args=["chenghe-2022", school().pk])
    for question, expected in (("?page=2", "/promises/?page=2"), ("//example.org", "/promises/")):
        answer = curator.post(address, {"verdict": "kept", "question": question})
        assert answer["Location"] == f"{expected}#promise-{school().pk}"


def test_a_page_that_is_not_of_today_saves_nothing(curator: Client) -> None:
    assert "这一页打开之后有了改动" in say(curator, "kept", opened="|kept|")
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("verdict", ["kept", "part"])
def test_what_is_said_to_be_kept_is_kept_by_some_measure(curator: Client, verdict: str) -> None:
    assert "兑现与部分要选所据的措施" in say(curator, verdict, answer="")
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize("answer", ["chenghe-2020/p1/m2", "wangting-2023/p1/m1", "chenghe-2024/p1", "甲"])
def test_only_a_measure_of_a_later_notice_of_the_place_answers(curator: Client, answer: str) -> None:
    assert "不是同一地区后来通报的措施" in say(curator, "kept", answer=answer)
    assert not FollowUp.objects.exists()


def test_what_was_said_stands_in_the_history_and_is_taken_back_there(curator: Client) -> None:
    say(curator, "part")
    say(curator, "kept")
    notice_page = page(curator, "/notices/chenghe-2022/")
    assert "兑现、chenghe-2024/p1/m2" in notice_page
    last, first = Decision.objects.all()
    assert (first.path, last.before["verdict"]) == ("p1/m4", "part")
    curator.post(reverse("undo", args=[last.pk]))
    assert FollowUp.objects.get().verdict == "part"
    curator.post(reverse("undo", args=[first.pk]))
    assert not FollowUp.objects.exists()


def test_a_verdict_outlives_a_new_reading_and_is_narrowed_to(curator: Client) -> None:
    say(curator, "part")
    assert not reparse(Notice.objects.get(name="chenghe-2022")).reason
    assert "滨江实验学校" in page(curator, f"{PAGE}&outcome=part")
    assert "滨江实验学校" not in re.sub(
        "<[^>]*>", "", page(curator, f"{PAGE}&outcome=open").split("<tbody>")[-1]
    )
    assert "宅基地" in page(curator, f"{PAGE}&outcome=open")


def test_promises_are_narrowed_by_their_date(client: Client) -> None:
    Promise.objects.filter(pk=school().pk).update(due_by=date(2999, 1, 1), due="2999-01")
    coming, overdue = page(client, f"{PAGE}&outcome=coming"), page(client, f"{PAGE}&outcome=overdue")
    assert ("共 1 条" in coming, "共 3 条" in overdue) == (True, True)


def test_where_the_notice_that_answered_is_taken_out_none_of_its_words_stay(curator: Client) -> None:
    say(curator, "part")
    Notice.objects.filter(name="chenghe-2024").delete()
    said = row(curator, "滨江实验学校")
    assert '<span class="status part">部分</span>' in said
    assert "主体结构" not in said


def test_an_account_that_may_only_look_says_nothing(client: Client) -> None:
    client.force_login(User.objects.create_user("kan", is_staff=True))
    assert client.post(reverse("follow-up", args=["chenghe-2022", school().pk])).status_code == 403


def test_a_notice_and_a_place_have_their_balance_with_ways_to_what_is_counted(curator: Client) -> None:
    say(curator, "part")
    notice_page = page(curator, "/notices/chenghe-2022/")
    assert '?unit=notice&amp;notice=chenghe-2022&amp;outcome=part">1 部分</a>' in notice_page
    assert 'outcome=open">3 待核</a>' in notice_page
    place = Notice.objects.get(name="chenghe-2022").place
    assert place
    place_page = page(curator, place.get_absolute_url())
    assert f'?unit=notice&amp;district={place.code}&amp;outcome=open">12 待核</a>' in place_page
    assert "共 12 条" in page(curator, f"/promises/?unit=notice&district={place.code}&outcome=open")


def test_an_empty_list_says_what_is_there_instead(client: Client) -> None:
    Promise.objects.filter(notice__name="chenghe-2024").delete()
    Measure.objects.filter(text__startswith="查处违法排污").update(status="underway")
    indexing.rebuild()
    empty = page(client, "/promises/?unit=notice&notice=chenghe-2024")
    assert re.sub("<[^>]*>", "", empty).count("没有写明期限的承诺；1 条推进中") == 1
    narrowed = page(client, f"{PAGE}&outcome=kept")
    assert "没有写明期限的承诺" not in narrowed


def test_of_a_long_measure_what_stands_around_the_match_is_shown(client: Client) -> None:
    long = f"{'走访企业。' * 60}滨江实验学校主体结构封顶。{'走访企业。' * 60}<script>"
    Measure.objects.filter(text__startswith="滨江实验学校主体").update(text=long)
    shown = row(client, "滨江实验学校")
    assert re.findall(f'<a lang="zh-Hans" href="/notices/{ANSWER}/">(.*?)</a>', shown) == [
        f"…{('走访企业。' * 60)[-40:]}<mark>滨江实验学校</mark>主体结构封顶。{'走访企业。' * 29}走访…"
    ]


def test_what_tells_how_to_reach_a_person_is_covered_in_passages_too(client: Client, tmp_path: Any) -> None:
    path = tmp_path / "chenghe-2025.txt"
    text = (FOLDER / "first/chenghe-2024.txt").read_text("utf-8").replace("2024", "2025")
    path.write_text(text.replace("主体结构已经封顶", "封顶，咨询13912340001"), "utf-8")
    import_file(path)
    shown = row(client, "滨江实验学校")
    assert "<mark>滨江实验学校</mark>封顶，咨询***********" in shown
    assert "13912340001" not in shown
