"""Corrections of an outline last: through new readings, edited files and the loss of their lines; they are undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from notices.corrections.shapes import Correction
from notices.decisions.recording import Act, recorded
from notices.decisions.states import Subject
from notices.importing.importer import import_file
from notices.importing.outline_corrections import corrections_of, keep
from notices.importing.reparsing import reparse
from notices.models import Category, Decision, Notice, Problem
from tests.notices.corrections.bench import correction, rows_in
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db
READ = ["学位供给不足", "黑臭水体治理缓慢"]
CORRECTED = ["学位供给不足", "优化招生片区划分", "黑臭水体治理缓慢"]


def made_problem() -> Correction:
    return correction(TEXT, rows_in(TEXT), "2.优化", "is", "problem")


def titles() -> list[str]:
    return [row.title for row in Problem.objects.filter(parent=None)]


@pytest.fixture
def path(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def notice(path: Path) -> Notice:
    """临溪, one of whose items a curator has made a problem."""
    import_file(path)
    notice = Notice.objects.get()
    author = User.objects.create_user("lin", is_superuser=True, is_staff=True)
    with recorded([notice.pk], Act(author, "片区是另一个问题"), Subject.OUTLINE):
        keep(notice, [made_problem()])
        reparse(notice)
    return notice


def test_the_rows_are_as_corrected_and_the_bytes_as_they_came(notice: Notice, path: Path) -> None:
    assert titles() == CORRECTED
    with notice.original.content.open() as file:
        assert file.read() == path.read_bytes()


def test_a_new_reading_and_the_same_file_again_leave_them_in_force(notice: Notice, path: Path) -> None:
    Notice.objects.update(parser_version="0")
    assert reparse(Notice.objects.get()).diff == ()
    import_file(path)
    assert (titles(), corrections_of(notice)) == (CORRECTED, (made_problem(),))


@pytest.mark.usefixtures("notice")
def test_they_hold_where_the_site_edited_the_notice(path: Path) -> None:
    path.write_text(TEXT.replace("会议6次", "会议16次").replace("划分\n", "的划分\n"), "utf-8")
    import_file(path)
    assert titles() == ["学位供给不足", "优化招生片区的划分", "黑臭水体治理缓慢"]


def test_one_whose_line_has_gone_is_kept_and_says_so(notice: Notice, path: Path) -> None:
    path.write_text(TEXT.replace("2.优化招生片区划分", "　"), "utf-8")
    import_file(path)
    assert (titles(), [row.fate for row in notice.outline_corrections.all()]) == (READ, ["lost"])


def test_one_that_the_file_as_it_is_now_bears_out_says_so(notice: Notice, path: Path) -> None:
    path.write_text(
        TEXT.replace("2.优化招生片区划分", "（二）优化招生片区划分").replace("（二）关于", "（三）关于"),
        "utf-8",
    )
    import_file(path)
    assert [row.fate for row in notice.outline_corrections.all()] == ["agrees"]


def test_the_page_tells_of_it_and_takes_it_back(notice: Notice) -> None:
    client = Client()
    client.force_login(User.objects.get())
    page = client.get("/notices/linxi-2023/").content.decode()
    assert "结构“2.优化招生片区划分”" in page
    assert '<ins lang="zh-Hans">问题</ins>' in page
    assert "片区是另一个问题" in page

    page = client.post(reverse("undo", args=[Decision.objects.get().pk]), follow=True).content.decode()

    assert ("已撤销。" in page, titles(), corrections_of(notice)) == (True, READ, ())
    last = Decision.objects.first()
    assert last
    assert (last.before, last.after) == ({"in_force": True}, {"in_force": False})


def answers(client: Client) -> dict[str, tuple[int, str]]:
    """Of every address that the first reading gave: what it answers, and where it leads."""
    paths = ["p1", "p1/i1", "p1/i1/m1", "p1/i1/m2", "p1/i2", "p1/i2/m1", "p2", "p2/m1", "p2/m2"]
    responses = {path: client.get(f"/notices/linxi-2023/{path}/") for path in paths}
    return {
        path: (response.status_code, response.get("Location", "")) for path, response in responses.items()
    }


@pytest.mark.usefixtures("notice")
def test_what_a_correction_moved_is_found_at_its_old_address(client: Client) -> None:
    stay = dict.fromkeys(["p1", "p1/i1", "p1/i1/m1", "p1/i1/m2", "p2", "p2/m1", "p2/m2"], (200, ""))
    assert answers(client) == stay | {
        "p1/i2": (301, "/notices/linxi-2023/p3/"),
        "p1/i2/m1": (301, "/notices/linxi-2023/p3/m1/"),
    }
    assert client.get("/notices/linxi-2023/p1/i2/?evidence=1")["Location"].endswith("/p3/?evidence=1")
    assert client.get("/en/notices/linxi-2023/p1/i2/")["Location"] == "/en/notices/linxi-2023/p3/"
    basket = client.get("/basket/", {"id": "linxi-2023/p1/i2/m1"}).content.decode()
    assert "调整招生片区7个" in basket
    assert "/p3/m1" in client.get("/notices/linxi-2023/p1/i2/m1/cite.bib").content.decode()
    gone = client.get("/api/v1/notices/linxi-2023/p1/i2")
    assert (gone.status_code, gone.json()["detail"]) == (410, "linxi-2023/p1/i2 现在的编号是 linxi-2023/p3。")


def test_what_moved_back_is_at_its_first_address_and_the_other_leads_there(
    notice: Notice, client: Client
) -> None:
    keep(notice, [])
    reparse(notice)
    assert answers(client) == dict.fromkeys(answers(client), (200, ""))
    assert client.get("/notices/linxi-2023/p3/m1/")["Location"] == "/notices/linxi-2023/p1/i2/m1/"


def test_a_curators_areas_go_along_with_what_moved(notice: Notice) -> None:
    areas = Problem.objects.get(number=3, parent=None)
    areas.labellings.exclude(rank=1).delete()
    areas.labellings.update(category=Category.objects.get(slug="health"))
    Problem.objects.filter(pk=areas.pk).update(curated=True)
    keep(notice, [])
    reparse(notice)
    item = Problem.objects.get(number=2, parent__number=1)
    assert (item.curated, [category.slug for category in item.labels()]) == (True, ["health"])
