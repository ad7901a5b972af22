"""A notice read anew: what changes is shown, addresses and corrections stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from notices.importing.importer import import_file
from notices.importing.likeness import letters
from notices.importing.reparsing import NoticeChange, outdated, reparse
from notices.importing.sources import drafted
from notices.models import (
    Category,
    Doubt,
    EarlierText,
    FormerUnit,
    Labelling,
    Measure,
    Notice,
    Original,
    Problem,
)
from notices.privacy.masking import masked
from tests.notices.notices_text import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(settings, tmp_path: Path) -> Notice:
    """临溪 as an older parser left it: the schools were not found, a heading of the outlook was taken for a problem.

    A curator has corrected the rivers, then p1, and the false problem, p2.
    """
    settings.MEDIA_ROOT = tmp_path / "originals"
    path = tmp_path / "linxi-2023.txt"
    path.write_bytes(TEXT.encode())
    import_file(path)
    notice = Notice.objects.get()
    Problem.objects.filter(title="学位供给不足").delete()
    Problem.objects.filter(title="黑臭水体治理缓慢").update(number=1)
    start = TEXT.index("三、下一步打算")
    false = Problem.objects.create(
        notice=notice,
        number=2,
        label="三、",
        heading="三、下一步打算",
        heading_start=start,
        heading_end=start + 7,
    )
    text = "区委将持续抓好整改。"
    start = TEXT.index(text)
    Measure.objects.create(problem=false, number=1, text=text, start=start, end=start + len(text))
    for problem, slug in ((Problem.objects.get(number=1), "transport"), (false, "health")):
        problem.labellings.all().delete()
        Labelling.objects.create(problem=problem, category=Category.objects.get(slug=slug), rank=1)
    Problem.objects.update(curated=True)
    Notice.objects.update(parser_version="0", team="市委巡察二组", curated_facts=["team"])
    return Notice.objects.get()


def numbers() -> list[tuple[str, str]]:
    rows = Problem.objects.select_related("notice", "parent__notice")
    return [(row.public_id, row.title) for row in rows]


AFTER = [
    ("linxi-2023/p3", "学位供给不足"),
    ("linxi-2023/p3/i1", "城区大班额"),
    ("linxi-2023/p3/i2", "优化招生片区划分"),
    ("linxi-2023/p1", "黑臭水体治理缓慢"),
]


def test_what_was_found_before_keeps_its_address(notice: Notice) -> None:
    reparse(notice)

    assert numbers() == AFTER
    assert [row.public_id for row in Measure.objects.filter(problem__number=1, problem__parent=None)] == [
        "linxi-2023/p1/m1",
        "linxi-2023/p1/m2",
    ]


def test_a_curators_word_survives(notice: Notice) -> None:
    reparse(notice)

    rivers = Problem.objects.get(title="黑臭水体治理缓慢")
    assert (rivers.curated, [category.slug for category in rivers.labels()]) == (True, ["transport"])
    assert Notice.objects.get().team == "市委巡察二组"


def test_a_curators_status_survives_with_its_words_where_the_reading_says_the_same(notice: Notice) -> None:
    rivers = Measure.objects.filter(problem__number=1, problem__parent=None)
    rivers.filter(number=1).update(status="planned", curated=True)
    rivers.filter(number=2).update(status="done", curated=True)
    reparse(notice)

    first, second = rivers.order_by("number")
    assert (first.status, first.status_words, first.curated) == ("planned", "", True)
    assert (second.status, second.status_words != "", second.curated) == ("done", True, True)


def test_a_curators_status_goes_where_the_measure_says_something_else_now(notice: Notice) -> None:
    rivers = Measure.objects.filter(problem__number=1, problem__parent=None, number=1)
    rivers.update(text=f"正在{rivers.get().text}", status="underway", curated=True)
    reparse(notice)

    measure = rivers.get()
    assert (measure.text.startswith("正在"), measure.curated) == (False, False)


def test_a_measure_that_is_found_again_has_its_curators_status_back(notice: Notice) -> None:
    reparse(notice)
    measure = Measure.objects.get(problem__number=1, problem__parent=None, number=1)
    FormerUnit.objects.create(
        notice=notice,
        path="p1/m1",
        earlier=EarlierText.objects.get(),
        start=0,
        end=1,
        key=letters(measure.text),
        status="planned",
    )
    measure.delete()

    reparse(Notice.objects.get())

    measure = Measure.objects.get(problem__number=1, problem__parent=None, number=1)
    assert (measure.status, measure.curated) == ("planned", True)


def test_an_address_that_names_nothing_any_more_shows_its_words(notice: Notice, client: Client) -> None:
    reparse(notice)

    assert [(unit.public_id, unit.words) for unit in FormerUnit.objects.all()] == [
        ("linxi-2023/p2", "三、下一步打算"),
        ("linxi-2023/p2/m1", "区委将持续抓好整改。"),
    ]
    page = client.get("/notices/linxi-2023/p2/m1/").content.decode()
    assert "区委将持续抓好整改。" in page
    assert "重新解析之后" in page
    assert client.get("/notices/linxi-2023/p9/").status_code == 404


def test_the_earlier_text_stays_as_long_as_something_points_into_it(notice: Notice) -> None:
    reparse(notice)
    assert [(text.text, text.parser_version) for text in EarlierText.objects.all()] == [(masked(TEXT), "0")]

    reparse(Notice.objects.get())
    assert EarlierText.objects.count() == 1

    FormerUnit.objects.all().delete()
    reparse(Notice.objects.get())
    assert not EarlierText.objects.exists()


def test_a_unit_that_is_found_again_has_its_address_and_its_curator_back(notice: Notice) -> None:
    reparse(notice)
    rivers = Problem.objects.get(title="黑臭水体治理缓慢")
    rivers.delete()
    FormerUnit.objects.create(
        notice=notice,
        path="p1",
        earlier=EarlierText.objects.get(),
        start=0,
        end=1,
        key="黑臭水体治理缓慢",
        labels=[{"category": "transport", "rank": 1, "score": 0, "cues": []}],
    )

    reparse(Notice.objects.get())

    assert numbers() == AFTER
    assert [category.slug for category in Problem.objects.get(number=1, parent=None).labels()] == [
        "transport"
    ]
    assert not FormerUnit.objects.filter(path="p1").exists()


def test_a_closed_doubt_stays_closed(notice: Notice) -> None:
    text = TEXT.replace("云泽市临溪区", "鼓楼区")  # which of four?
    path = Path(notice.original.content.path)
    path.write_bytes(text.encode())
    reparse(notice)
    doubts = list(Doubt.objects.values_list("reason", flat=True))
    assert doubts
    Doubt.objects.update(closed=True)

    reparse(Notice.objects.get())

    assert list(Doubt.objects.values_list("reason", "closed")) == [(reason, True) for reason in doubts]


def test_a_dry_run_shows_the_diff_and_changes_nothing(notice: Notice) -> None:
    before = numbers()

    change = reparse(notice, dry_run=True)

    assert "+  p3 （一）学位供给不足  <problem> [education]  ‹民生保障有短板›" in change.diff
    assert "-  p2 三、三、下一步打算  <problem> [health] 人工" in change.diff
    assert not any("team" in line for line in change.diff)
    assert numbers() == before
    assert not EarlierText.objects.exists()


def test_what_is_up_to_date_shows_no_difference(notice: Notice) -> None:
    reparse(notice)

    assert reparse(Notice.objects.get()) == NoticeChange("linxi-2023")
    assert not outdated().exists()


def test_an_original_that_is_gone_is_named(notice: Notice) -> None:
    Path(notice.original.content.path).unlink()
    before = numbers()

    assert reparse(notice).reason
    assert numbers() == before


def test_older_bytes_handed_in_again_are_what_is_read_next(notice: Notice, tmp_path: Path) -> None:
    path = tmp_path / "linxi-2023.txt"
    path.write_bytes(TEXT.replace("31个", "32个").encode())
    import_file(path)
    path.write_bytes(TEXT.encode())

    assert import_file(path).status == "updated"
    assert import_file(path).status == "unchanged"
    assert (Notice.objects.get().original.sha256, Original.objects.count()) == (notice.original.sha256, 2)


def test_the_command_shows_every_notices_diff_and_a_sum(notice: Notice, capsys) -> None:
    call_command("reparse_notices", "--dry-run")
    out = capsys.readouterr().out
    assert out.startswith("linxi-2023\n--- 现有\n+++ 新解析\n")
    assert out.endswith("试运行，未写入：1 份通报：有变化 1，无变化 0，失败 0\n")

    call_command("reparse_notices")
    capsys.readouterr()
    call_command("reparse_notices")
    assert capsys.readouterr().out == "0 份通报：有变化 0，无变化 0，失败 0\n"
    call_command("reparse_notices", "linxi-2023")
    assert capsys.readouterr().out == "1 份通报：有变化 0，无变化 1，失败 0\n"
    assert notice.name == "linxi-2023"


def test_the_command_names_what_it_cannot_find_or_read(notice: Notice, capsys) -> None:
    with pytest.raises(CommandError, match="没有这样的通报：nowhere"):
        call_command("reparse_notices", "nowhere")
    Path(notice.original.content.path).unlink()
    with pytest.raises(SystemExit):
        call_command("reparse_notices")
    assert "失败 linxi-2023" in capsys.readouterr().err


def test_a_correction_made_while_it_is_read_anew_stays(notice: Notice, monkeypatch) -> None:
    def corrected_meanwhile(source):
        row = Notice.objects.get()
        row.title, row.curated_facts = "订正的标题", [*row.curated_facts, "title"]
        row.save()
        return drafted(source)

    monkeypatch.setattr("notices.importing.reparsing.drafted", corrected_meanwhile)
    reparse(notice)

    notice = Notice.objects.get()
    assert (notice.title, notice.curated_facts) == ("订正的标题", ["team", "title"])


def test_a_notice_that_was_deleted_meanwhile_does_not_come_back(notice: Notice) -> None:
    Notice.objects.all().delete()
    assert reparse(notice) == NoticeChange("linxi-2023", reason="已被删除")


def test_newer_bytes_that_were_imported_meanwhile_are_not_read_over(notice, monkeypatch, tmp_path) -> None:
    def imported_meanwhile(source):
        monkeypatch.undo()
        (tmp_path / "linxi-2023.txt").write_bytes(TEXT.replace("学位", "床位").encode())
        import_file(tmp_path / "linxi-2023.txt")
        return drafted(source)

    monkeypatch.setattr("notices.importing.reparsing.drafted", imported_meanwhile)
    assert reparse(notice) == NoticeChange("linxi-2023")
    assert "床位" in Notice.objects.get().text
