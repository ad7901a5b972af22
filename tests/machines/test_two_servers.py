"""What two machines have in common, and what each of them keeps: asked of either, past the proxy that alternates."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.cookies import SimpleCookie
from itertools import cycle, islice
from typing import Any

import pytest
import urllib3
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.test import Client

from notices.models import ImportFile, Notice, Original, Worker
from search.indexing import differences
from search.models import PendingNotice
from tests.machines import Machine, Machines
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.browser
HASH = hashlib.sha256(TEXT.encode()).hexdigest()
SOON = 60.0  # seconds
PASSWORD = "eight-letters"  # noqa: S105
# What docs/operations.md says that stays on each machine.
LOCAL = {"jieba.cache", "static", "collecting"}


class Visitor:
    """Asks one server with the cookies that the other has given."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}
        self.pool = urllib3.PoolManager(retries=False)

    def ask(self, machine: Machine, address: str, fields: Any = None) -> urllib3.BaseHTTPResponse:
        """A GET, or a form that is sent."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if fields is not None:
            fields = [*fields, ("csrfmiddlewaretoken", self.cookies["csrftoken"])]
        response = self.pool.request(
            "GET" if fields is None else "POST",
            f"http://127.0.0.1:{machine.port}{address}",
            fields=fields,
            headers=headers,
            redirect=False,
            timeout=60,
        )
        for header in response.headers.getlist("Set-Cookie"):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        return response

    def logs_in(self, machine: Machine, password: str) -> int:
        self.ask(machine, "/admin/login/")
        form = [("username", "curator"), ("password", password), ("next", "/import/")]
        return self.ask(machine, "/admin/login/", form).status


@pytest.fixture
def site(request: pytest.FixtureRequest, transactional_db: None) -> Machines:  # noqa: ARG001  # as it is committed
    if not request.config.getoption("--two-servers"):
        pytest.skip("two machines: tests/with_two_servers")
    site: Machines = request.getfixturevalue("live_server")
    return site


@pytest.fixture
def curator(site: Machines) -> Iterator[Visitor]:
    """Signed in, by what stands in the database."""
    client, visitor = Client(), Visitor()
    client.force_login(User.objects.create_superuser("curator", password=PASSWORD))
    visitor.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    visitor.ask(site.machines[0], "/import/")
    yield visitor
    visitor.pool.clear()


def soon(is_so: Callable[[], object], site: Machines) -> None:
    until = time.monotonic() + SOON
    while not is_so():
        assert time.monotonic() < until, site.log()
        time.sleep(0.1)


def finds(machine: Machine) -> bool:
    return b"/notices/linxi-2023/" in Visitor().ask(machine, "/search/?q=学位&unit=notice").data


def misses(machine: Machine) -> bool:
    return not finds(machine)


def agree() -> bool:
    """Rows and index, and that nothing waits to be taken in."""
    return not PendingNotice.objects.exists() and differences() == []


@pytest.fixture
def imported(site: Machines, curator: Visitor) -> list[ImportFile]:
    """Handed in at the first machine, worked off by whichever worker is the faster; what became of the files."""
    files = {"linxi-2023.txt": TEXT, "weather.txt": "今天天气不错。"}
    form = [("uploads", (name, text.encode())) for name, text in files.items()]
    answer = curator.ask(site.machines[0], "/import/", [*form, ("duplicates", "hold")])
    assert answer.status == 302, answer.data.decode()
    soon(lambda: not ImportFile.objects.open().exists(), site)
    return list(ImportFile.objects.order_by("number"))


def test_each_request_goes_to_the_other_server(site: Machines) -> None:
    before = site.proxy.answers.copy()
    for _request in range(10):
        assert urllib3.request("GET", f"{site.url}/healthz").status == 200
    assert [*(site.proxy.answers - before).values()] == [5, 5]


def test_who_signs_in_at_one_is_known_to_the_other(site: Machines) -> None:
    User.objects.create_superuser("curator", password=PASSWORD)
    visitor, (first, second) = Visitor(), site.machines
    assert visitor.ask(second, "/import/").status == 302
    assert visitor.logs_in(first, PASSWORD) == 302
    assert visitor.ask(second, "/import/").status == 200


def test_wrong_passwords_at_both_are_counted_together(site: Machines) -> None:
    User.objects.create_superuser("curator", password=PASSWORD)
    tries = [
        Visitor().logs_in(machine, "wrong")
        for machine in islice(cycle(site.machines), settings.AXES_FAILURE_LIMIT)
    ]
    assert tries[:-1] == [200] * (len(tries) - 1)
    assert [Visitor().logs_in(machine, PASSWORD) for machine in site.machines] == [429, 429]


def test_costly_requests_to_both_are_counted_together(site: Machines) -> None:
    visitor, address = Visitor(), "/categories/file/csv/"
    statuses = [visitor.ask(machine, address).status for machine in islice(cycle(site.machines), 62)]
    assert statuses == [200] * 60 + [429] * 2  # settings.RATES: file


def test_what_is_handed_in_at_one_is_worked_off_by_any_worker_and_fetched_at_both(
    site: Machines, curator: Visitor, imported: list[ImportFile]
) -> None:
    assert [(file.name, file.status) for file in imported] == [
        ("linxi-2023.txt", "created"),
        ("weather.txt", "failed"),
    ]
    assert {int(file.worker.split(":")[1]) for file in imported} <= {
        machine.worker.pid for machine in site.machines
    }
    soon(lambda: Worker.objects.count() == 2, site)
    address = f"/admin/notices/notice/original/{Original.objects.get().pk}/"
    assert [curator.ask(machine, address).data for machine in site.machines] == [TEXT.encode()] * 2
    for machine in site.machines:
        report = curator.ask(machine, f"/import/batches/{imported[0].batch.pk}/").data.decode()
        assert imported[1].reason in report
        assert str(machine.folder.parent) not in report


@pytest.mark.usefixtures("imported")
def test_nothing_that_matters_is_on_either_machine(site: Machines) -> None:
    assert default_storage.exists(f"{HASH[:2]}/{HASH}")
    for machine in site.machines:
        assert {path.name for path in machine.data.iterdir()} <= LOCAL
        assert not [*machine.data.rglob(f"*{HASH}*")]


@pytest.mark.usefixtures("imported")
def test_what_changed_is_taken_in_once_and_found_at_both(site: Machines) -> None:
    for machine in site.machines:
        soon(partial(finds, machine), site)
    soon(agree, site)


@pytest.mark.usefixtures("imported")
def test_what_is_taken_down_at_one_is_gone_from_both_and_from_the_bucket(
    site: Machines, curator: Visitor
) -> None:
    first, second = site.machines
    soon(partial(finds, first), site)
    form = [("reason", "来函要求"), ("bytes", "deleted"), ("opened", Notice.objects.get().digest)]
    answer = curator.ask(first, "/notices/linxi-2023/takedown/", form)
    assert answer.status == 302, answer.data.decode()
    assert [Visitor().ask(machine, "/notices/linxi-2023/").status for machine in (first, second)] == [410] * 2
    assert not default_storage.exists(f"{HASH[:2]}/{HASH}")
    for machine in site.machines:
        soon(partial(misses, machine), site)
    soon(agree, site)
