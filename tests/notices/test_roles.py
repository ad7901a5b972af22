"""Who may what: every cell of the table in docs/reference.md is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import get_resolver, reverse

from notices.curation.takedowns import take_down
from notices.decisions.recording import Act, recorded
from notices.importing.importer import import_file
from notices.models import (
    CLAIMS,
    Decision,
    DoubleCoding,
    Doubt,
    ImportBatch,
    ImportFile,
    Notice,
    Place,
    SourceSite,
)
from notices.roles import ROLES, bring_in_roles
from tests.factories import make_notice
from tests.notices.notices_text import TEXT
from tests.test_architecture import REFERENCE

NAMES = ("nobody", *(role.name for role in ROLES))


def table() -> Iterator[tuple[str, str, bool]]:
    """The request of a row, a role, and whether that may."""
    section = REFERENCE.split("## Roles\n", 1)[1].split("\n## ", 1)[0]
    for line in re.findall(r"^\| `(?:GET|POST) .*$", section, re.MULTILINE):
        request, _, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        yield from (
            (request.strip("`"), name, cell == "yes") for name, cell in zip(NAMES, cells, strict=True)
        )


@pytest.fixture
def addresses(settings, tmp_path: Path, db: None) -> dict[str, Any]:  # noqa: ARG001
    """What the words of the table stand for."""
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    import_file(path)
    notice = Notice.objects.get()
    Doubt.objects.create(notice=notice, reason="日期没有年份", words="9月5日", start=0, end=1)
    batch = ImportBatch.objects.create(title="甲")
    file = ImportFile.objects.create(batch=batch, number=1, name="a.txt", sha256="aa", size=1, status="held")
    file.content.save("aa", ContentFile(TEXT.encode()))
    return {
        "NAME": notice.name,
        "ORIGINAL": notice.original.pk,
        "BATCH": batch.pk,
        "FILE": file.pk,
        "DOUBT": notice.doubts.get(reason="日期没有年份").key,
        "PROBLEM": f"{notice.name}/p1",
        "MEASURE": f"{notice.name}/p1/i1/m1",
        "KIND": "figure",
        "CLAIM": 0,
        "PROMISE": 0,
        "DECISION": decided(notice).pk,
        "GONE": take_down(make_notice("gone-2023"), Act(None, "重复"), sealed=True).name,
        "PAGE": 0,
        "SOURCE": SourceSite.objects.create(name="青岚", address="https://jw.qinglan.example/").pk,
        "NUMBER": 1,
        "STEP": 1,
        "CODING": DoubleCoding.objects.create(title="一次").pk,
        "PLACE": Place.objects.get(level="district").pk,
        "problem/ID": f"problem/{notice.problems.first().pk}",  # type: ignore[union-attr]
        "notice/ID": f"notice/{notice.pk}",
    }


def decided(notice: Notice) -> Decision:
    with recorded([notice.pk], Act(None), "doubt"):
        notice.doubts.update(closed=True)
    return Decision.objects.get()


def account(role: str) -> User:
    user = User.objects.create_user(role, is_staff=True)
    user.groups.add(*(Group.objects.get(name=each.group) for each in ROLES if each.name == role))
    return user


def answer(client: Client, request: str, addresses: dict[str, Any]) -> Any:
    method, _, address = request.partition(" ")
    for word, value in addresses.items():
        address = address.replace(word, str(value))
    response = client.get(address) if method == "GET" else client.post(address, {"_save": ""})
    if response.streaming:
        b"".join(response)  # an open file would stay open
    return response


@pytest.mark.parametrize(("request_", "role", "may"), [*table()], ids=lambda value: str(value))
def test_the_table_of_who_may_what(client, addresses, request_: str, role: str, may: bool) -> None:
    if role != "nobody":
        client.force_login(account(role))

    response = answer(client, request_, addresses)

    sent_to_log_in = response.status_code == 302 and response["Location"].startswith("/admin/login/")
    assert (response.status_code != 403 and not sent_to_log_in) == may
    if not may:
        assert sent_to_log_in == (role == "nobody")


# Of Django's admin: pages of rows are the second table's; these show nothing of ours to whoever is of the staff.
ROWS_OF_ADMIN = re.compile(r"/admin/(?:auth|axes|notices)/\w+/(?!original)")
SHOW_NOTHING = {
    *(
        "/admin/N",
        "/admin/N/",
        "/admin/r/N/N/",
        "/admin/jsi18n/",
        "/admin/logout/",
        "/admin/password_change/done/",
    ),
}


def with_words(route: str) -> str:
    """An address with N for whatever differs between two of its kind."""
    return re.sub(r"%\(\w+\)s|\b[A-Z]+\b", "N", route.partition("?")[0])


def test_the_tables_name_every_address_that_asks_for_an_account(client, addresses) -> None:
    named = {with_words(request.partition(" ")[2]) for request, *_ in table()}
    reversible: Any = get_resolver().reverse_dict
    routes = {f"/{route}" for forms, *_ in reversible.values() for route, _ in forms}
    routes |= {f"/admin/{route}" for forms, *_ in admin_routes().values() for route, _ in forms}
    values = {"name": addresses["NAME"], "public_id": f"{addresses['NAME']}/p1"}
    closed = {
        with_words(route)
        for route in routes
        if not ROWS_OF_ADMIN.match(route)
        and any(is_closed(client, method, filled(route, values)) for method in ("GET", "POST"))
    }
    assert {"/import/", "/decisions/N/undo/", "/notices/N/outline/"} <= closed
    assert closed - named - SHOW_NOTHING == set()


def admin_routes() -> Any:
    inside = [
        pattern for prefix in get_resolver().url_patterns for pattern in getattr(prefix, "url_patterns", ())
    ]
    [site] = [pattern for pattern in inside if getattr(pattern, "app_name", "") == "admin"]
    return site.reverse_dict


def filled(route: str, values: dict[str, str]) -> str:
    return re.sub(r"%\((\w+)\)s", lambda match: values.get(match[1], "1"), route)


def is_closed(client: Client, method: str, address: str) -> bool:
    response = client.get(address) if method == "GET" else client.post(address)
    if response.streaming:
        b"".join(response)
    return is_refused(response)


# Rows, in the admin

ACTS = {"look at": "GET /", "add": "POST /add/", "change": "POST /0/change/", "delete": "POST /0/delete/"}


def row_table() -> Iterator[tuple[str, str, str]]:
    """Rows, an act, and the first role that may; `–` is none."""
    section = REFERENCE.split("## Roles\n", 1)[1].split("\n## ", 1)[0]
    for line in re.findall(r"^\| `[a-z]+/\w+` .*$", section, re.MULTILINE):
        rows, _, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        yield from ((rows.strip("`"), act, cell) for act, cell in zip(ACTS, cells, strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize(("rows", "act", "first"), [*row_table()])
def test_the_table_of_who_may_what_to_rows(client, rows: str, act: str, first: str) -> None:
    may = {role: NAMES.index(role) >= NAMES.index(first) if first != "–" else False for role in NAMES}
    method, _, rest = ACTS[act].partition(" ")
    asked = {}
    for role in NAMES:
        client.logout()
        if role != "nobody":
            client.force_login(account(role))
        address = f"/admin/{rows}{rest}"
        response = client.get(address) if method == "GET" else client.post(address)
        asked[role] = not is_refused(response)
    assert asked == may


def is_refused(response: Any) -> bool:
    is_sent_away = response.status_code == 302 and response["Location"].startswith("/admin/login/")
    return response.status_code == 403 or bool(is_sent_away)


def test_the_second_table_names_all_rows_of_the_admin() -> None:
    assert {rows for rows, *_ in row_table()} == {
        f"{model._meta.app_label}/{model._meta.model_name}" for model in admin.site._registry
    }


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["reject", "restore"])
def test_who_may_only_look_is_not_offered_to_judge(client, action: str) -> None:
    client.force_login(account("reader"))
    for kind in CLAIMS:
        page = client.get(reverse(f"admin:notices_{kind.__name__.lower()}_changelist")).content.decode()
        assert f'value="{action}"' not in page


@pytest.mark.django_db
def test_a_group_that_somebody_changed_is_as_the_table_has_it_after_an_upgrade() -> None:
    group = Group.objects.get(name="读者")
    group.permissions.clear()
    own = Group.objects.create(name="一所大学")
    bring_in_roles()
    assert group.permissions.count() == len(ROLES[0].permissions)
    assert Group.objects.filter(pk=own.pk).exists()


# The command


def staff_account(monkeypatch, *words: str, typed: str = "kuaile-2023-linxi\n") -> str:
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    out = StringIO()
    call_command("staff_account", *words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_an_account_with_a_role_is_made_by_one_command(monkeypatch, client) -> None:
    assert staff_account(monkeypatch, "lin", "--role", "curator") == "lin：订正员（curator）\n"
    assert client.login(username="lin", password="kuaile-2023-linxi", request=client.get("/").wsgi_request)  # noqa: S106
    assert client.get("/import/").status_code == 200


@pytest.mark.django_db
def test_a_role_is_changed_and_the_password_stays(monkeypatch) -> None:
    staff_account(monkeypatch, "lin", "--role", "editor")
    before = User.objects.get().password
    staff_account(monkeypatch, "lin", "--role", "reader", typed="")
    user = User.objects.get()
    assert ([group.name for group in user.groups.all()], user.password == before) == (["读者"], True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "typed"), [("lin", "12345\n"), ("lin", "\n"), ("a b", "kuaile-2023-linxi\n")]
)
def test_a_weak_password_or_a_bad_name_makes_no_account(monkeypatch, name: str, typed: str) -> None:
    with pytest.raises(CommandError):
        staff_account(monkeypatch, name, "--role", "reader", typed=typed)
    assert not User.objects.exists()
