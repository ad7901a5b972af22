"""The pages of sources: which there are and how far, named and changed by a form, a log that a person can read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from notices.collecting.listing import source_rows
from notices.models import CollectedPage, ImportBatch, ImportFile, Notice, Place, SourceSite
from tests.factories import make_notice

pytestmark = pytest.mark.django_db

ADDRESS = "https://jw.qinglan.example/xcgz/"
Kind, Status = CollectedPage.Kind, CollectedPage.Status


def client_of(group: str) -> Client:
    client = Client()
    user = User.objects.create_user(group, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@pytest.fixture
def walked() -> SourceSite:
    """A source whose walk is at its end: one page taken, one left, one failed."""
    site = SourceSite.objects.create(
        name="青岚",
        address=ADDRESS,
        begun=datetime(2026, 3, 1, 2, tzinfo=UTC),
        ended=datetime(2026, 3, 1, 3, tzinfo=UTC),
    )
    notice = make_notice("qinglan-2023")
    batch = ImportBatch.objects.create(title="采集：青岚")
    file = ImportFile.objects.create(
        batch=batch, number=1, name="t1.html", sha256="a", size=1, notice=notice, status="created"
    )
    seen = datetime(2026, 3, 1, 2, 30, tzinfo=UTC)
    for number, (status, words, reason) in enumerate(
        (
            (Status.TAKEN, "关于巡察整改进展情况的通报", ""),
            (Status.LEFT, "县委召开春季植树造林会议", "题目里没有巡视、巡察和整改"),
            (Status.FAILED, "关于整改情况的公示", "网站答复 404"),
        )
    ):
        CollectedPage.objects.create(
            site=site,
            address=f"{ADDRESS}t{number}.html",
            words=words,
            kind=Kind.ARTICLE,
            status=status,
            reason=reason,
            checked=seen,
            file=file if status == Status.TAKEN else None,
        )
    return site


@pytest.mark.usefixtures("walked")
def test_a_source_is_off_new_open_or_done() -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    SourceSite.objects.create(name="白桥", address="https://b.example/", active=False)
    SourceSite.objects.create(name="鹿汀", address="https://l.example/")
    running = SourceSite.objects.create(name="云泽", address="https://y.example/", begun=now)
    CollectedPage.objects.create(site=running, address="https://y.example/1", kind=Kind.LIST, due=True)

    rows = {row.site.name: row for row in source_rows()}

    assert {name: (row.state, row.due) for name, row in rows.items()} == {
        "青岚": ("done", 0),
        "白桥": ("off", 0),
        "鹿汀": ("new", 0),
        "云泽": ("open", 1),
    }
    assert rows["青岚"].counts == (
        ("waiting", "等待", 0),
        ("read", "已读", 0),
        ("taken", "收下", 1),
        ("left", "未收", 1),
        ("failed", "失败", 1),
    )


def test_the_list_costs_the_same_however_many_sources_there_are(
    walked: SourceSite, django_assert_num_queries
) -> None:
    for number in range(5):
        SourceSite.objects.create(name=f"第{number}", address=f"https://s{number}.example/")
    with django_assert_num_queries(2):
        source_rows()
    assert walked.name in client_of("订正员").get("/sources/").content.decode()


def test_an_editor_names_a_source_with_its_place() -> None:
    client = client_of("编辑")
    form = {
        "name": "青岚",
        "address": ADDRESS,
        "depth": 1,
        "pace": 5,
        "most_lists": 20,
        "recheck_days": 30,
        "province": "朔山省",
        "city": "云泽市",
        "district": "青岚县",
        "active": "on",
        "other_hosts": "",
    }

    response = client.post("/sources/add/", form)

    site = SourceSite.objects.get()
    assert response["Location"] == f"/sources/{site.pk}/log/"
    assert (site.name, site.depth, site.pace, site.active) == ("青岚", 1, 5.0, True)
    assert site.place
    assert [place.name for place in site.place.path()] == ["朔山省", "云泽市", "青岚县"]
    assert Place.objects.filter(name="青岚县").count() == 1

    client.post(f"/sources/{site.pk}/", form | {"pace": 8, "province": "", "city": "", "district": ""})

    assert SourceSite.objects.filter(pace=8, place=None).count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"pace": 0.1}, "大于"),
        ({"depth": 9}, "小于"),
        ({"address": "ftp://jw.qinglan.example/"}, "http"),
        ({"name": ""}, "必填"),
    ],
)
def test_what_would_not_be_polite_or_be_no_source_is_not_saved(changed, sentence) -> None:
    form = {"name": "青岚", "address": ADDRESS, "depth": 0, "pace": 3, "most_lists": 9, "recheck_days": 9}

    page = client_of("编辑").post("/sources/add/", form | changed).content.decode()

    assert sentence in page
    assert SourceSite.objects.count() == 0


def test_the_log_says_what_was_taken_left_and_why_and_failed(walked: SourceSite) -> None:
    client = client_of("订正员")
    everything = client.get(f"/sources/{walked.pk}/log/").content.decode()
    left = client.get(f"/sources/{walked.pk}/log/?status=left").content.decode()

    notice = Notice.objects.get()
    assert f'<a href="{notice.get_absolute_url()}">qinglan-2023</a>' in everything
    assert "题目里没有巡视、巡察和整改" in everything
    assert "网站答复 404" in everything
    assert "2026-03-01 10:30" in everything
    assert "题目里没有巡视、巡察和整改" in left
    assert "网站答复 404" not in left


def test_a_curator_looks_and_an_editor_changes(walked: SourceSite) -> None:
    curator, reader = client_of("订正员"), client_of("读者")
    addresses = ("/sources/", f"/sources/{walked.pk}/log/", f"/sources/{walked.pk}/", "/sources/add/")

    assert [curator.get(address).status_code for address in addresses] == [200, 200, 403, 403]
    assert [reader.get(address).status_code for address in addresses] == [403] * 4
    assert "增加来源" not in curator.get("/sources/").content.decode()
