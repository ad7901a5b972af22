"""From a file to rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from notices.dissection import dissect
from notices.importing.importer import Outcome, import_file
from notices.importing.sources import files_in
from notices.models import Category, Labelling, Measure, Notice, Original, Problem
from tests.notices.notices_text import TEXT
from tests.pages_text import html, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def originals(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "originals"


def write(folder: Path, name: str = "linxi-2023.txt", text: str = TEXT) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_file_becomes_a_notice_with_its_facts_and_original(tmp_path: Path) -> None:
    path = write(tmp_path)

    assert import_file(path) == Outcome(str(path), "created", "linxi-2023")

    notice = Notice.objects.get()
    assert (notice.title, notice.kind, notice.tier) == (
        "中共云泽市临溪区委关于巡察整改进展情况的通报",
        "巡察",
        "市",
    )
    assert (notice.inspection_start, notice.inspection_end) == (date(2022, 9, 5), date(2022, 11, 4))
    assert (notice.feedback_date, notice.published, notice.signed) == (
        date(2022, 12, 30),
        date(2023, 5, 8),
        date(2023, 5, 6),
    )
    assert str(notice.place) == "云泽市临溪区"
    assert notice.contact["phone"] == ["0000-5550101"]
    with notice.original.content.open() as kept:
        assert kept.read() == TEXT.encode()
    assert (notice.original.name, notice.original.media_type) == ("linxi-2023.txt", "text/plain")


def test_how_sure_the_outline_is_is_kept_and_shown_with_the_notice(tmp_path: Path, client) -> None:
    import_file(write(tmp_path))
    notice = Notice.objects.get()
    assert notice.confidence == pytest.approx(dissect(TEXT).outline.confidence, abs=0.005)
    assert f"读法把握（0到1） {notice.confidence} " in text(html(client, notice.get_absolute_url()))
    assert client.get(f"/api/v1/notices/{notice.name}").json()["confidence"] == notice.confidence


def test_problems_items_and_measures_carry_public_identifiers(tmp_path: Path) -> None:
    import_file(write(tmp_path))

    assert [(p.public_id, p.title) for p in Problem.objects.select_related("notice", "parent__notice")] == [
        ("linxi-2023/p1", "学位供给不足"),
        ("linxi-2023/p1/i1", "城区大班额"),
        ("linxi-2023/p1/i2", "优化招生片区划分"),
        ("linxi-2023/p2", "黑臭水体治理缓慢"),
    ]
    assert [(m.public_id, m.label, m.text) for m in Measure.objects.order_by("start")] == [
        ("linxi-2023/p1/i1/m1", "一是", "新建小学2所，新增学位1800个。"),
        ("linxi-2023/p1/i1/m2", "二是", "改造闲置校舍，预计2024年8月前投用。"),
        ("linxi-2023/p1/i2/m1", "", "重新测算生源，调整招生片区7个。"),
        ("linxi-2023/p2/m1", "一是", "清淤河道12公里。"),
        ("linxi-2023/p2/m2", "二是", "整治排口31个。"),
    ]


def test_a_lead_in_belongs_to_its_problem_and_a_part_heading_to_none(tmp_path: Path) -> None:
    import_file(write(tmp_path))

    notice = Notice.objects.get()
    assert [(str(f.problem) if f.problem else None, f.kind, f.text) for f in notice.fragments.all()] == [
        (None, "heading", "二、反馈问题整改情况"),
        (None, "heading", "第一方面问题，民生保障有短板"),
        ("学位供给不足", "lead-in", "区委把补学位列为头号实事。"),
    ]


def test_every_problem_is_filed_under_a_primary_category(tmp_path: Path) -> None:
    import_file(write(tmp_path))

    primary = Labelling.objects.filter(rank=1).order_by("problem__heading_start")
    assert [labelling.category.slug for labelling in primary] == [
        "education",
        "education",
        "education",
        "environment",
    ]


def test_the_same_import_twice_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path)
    import_file(path)
    before = list(Notice.objects.values()), list(Measure.objects.values())

    assert import_file(path).status == "unchanged"

    assert (list(Notice.objects.values()), list(Measure.objects.values())) == before


def test_changed_bytes_update_the_notice_and_keep_both_originals(tmp_path: Path) -> None:
    import_file(write(tmp_path))

    outcome = import_file(write(tmp_path, text=TEXT.replace("31个", "32个")))

    assert (outcome.status, outcome.name) == ("updated", "linxi-2023")
    assert Measure.objects.filter(text="整治排口32个。").count() == 1
    assert Original.objects.count() == 2


def test_the_same_bytes_under_another_name_are_the_same_notice(tmp_path: Path) -> None:
    import_file(write(tmp_path))

    assert import_file(write(tmp_path, name="other.txt")) == Outcome(
        str(tmp_path / "other.txt"), "unchanged", "linxi-2023"
    )


def test_another_notice_under_a_taken_name_gets_a_name_of_its_own(tmp_path: Path) -> None:
    import_file(write(tmp_path))
    other = TEXT.replace("临溪", "望麓").replace("2022", "2018").replace("2023", "2019")

    outcome = import_file(write(tmp_path / "again", text=other))

    assert (outcome.status, outcome.name) == ("created", "wangluqu-xuncha-2019")
    assert Notice.objects.count() == 2


def test_a_chinese_file_name_becomes_place_kind_and_year_in_pinyin(tmp_path: Path) -> None:
    assert import_file(write(tmp_path, name="整改通报.txt")).name == "linxiqu-xuncha-2023"


def test_a_curators_categories_survive_an_import_of_changed_bytes(tmp_path: Path) -> None:
    import_file(write(tmp_path))
    problem = Problem.objects.get(title="城区大班额")
    problem.labellings.all().delete()
    health = Category.objects.get(slug="health")
    Labelling.objects.create(problem=problem, category=health, rank=1)
    Problem.objects.filter(pk=problem.pk).update(curated=True)

    import_file(write(tmp_path, text=TEXT.replace("31个", "32个")))

    problem = Problem.objects.get(title="城区大班额")
    assert (problem.curated, [c.slug for c in problem.labels()]) == (True, ["health"])


def test_a_curators_facts_survive_an_import_of_changed_bytes(tmp_path: Path) -> None:
    import_file(write(tmp_path))
    Notice.objects.update(team="市委巡察二组", curated_facts=["team"])

    import_file(write(tmp_path, text=TEXT.replace("第二巡察组", "第三巡察组")))

    assert Notice.objects.get().team == "市委巡察二组"


def test_a_dry_run_says_what_would_happen_and_writes_nothing(tmp_path: Path) -> None:
    assert import_file(write(tmp_path), dry_run=True).status == "created"

    assert not Notice.objects.exists()
    assert not list((tmp_path / "originals").rglob("*.*"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空"),
        (b"\x00\x01\x02" * 100, "二进制"),
        ("今天天气不错。\n".encode() * 5, "没有找到任何问题"),
    ],
)
def test_a_bad_file_fails_with_a_reason_and_leaves_nothing(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)

    outcome = import_file(path)

    assert outcome.status == "failed"
    assert reason in outcome.reason
    assert not Notice.objects.exists()


def test_folders_are_walked_in_order_without_readmes_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.md", ".hidden"):
        write(tmp_path, name)
    write(tmp_path / "sub", "c.txt")

    assert [path.name for path in files_in([tmp_path])] == ["a.txt", "b.txt", "c.txt"]


def test_a_name_that_another_process_has_taken_meanwhile_stays_the_others(
    tmp_path: Path, monkeypatch
) -> None:
    Notice.objects.create(name="linxi-2023", title="另一份", text="另一份")

    def free_when_it_was_looked_up(_import) -> str:
        monkeypatch.undo()
        return "linxi-2023"

    monkeypatch.setattr("notices.importing.importer._Import._new_name", free_when_it_was_looked_up)
    outcome = import_file(write(tmp_path))

    assert (outcome.status, outcome.name != "linxi-2023") == ("created", True)
    assert Notice.objects.get(name="linxi-2023").title == "另一份"
    assert Original.objects.get().notice.name == outcome.name
