"""The data package: valid, readable, whole, and with a version that follows the content."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import frictionless
import pandas as pd
import pytest
from django.core.management import call_command

from notices.agreement.coefficients import agreement
from notices.decisions.recording import Act, recorded
from notices.exporting.package import into_folder, pieces
from notices.exporting.resources import RESOURCES
from notices.models import CLAIMS, Decision, Labelling, Measure, Notice, Settlement
from notices.versioning.changes import corrected
from notices.versioning.version import current
from tests.factories import make_claim, make_notice, make_problem
from tests.notices.double_coding.coded import both, make_double_coding
from tests.pages_data import TEXT, make_linxi

pytestmark = pytest.mark.django_db


@pytest.fixture(name="collection")
def _collection() -> None:
    notice = make_linxi()
    bare = make_problem(make_notice("bare", "=通报\n甲", published=None), measures=["甲"])
    first = notice.problems.get(parent=None, number=1)
    for kind in CLAIMS:
        make_claim(kind, first.measures.get(number=1), "2160个")
        make_claim(kind, first, "公办")
        make_claim(kind, notice, "区教育局")
        make_claim(kind, bare, "学位", rejected=True)


def version(folder: Path) -> str:
    into_folder(pieces(), folder)
    return str(json.loads((folder / "datapackage.json").read_text())["version"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("collection")
def test_frictionless_finds_nothing_wrong(tmp_path):
    into_folder(pieces(), tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["title", "note"]) == []
    assert len(report.tasks) == len(RESOURCES)


@pytest.mark.usefixtures("collection")
def test_pandas_finds_every_row_and_every_offset(tmp_path):
    into_folder(pieces(), tmp_path)
    texts = pd.read_csv(tmp_path / "texts.csv").set_index("id")["text"]
    measures = pd.read_csv(tmp_path / "measures.csv")
    assert texts["bare"] == "=通报\n甲"
    assert texts["linxi-2021"] == TEXT
    assert len(measures) == Measure.objects.count() == 5
    of_linxi = measures[measures["notice_id"] == "linxi-2021"]
    assert [
        texts["linxi-2021"][start:end] for start, end in zip(of_linxi["start"], of_linxi["end"], strict=True)
    ] == list(of_linxi["text"])


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("name", ["promises", "figures", "documents", "accountability"])
def test_claims_stand_in_the_text_where_they_say_and_rejected_ones_are_left_out(tmp_path, name):
    into_folder(pieces(), tmp_path)
    claims = pd.read_csv(tmp_path / f"{name}.csv", keep_default_na=False)
    assert [*claims[["words", "problem_id", "measure_id"]].itertuples(index=False, name=None)] == [
        ("公办", "linxi-2021/p1", ""),
        ("区教育局", "", ""),
        ("2160个", "linxi-2021/p1", "linxi-2021/p1/m1"),
    ]
    assert [TEXT[start:end] for start, end in zip(claims["start"], claims["end"], strict=True)] == list(
        claims["words"]
    )


@pytest.mark.usefixtures("collection")
def test_corrections_are_told_of_notices_that_are_in_without_who_made_them(tmp_path):
    notice = Notice.objects.get(name="bare")
    with recorded([notice.pk], Act(None, "见原件"), "fact"):
        Notice.objects.filter(pk=notice.pk).update(team="甲组", curated_facts=["team"])
    Decision.objects.create(name="taken-down", subject="fact", field="team")
    Decision.objects.create(name="bare", subject="import")
    into_folder(pieces(), tmp_path)
    (row,) = pd.read_csv(tmp_path / "corrections.csv").to_dict("records")
    assert (row["notice_id"], row["field"], row["reason"]) == ("bare", "team", "见原件")
    assert json.loads(row["after"]) == {"curated": True, "value": "甲组"}
    assert "author" not in row


@pytest.mark.usefixtures("collection")
def test_double_codings_are_told_with_every_answer_and_without_names(tmp_path):
    notice = Notice.objects.get(name="linxi-2021")
    coding = make_double_coding(notice, *both(p1="health"), title="第一次")
    make_double_coding(notice, *both(), is_practice=True)
    Settlement.objects.create(
        coded=coding.notices.get(), variable="area", unit="p1", value="education", reason="见界限"
    )
    into_folder(pieces(), tmp_path)
    figures = pd.read_csv(tmp_path / "agreement.csv")
    assert [*figures[["variable", "units", "agreed", "prefilled"]].itertuples(index=False, name=None)] == [
        ("main_area", 3, 2, 0),
        ("area_group", 3, 3, 0),
        ("areas", 3, 2, 0),
        ("status", 4, 4, 0),
    ]
    answers = pd.read_csv(tmp_path / "double_codings.csv")
    settled = answers[answers["settled"] == 1].to_dict("records")
    names = ("notice_id", "unit", "first", "second", "final", "reason", "listed")
    assert [[row[name] for name in names] for row in settled] == [
        ["linxi-2021", "p1", "education", "health", "education", "见界限", "education"]
    ]
    areas = answers[answers["variable"] == "area"]
    pairs = [*areas[["first", "second"]].itertuples(index=False, name=None)]
    assert agreement(pairs).alpha == pytest.approx(figures["alpha"][2])
    assert not {"author", "coder", "first_coder"} & {*answers.columns, *figures.columns}


@pytest.mark.usefixtures("collection")
def test_hashes_are_those_of_the_files(tmp_path):
    into_folder(pieces(), tmp_path)
    for resource in json.loads((tmp_path / "datapackage.json").read_text())["resources"]:
        data = (tmp_path / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)


@pytest.mark.usefixtures("collection")
def test_it_says_whose_it_is_what_may_be_done_with_it_and_where_it_comes_from(tmp_path, settings):
    settings.SITE_URL = "https://zhenggai.example"
    Notice.objects.filter(name="bare").update(source="柏桥区政府网")
    into_folder(pieces(), tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text())
    texts = next(resource for resource in described["resources"] if resource["name"] == "texts")
    assert described["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0 International",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert texts["licenses"] == [{"title": "Public documents of their issuers", "path": "LICENCE.md"}]
    assert described["contributors"] == [{"title": "整改通 Zhenggai", "role": "publisher"}]
    assert described["sources"] == [{"title": "柏桥区政府网"}]
    assert described["homepage"] == "https://zhenggai.example"
    assert described["created"] == f"{current().day}T00:00:00Z"


@pytest.mark.usefixtures("collection")
def test_the_code_book_explains_every_variable_of_every_table(tmp_path):
    into_folder(pieces(), tmp_path)
    book = (tmp_path / "CODEBOOK.md").read_text()
    for resource in RESOURCES:
        section = book.split(f"## {resource.name} ", 1)[1].split("\n## ", 1)[0]
        for column in resource.columns:
            assert f"| `{column.name}` | {column.type} | {column.zh} | {column.en} |" in section


@pytest.mark.usefixtures("collection")
def test_the_version_stays_with_the_content_and_changes_with_it(tmp_path):
    corrected(["linxi-2021", "bare"])
    versions = [version(tmp_path), version(tmp_path)]
    for rows, change in (
        (Labelling.objects.filter(rank=2), {"rank": 3}),
        (Measure.objects.filter(text="甲"), {"text": "乙"}),
        (Notice.objects.filter(name="bare"), {"title": "另一个"}),
    ):
        rows.update(**change)
        corrected(["linxi-2021", "bare"])
        versions.append(version(tmp_path))
    assert versions[0] == versions[1]
    assert len(set(versions)) == 4
    assert versions[-1] == str(current())


@pytest.mark.usefixtures("collection")
def test_a_package_that_was_written_while_the_collection_changed_says_so(tmp_path):
    corrected(["linxi-2021", "bare"])
    before = str(current())
    written = pieces()
    first = [next(written)]
    Notice.objects.filter(name="bare").update(title="另一个")
    corrected(["bare"])
    into_folder([*first, *written], tmp_path)
    described = json.loads((tmp_path / "datapackage.json").read_text())
    assert (described["version_before"], described["version"]) == (before, str(current()))
    assert before != str(current())


@pytest.mark.usefixtures("collection")
def test_the_command_writes_a_folder_or_a_zip_of_the_same(tmp_path):
    call_command("export_package", str(tmp_path / "folder"), verbosity=0)
    call_command("export_package", str(tmp_path / "all.zip"), verbosity=0)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}


def test_staff_take_everything_with_one_click_and_others_do_not(client, admin_client, tmp_path):
    make_linxi()
    assert "/export/zhenggai.zip" in admin_client.get("/coverage/").content.decode()
    assert "/export/zhenggai.zip" not in client.get("/coverage/").content.decode()
    assert client.get("/export/zhenggai.zip").status_code == 302
    (tmp_path / "all.zip").write_bytes(b"".join(admin_client.get("/export/zhenggai.zip")))
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert "datapackage.json" in archive.namelist()


def test_an_empty_collection_is_a_package_too(tmp_path):
    assert version(tmp_path).startswith("empty-")
