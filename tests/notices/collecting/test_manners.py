from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from notices.collecting import manners
from notices.collecting.manners import ForbiddenError, Manners, user_agent
from notices.models import Host
from notices.reading import ReadError
from tests.notices.collecting.sites import PACE, Answer, Site

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("source")]


def test_who_asks_says_where_its_people_are(settings) -> None:
    settings.CONTACT_EMAIL, settings.SITE_URL = "desk@example.org", "https://notices.example"

    assert user_agent() == (
        "Mozilla/5.0 (compatible; zhenggai/0.1; +https://notices.example; desk@example.org)"
    )


def test_rules_are_asked_for_once_a_day(site: Site) -> None:
    site.html("/a", "甲", "甲")
    for _ in range(2):
        Manners().ask(f"{site.address}/a", PACE)
    assert site.paths(404)["/robots.txt"] == 1

    Host.objects.update(robots_read=timezone.now() - timedelta(hours=25))
    Manners().ask(f"{site.address}/a", PACE)

    assert site.paths(404)["/robots.txt"] == 2


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        (Answer(b""), True),
        (Answer(b"no", 404), True),
        (Answer(b"User-agent: *\nDisallow: /b\n"), True),
        (Answer(b"User-agent: *\nDisallow: /\n"), False),
        (Answer(b"User-agent: zhenggai\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), False),
        (Answer(b"\xff\xfe\x00broken"), True),
    ],
)
def test_rules_are_kept(site: Site, robots: Answer, is_allowed: bool) -> None:
    site.pages["/robots.txt"] = robots
    site.html("/a", "甲", "甲")
    if is_allowed:
        assert Manners().ask(f"{site.address}/a", PACE).status == 200
        return
    with pytest.raises(ForbiddenError, match=r"robots\.txt 不允许访问"):
        Manners().ask(f"{site.address}/a", PACE)
    assert not site.times["/a"]


def test_rules_that_were_moved_are_followed(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(status=301, headers={"Location": "/rules"})
    site.pages["/rules"] = Answer(b"User-agent: *\nDisallow: /\n")

    with pytest.raises(ForbiddenError):
        Manners().ask(f"{site.address}/a", PACE)


def test_a_host_whose_rules_cannot_be_had_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"", 503)

    with pytest.raises(ReadError, match=r"网站的 robots\.txt 读不到（503），暂不访问"):
        Manners().ask(f"{site.address}/a", PACE)
    assert not site.times["/a"]


@pytest.mark.parametrize(
    ("rules", "headers", "seconds"),
    [
        (b"", {}, 5),
        (b"User-agent: *\nCrawl-delay: 9\n", {}, 9),
        (b"User-agent: *\nCrawl-delay: 9999\n", {}, 60),
        (b"", {"Retry-After": "120"}, 120),
        (b"", {"Retry-After": "99999"}, 600),
        (b"", {"Retry-After": "soon"}, 5),
        (b"", {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 5),
    ],
)
def test_the_pause_is_what_the_source_the_rules_and_the_answer_ask_for(
    site: Site, rules: bytes, headers: dict[str, str], seconds: int
) -> None:
    site.pages["/robots.txt"] = Answer(rules)
    site.pages["/a"] = Answer(b"busy", 429, headers)
    hurried = Manners(sleep=lambda _: Host.objects.update(ready=None))
    host = Host.objects.create(name=site.address, robots=rules.decode(), robots_read=timezone.now())

    before = timezone.now()
    hurried.ask(f"{site.address}/a", 5)

    host.refresh_from_db()
    assert host.ready is not None
    assert seconds <= (host.ready - before).total_seconds() < seconds + 50


def test_who_was_killed_while_waiting_for_an_answer_does_not_ask_again_at_once(
    site: Site, monkeypatch
) -> None:
    host = Host.objects.create(name=site.address, robots_read=timezone.now())

    def killed(*_: object, **__: object) -> None:
        host.refresh_from_db()
        raise KeyboardInterrupt

    monkeypatch.setattr(manners, "ask", killed)
    before = timezone.now()
    with pytest.raises(KeyboardInterrupt):
        Manners().ask(f"{site.address}/a", 5)

    assert host.ready is not None
    assert host.ready >= before + timedelta(seconds=5)


@pytest.mark.parametrize(
    ("hours", "hour", "is_within"),
    [
        ("", 12, True),
        ("22-6", 23, True),
        ("22-6", 3, True),
        ("22-6", 6, False),
        ("22-6", 12, False),
        ("1-5", 1, True),
        ("1-5", 5, False),
        ("20-24", 23, True),
        ("20-24", 0, False),
    ],
)
def test_hours_of_the_night_go_past_midnight(hours: str, hour: int, is_within: bool) -> None:
    now = timezone.make_aware(datetime(2026, 3, 1, hour, 30))

    assert manners.is_within(hours, now) == is_within
