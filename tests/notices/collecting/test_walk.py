from __future__ import annotations

from contextlib import suppress
from itertools import count, pairwise
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest

from notices.collecting.walk import ATTEMPTS, Walk
from notices.importing.sources import Source, drafted
from notices.models import CollectedPage, ImportFile, SourceSite
from notices.reading import read, web
from tests.effort import drawn
from tests.notices.collecting.sites import (
    PACE,
    Answer,
    Site,
    after_trouble,
    build,
    in_pages,
    listing,
    paragraphs,
    served,
    title,
)

pytestmark = pytest.mark.django_db


def titles() -> list[str]:
    """Of all files that were handed in, as they would be imported."""
    rows = ImportFile.objects.order_by("pk")
    return [drafted(Source(row.name, row.data())).facts.title for row in rows]


def state(site: Site, path: str) -> tuple[str, str]:
    page = CollectedPage.objects.get(address=site.address + path)
    return page.status, page.reason


def test_two_sites_give_all_their_notices_and_nothing_else(
    source: SourceSite, site: Site, walk: Walk
) -> None:
    number = drawn(gate=20, long=116)
    with served(Site("gb18030", with_etags=False)) as other:
        expected = build(site, range(1, number + 1), scripted=True)
        expected |= build(other, range(301, 301 + number), scripted=False)
        second = SourceSite.objects.create(name="云泽", address=f"{other.address}/xcgz/index.html", pace=PACE)

        walk.run([source, second])

        assert set(titles()) == expected
        assert ImportFile.objects.count() == len(expected) + 2  # each site has one under two addresses
        for visited in (site, other):
            assert max(visited.paths().values()) == 1
            assert visited.times["/secret/trap"] == 0
            assert visited.times["/broken"] == ATTEMPTS
            assert visited.requests[0].path == "/robots.txt"


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_by_somebody_who_says_who(
    source: SourceSite, site: Site, walk: Walk
) -> None:
    build(site, range(1, 4), scripted=True)
    walk.run([source])

    requests = sorted(site.requests, key=lambda request: request.arrived)
    gaps = [after.arrived - before.answered for before, after in pairwise(requests)]
    assert min(after.arrived - before.arrived for before, after in pairwise(requests)) >= PACE
    assert min(gaps) > 0
    assert {request.agent for request in requests} == {
        "Mozilla/5.0 (compatible; zhenggai/0.1; desk@example.org)"
    }


def test_each_address_that_was_seen_says_what_became_of_it(
    source: SourceSite, site: Site, walk: Walk
) -> None:
    build(site, range(1, 4), scripted=True)
    walk.run([source])

    assert {path: state(site, path) for path in ("/moved", "/gone", "/secret/trap", "/water", "/news")} == {
        "/moved": ("left", f"转到了 {site.address}/new/home.html"),
        "/gone": ("failed", "网站回答 404，没有给出网页"),
        "/secret/trap": ("left", "robots.txt 不允许访问"),
        "/water": ("left", "标题说的是别的检查的整改，不是巡视巡察"),
        "/news": ("left", "标题不像整改情况的通报"),
    }
    assert state(site, "/other") == ("left", "正文开头没有说到巡视巡察")
    assert state(site, "/meeting") == ("left", "这是一篇会议或工作的新闻，不是整改情况的通报")
    assert state(site, "/xcgz/index.html") == ("read", "15 个链接，15 个没有见过，其中 13 个像通报")
    assert CollectedPage.objects.get(address="http://elsewhere.example/1.html").reason == (
        "在别的网站（elsewhere.example），没有访问"
    )


def test_what_has_not_changed_is_not_taken_twice_and_what_has_is(
    source: SourceSite, site: Site, walk: Walk
) -> None:
    build(site, range(1, 4), scripted=True)
    walk.run([source])
    source.recheck_days = 0
    first = len(site.requests)
    taken = ImportFile.objects.count()
    site.html(
        "/xcgz/t2.html", title(2), "".join(f"<p>{line}</p>" for line in [*paragraphs(2), "补充：办结1项。"])
    )
    site.notice("/xcgz/t9.html", 9)
    in_pages(site, "/xcgz/", [("/xcgz/t9.html", title(9)), ("/xcgz/t1.html", title(1))], scripted=True)

    walk.run([source])

    statuses = {request.path: request.status for request in site.requests[first:]}
    assert {path for path, status in statuses.items() if status == 200} == {
        "/xcgz/index.html",
        "/xcgz/t2.html",
        "/xcgz/t9.html",
    }
    assert [statuses["/xcgz/t1.html"], statuses["/two_2"], statuses["/file.docx"]] == [304, 304, 304]
    assert ImportFile.objects.count() == taken + 2
    assert state(site, "/xcgz/t1.html") == ("taken", "没有变化")


def test_a_notice_whose_page_is_gone_stays_taken(source: SourceSite, site: Site, walk: Walk) -> None:
    build(site, range(1, 3), scripted=True)
    walk.run([source])
    source.recheck_days = 0
    site.pages.pop("/xcgz/t1.html")

    walk.run([source])

    assert state(site, "/xcgz/t1.html") == ("taken", "网站回答 404，没有给出网页")


class Killed(BaseException):
    """Ends a run where it stands."""


@pytest.mark.parametrize(
    "moment",
    [
        "notices.collecting.walk.confined_read",  # the answer is there, and nothing made of it
        "notices.importing.batches.add",  # in the transaction
        "notices.collecting.visits.Visits.note",  # at its end
        "notices.collecting.visits.Visits.forget",  # after it
        "notices.collecting.frontier.add_links",
    ],
)
def test_a_run_that_is_cut_off_goes_on_with_the_answers_it_has(
    source: SourceSite, site: Site, walk: Walk, monkeypatch, moment: str
) -> None:
    build(site, range(1, 4), scripted=True)
    place, _, name = moment.rpartition(".")
    owner = resolve_name(place)
    function = getattr(owner, name)
    calls = count(1)

    def cut_off(*args: Any, **more: Any) -> Any:
        if next(calls) in (1, 3, 6, 10, 15, 21):
            raise Killed
        return function(*args, **more)

    monkeypatch.setattr(owner, name, cut_off)
    runs = 0
    while source.begun is None or source.is_open:
        runs += 1
        with suppress(Killed):
            Walk(walk.folder).run([source])
        source = SourceSite.objects.get()

    assert runs > 1
    assert len(titles()) == 3 + 1 + 4
    assert max(site.paths().values()) == 1


def test_a_pager_without_an_end_ends_where_nothing_is_new(source: SourceSite, site: Site, walk: Walk) -> None:
    links = [(f"/xcgz/t{number}.html", title(number)) for number in (1, 2)]
    for number in (1, 2):
        site.notice(f"/xcgz/t{number}.html", number)
    for page in range(50):
        name = "index" if page == 0 else f"day-{page}"
        pager = f'<a href="day-{page + 1}.html">下一页</a>'
        site.html(f"/xcgz/{name}.html", "巡察整改", listing(links, pager))

    walk.run([source])

    assert [path for path in site.paths() if "day" in path] == ["/xcgz/day-1.html"]


def test_a_source_has_a_bound_for_its_lists(source: SourceSite, site: Site, walk: Walk) -> None:
    for page in range(9):
        name = "index" if page == 0 else f"page-{page}"
        news = [(f"/news/{page}.html", f"第{page}次植树造林工作会议召开")]
        site.html(f"/xcgz/{name}.html", "要闻", listing(news, f'<a href="page-{page + 1}.html">下一页</a>'))
    source.most_lists = 4
    source.save()

    walk.run([source])

    assert len(site.paths()) == 4
    assert state(site, "/xcgz/page-4.html") == ("left", "列表页已到上限（4 页）")


@pytest.mark.parametrize(("depth", "expected"), [(0, set()), (1, {title(1)})])
def test_lists_below_a_list_are_walked_as_deep_as_the_source_says(
    source: SourceSite, site: Site, walk: Walk, depth: int, expected: set[str]
) -> None:
    site.html("/xcgz/index.html", "公开", '<a href="/sub/">巡察整改</a><a href="/hr/">人事招考</a>')
    site.html("/sub/", "巡察整改", listing([("/sub/t1.html", title(1))], ""))
    site.notice("/sub/t1.html", 1)
    source.depth = depth
    source.save()

    walk.run([source])

    assert set(titles()) == expected
    assert not site.times["/hr/"]


def test_a_page_of_several_that_fails_for_now_is_taken_whole_later(
    source: SourceSite, site: Site, walk: Walk
) -> None:
    build(site, range(1, 3), scripted=True)
    site.pages["/two_2"] = after_trouble(site.pages["/two_2"], 503)

    walk.run([source])

    row = ImportFile.objects.get(url=f"{site.address}/two")
    assert "修订" in read(row.name, row.data()).text
    assert site.paths()["/two"] == 1


def test_a_site_that_drips_is_cut_off(source: SourceSite, site: Site, walk: Walk, monkeypatch) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.3)
    site.html("/xcgz/index.html", "巡察整改", listing([("/slow", title(1)), ("/t2", title(2))], ""))
    site.pages["/slow"] = Answer(drip=True)
    site.notice("/t2", 2)

    walk.run([source])

    assert titles() == [title(2)]
    assert state(site, "/slow")[0] == "failed"


def test_a_walk_ends_when_it_is_told_to_and_goes_on_later(source: SourceSite, site: Site, walk: Walk) -> None:
    build(site, range(1, 4), scripted=True)
    walk.run([source], lambda: len(site.requests) > 3)
    assert source.is_open

    walk.run([source])

    assert (source.is_open, max(site.paths().values())) == (False, 1)
    assert list(Path(walk.folder).glob("*/*")) == []
