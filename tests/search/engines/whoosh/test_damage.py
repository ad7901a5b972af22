"""Whatever happens to the files of an index: it says so when it is opened, or answers as before."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.protocol import Document, IndexUnfitError, Layout
from search.engines.question import Everything, Node, Phrase, Question
from search.engines.whoosh import codec, snapshot
from search.engines.whoosh.evaluation import Scope, answer
from search.engines.whoosh.files import load, save
from search.engines.whoosh.store import Store

LAYOUT = Layout(words=("words",), positions=("chars",), groups=("year",), numbers=("pk",), version="1")
TEXT = "污水处理设施建设滞后，学位缺口未补。"


@pytest.fixture(scope="module", name="whole")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two segments, with a document deleted of each."""
    store = Store(tmp_path_factory.mktemp("whole") / "index", LAYOUT)
    with store.rebuilding() as writing:
        for key in range(40):
            writing.add(document(key))
    with store.writing() as writing:
        writing.delete(["3"])
        for key in range(40, 60):
            writing.add(document(key))
    with store.writing() as writing:
        writing.delete(["45"])
    return store.root


def document(key: int) -> Document:
    text = " ".join(TEXT[key % 9 :])
    return Document(
        f"{key}", "a", {"words": text, "chars": text}, {"year": (f"{2018 + key % 4}",)}, {"pk": key}
    )


def answers(root: Path) -> list[object]:
    """As a process that has just begun finds them."""
    codec._mapped.clear()
    snapshot._open.clear()
    collection = snapshot.snapshot(Store(root, LAYOUT)).collection(frozenset("a"))
    scope = Scope(collection, collection, "measure")
    nodes: tuple[Node, ...] = (
        Everything(),
        *(Phrase(TEXT[start : start + length]) for start in range(18) for length in (1, 2)),
    )
    return [answer(scope, Question(node, facets=("year",))) for node in nodes]


def flipped(content: bytes, offset: int) -> bytes:
    return content[:offset] + bytes([content[offset] ^ 0x40]) + content[offset + 1 :]


def zeroed(content: bytes, offset: int) -> bytes:
    return content[:offset] + bytes(len(content[offset : offset + 64])) + content[offset + 64 :]


def cut(content: bytes, offset: int) -> bytes:
    return content[:offset]


def longer(content: bytes, offset: int) -> bytes:
    return content + content[:offset]


DAMAGES: list[Callable[[bytes, int], bytes]] = [flipped, zeroed, cut, longer]


def copy_of(whole: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(whole, folder))


def files_of(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file() and path.stat().st_size)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6), st.sampled_from(DAMAGES), st.randoms(use_true_random=False))
def test_damage_is_said_or_changes_no_answer(whole, tmp_path, number, damage, draw: random.Random) -> None:
    root = copy_of(whole, tmp_path / "copy")
    path = files_of(root)[number % len(files_of(root))]
    content = path.read_bytes()
    path.write_bytes(damage(content, draw.randrange(len(content))))
    try:
        damaged = answers(root)
    except IndexUnfitError:
        return
    assert damaged == answers(whole)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("ending", [".arrays", ".toc", "fingerprint", "current"])
def test_what_is_read_is_never_read_damaged(whole, tmp_path, ending, damage) -> None:
    root = copy_of(whole, tmp_path / "copy")
    path = next(path for path in files_of(root) if path.name.endswith(ending))
    content = path.read_bytes()
    path.write_bytes(damage(content, len(content) // 3))
    with pytest.raises(IndexUnfitError):
        answers(root)


def test_files_that_are_gone_or_empty_are_said_by_name(whole, tmp_path) -> None:
    for path in files_of(whole):
        if path.name.endswith((".arrays", ".toc", "fingerprint", "current")):
            for gone in (Path.unlink, lambda path: path.write_bytes(b"")):
                root = copy_of(whole, tmp_path / "copy")
                gone(root / path.relative_to(whole))
                with pytest.raises(IndexUnfitError, match=r"缺少|没有|截短|损坏|长度|另一版本"):
                    answers(root)


def test_an_index_whose_folder_has_gone_is_no_empty_one(whole, tmp_path) -> None:
    root = copy_of(whole, tmp_path / "copy")
    shutil.rmtree(Store(root, LAYOUT).folder)
    with pytest.raises(IndexUnfitError, match="缺少"):
        answers(root)
    with pytest.raises(IndexUnfitError, match="缺少"), Store(root, LAYOUT).writing():
        pass
    shutil.rmtree(root)
    with pytest.raises(IndexUnfitError, match="还没有"):
        answers(root)


def test_a_writer_reads_nothing_damaged_either(whole, tmp_path) -> None:
    root = copy_of(whole, tmp_path / "copy")
    for path in Store(root, LAYOUT).folder.glob("*.arrays"):
        path.write_bytes(flipped(path.read_bytes(), 999))
    codec._mapped.clear()
    with pytest.raises(IndexUnfitError, match="损坏"), Store(root, LAYOUT).writing() as writing:
        writing.delete(["1"])
    [contents] = Store(root, LAYOUT).folder.glob("*.toc")
    contents.write_bytes(flipped(contents.read_bytes(), 99))
    with pytest.raises(IndexUnfitError, match="损坏"), Store(root, LAYOUT).writing():
        pass


def test_a_file_of_another_kind_or_version_is_told_apart(whole, tmp_path) -> None:
    [path, *_more] = whole.rglob("*.arrays")
    content = path.read_bytes()
    foreign, older = tmp_path / "foreign", tmp_path / "older"
    foreign.write_bytes(b"PK" + content[2:])
    older.write_bytes(content[:8] + b"\x01" + content[9:])
    with pytest.raises(IndexUnfitError, match="不是本程序"):
        load(foreign)
    with pytest.raises(IndexUnfitError, match="第 1 版"):
        load(older)
    save(load(path), tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == content


def test_a_table_of_contents_that_others_may_have_written_is_not_unpickled(
    whole: Path, tmp_path: Path
) -> None:
    root = copy_of(whole, tmp_path)
    [contents] = root.rglob("*.toc")
    assert contents.stat().st_mode & 0o022 == 0
    contents.chmod(0o666)
    with pytest.raises(IndexUnfitError, match="可能是别的账号写的"):
        answers(root)
