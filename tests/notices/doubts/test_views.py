"""The page of a doubt, as a stranger and as a curator."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from notices.doubts.answering import MOST
from notices.models import Decision, ReaderAnswer
from tests.notices.doubts.notice import doubt_at, make_doubtful

pytestmark = pytest.mark.django_db
WORDS = "扩建学校。"


@pytest.fixture
def notice():
    return make_doubtful()


@pytest.fixture
def address(notice) -> str:
    return f"/notices/jia-2021/doubts/{doubt_at(notice, WORDS).key}/"


def test_a_stranger_answers_with_a_sentence_and_nothing_is_known_of_who_it_was(client, address) -> None:
    response = client.post(address, {"verdict": "wrong", "sentence": "这是一条措施，\n来电 13800138000"})
    assert (response.status_code, response["Location"]) == (302, f"{address}?answered=1")
    (kept,) = ReaderAnswer.objects.values("reason", "words", "verdict", "sentence", "settled")
    assert kept == {
        "reason": "此级编号是措施还是小标题",
        "words": WORDS,
        "verdict": "wrong",
        "sentence": "这是一条措施， 来电 ***********",
        "settled": False,
    }
    columns = {column.name for column in ReaderAnswer._meta.get_fields()}
    assert columns == {"id", "notice", "reason", "words", "verdict", "sentence", "day", "settled"}
    assert "谢谢" in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize("answer", [{}, {"verdict": "maybe"}, {"verdict": "right", "sentence": "长" * 301}])
def test_what_is_no_answer_is_not_kept(client, address, answer) -> None:
    assert client.post(address, answer).status_code == 200
    assert not ReaderAnswer.objects.exists()


def test_answers_are_for_curators_alone(client, address, admin_client) -> None:
    client.post(address, {"verdict": "right", "sentence": "读得对，见上文"})
    assert "读得对，见上文" not in client.get(address).content.decode()
    assert "读得对，见上文" in admin_client.get(address).content.decode()


def test_the_notice_itself_sets_no_cookie_and_has_no_token(client, address) -> None:
    page = client.get("/notices/jia-2021/")
    assert (dict(page.cookies), "csrfmiddlewaretoken" in page.content.decode()) == ({}, False)
    assert "csrftoken" in client.get(address).cookies


def test_a_form_without_its_token_is_refused(address) -> None:
    assert Client(enforce_csrf_checks=True).post(address, {"verdict": "right"}).status_code == 403


def test_no_more_answers_are_taken_than_somebody_can_read(client, address, notice) -> None:
    doubt = doubt_at(notice, WORDS)
    ReaderAnswer.objects.bulk_create(
        ReaderAnswer(notice=notice, reason=doubt.reason, words=doubt.words, verdict="right")
        for _ in range(MOST)
    )
    client.post(address, {"verdict": "right"})
    assert ReaderAnswer.objects.count() == MOST
    assert "这一处的答复已经够多" in client.get(address).content.decode()


@pytest.mark.usefixtures("notice")
def test_a_doubt_that_is_no_more_leads_to_its_notice(client) -> None:
    response = client.get("/notices/jia-2021/doubts/000000000000/")
    assert (response.status_code, response["Location"]) == (302, "/notices/jia-2021/")
    assert client.get("/notices/yi-2021/doubts/000000000000/").status_code == 404


def test_a_curator_settles_a_doubt_with_its_answers_and_opens_it_again(client, address, notice) -> None:
    client.post(address, {"verdict": "wrong", "sentence": "是措施"})
    client.force_login(User.objects.create_superuser("curator"))
    client.post(f"{address}settled/", {"reason": "核对过原件"})
    doubt = doubt_at(notice, WORDS)
    assert (doubt.closed, ReaderAnswer.objects.get().settled) == (True, True)
    decision = Decision.objects.get()
    assert (decision.subject, decision.before, decision.after, decision.reason) == (
        "doubt",
        {"closed": False},
        {"closed": True},
        "核对过原件",
    )
    assert "订正员已经看过这一处" in client.get(address).content.decode()
    client.post(f"{address}settled/", {"open": "1"})
    assert not doubt_at(notice, WORDS).closed


def test_whoever_asks_too_often_is_told_so_and_may_still_look(client, address, settings) -> None:
    settings.RATES = {**settings.RATES, "answer": "2/hour"}
    statuses = [client.post(address, {"verdict": "right"}).status_code for _ in range(3)]
    assert (statuses, client.get(address).status_code) == ([302, 302, 429], 200)
