from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from search.engines.protocol import Document, IndexBusyError, IndexMissingError, IndexUnfitError, Layout
from search.engines.whoosh.snapshot import snapshot
from search.engines.whoosh.store import Store, Writing

LAYOUT = Layout(words=("words",), positions=("chars",), groups=("year",), numbers=("pk",), version="1")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "index", LAYOUT)
    with store.rebuilding():
        pass
    return store


def document(key: str, text: str = "水 污水", unit: str = "a", pk: int = 0) -> Document:
    return Document(key, unit, {"words": text, "chars": text}, {"year": ("2021",)}, {"pk": pk})


def put(store: Store, *keys: str) -> None:
    with store.writing() as writing:
        for key in keys:
            writing.add(document(key, pk=int(key)))


def interrupted(writing: Writing) -> None:
    writing.delete(["1"])
    writing.add(document("2", pk=2))
    raise ValueError("unreadable")


def held(store: Store) -> list[int]:
    return sorted(snapshot(store).collection(frozenset("a")).columns["pk"].tolist())


def test_a_store_that_was_never_written_is_missing_and_takes_no_part_of_an_index(tmp_path):
    store = Store(tmp_path / "index", LAYOUT)
    with pytest.raises(IndexMissingError):
        snapshot(store)
    with pytest.raises(IndexMissingError), store.writing() as writing:
        writing.add(document("1"))
    with store.rebuilding():
        pass
    assert held(store) == []


def test_what_was_written_is_seen_at_once(store):
    put(store, "1", "2")
    assert held(store) == [1, 2]
    put(store, "3")
    assert held(store) == [1, 2, 3]


def test_documents_are_deleted_by_key_unit_and_group(store):
    put(store, "1", "2")
    with store.writing() as writing:
        writing.delete(["1", "unknown"])
    assert held(store) == [2]
    with store.writing() as writing:
        writing.delete_unit("a")
        writing.add(document("7", pk=7))
    assert held(store) == [7]
    with store.writing() as writing:
        writing.delete_group("year", ["2021"])
    assert held(store) == []


def test_a_failed_writing_changes_nothing(store):
    put(store, "1")
    with pytest.raises(ValueError, match="unreadable"), store.writing() as writing:
        interrupted(writing)
    assert held(store) == [1]
    put(store, "3")
    assert held(store) == [1, 3]


def test_readers_see_the_old_index_until_a_rebuild_is_complete(store):
    put(store, "1")
    with store.rebuilding() as writing:
        writing.add(document("2", pk=2))
        assert held(store) == [1]
    assert held(store) == [2]
    assert len([path for path in store.root.iterdir() if path.is_dir()]) == 1


def test_a_failed_rebuild_leaves_the_old_index(store):
    put(store, "1")
    with pytest.raises(ValueError, match="unreadable"), store.rebuilding() as writing:
        interrupted(writing)
    assert held(store) == [1]
    assert len([path for path in store.root.iterdir() if path.is_dir()]) == 1


def test_a_search_goes_on_in_the_generation_it_began_with(store):
    put(store, "1")
    before = snapshot(store).collection(frozenset("a"))
    with store.rebuilding():
        pass
    assert before.postings("words", "水").docs.tolist() == [0]


def test_who_cannot_write_is_told_and_nothing_is_lost_unsaid(store):
    put(store, "1")
    impatient = Store(store.root, LAYOUT, seconds=0.05)
    with (
        store.writing(),
        pytest.raises(IndexBusyError, match="正被其他进程写入"),
        impatient.writing(),
    ):
        pass
    assert held(store) == [1]


SCRIPT = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from search.engines.protocol import Document, Layout
from search.engines.whoosh.store import Store
store = Store(Path(sys.argv[1]), {layout!r}, seconds=60)
for pk in map(int, sys.argv[2:]):
    with store.writing() as writing:
        writing.delete([str(pk)])
        writing.add(Document(str(pk), "a", {{"words": "水"}}, {{}}, {{"pk": pk}}))
"""


def process(store: Store, *pks: int) -> subprocess.Popen[bytes]:
    script = SCRIPT.format(layout=LAYOUT)
    return subprocess.Popen([sys.executable, "-W", "error", "-c", script, str(store.root), *map(str, pks)])


def test_another_process_that_writes_is_noticed(store):
    put(store, "1")
    assert held(store) == [1]
    assert process(store, 2).wait() == 0
    assert held(store) == [1, 2]


def test_a_unit_first_asked_for_after_a_writing_is_still_of_its_own_generation(store):
    put(store, "1")
    before = snapshot(store)
    with store.writing() as writing:
        writing.delete(["1"])
        writing.add(document("2", pk=2))
    with store.writing() as writing:
        writing.add(document("3", pk=3))
    assert before.collection(frozenset("a")).columns["pk"].tolist() == [1]


def test_two_processes_that_write_at_once_lose_nothing_and_double_nothing(store):
    writers = [process(store, *range(20)), process(store, *range(10, 30))]
    while any(writer.poll() is None for writer in writers):
        seen = held(store)
        assert len(seen) == len(set(seen))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert held(store) == list(range(30))


def test_an_index_of_another_layout_neither_answers_nor_is_written_to(store):
    put(store, "1")
    wider = Layout(("words", "new"), ("chars",), ("year", "newer"), ("pk", "newest"))
    with pytest.raises(IndexUnfitError, match="另一版本"):
        snapshot(Store(store.root, wider))
    with pytest.raises(IndexUnfitError, match="另一版本"), Store(store.root, wider).writing():
        pass
    assert held(store) == [1]


REBUILD = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from search.engines.protocol import Document, Layout
from search.engines.whoosh.store import Store
store = Store(Path(sys.argv[1]), {layout!r}, seconds=60)
with store.rebuilding() as writing:
    for pk in range(100_000_000):
        writing.add(Document(str(pk), "a", {{"words": "水"}}, {{}}, {{"pk": pk}}))
        if pk == 1000:
            print("writing", flush=True)
"""


def test_a_rebuild_that_is_killed_leaves_the_old_index_and_a_free_lock(store):
    put(store, "1")
    script = REBUILD.format(layout=LAYOUT)
    command = [sys.executable, "-W", "error", "-c", script, str(store.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as rebuild:
        assert rebuild.stdout
        assert rebuild.stdout.readline() == b"writing\n"
        rebuild.kill()
    assert held(store) == [1]
    put(store, "2")
    assert held(store) == [1, 2]
    with store.rebuilding() as writing:
        writing.add(document("3", pk=3))
    assert held(store) == [3]
    assert len([path for path in store.root.iterdir() if path.is_dir()]) == 1


def test_threads_may_search_while_others_write(store):
    put(store, "0")
    with ThreadPoolExecutor(4) as pool:
        searches = [pool.submit(_searches, store) for _ in range(3)]
        for number in range(1, 40):
            put(store, str(number))
        assert all(search.result() for search in searches)
    assert held(store) == list(range(40))


def _searches(store: Store) -> bool:
    """Every search sees some first so many of the writings, and all of its own generation."""
    for _ in range(100):
        collection = snapshot(store).collection(frozenset("a"))
        assert collection.columns["pk"].tolist() == list(range(collection.size))
        assert collection.phrase("chars", "水")[0].tolist() == list(range(collection.size))
    return True


def test_who_will_not_wait_is_told_at_once(store):
    with store.writing(), pytest.raises(IndexBusyError), store.writing(0):
        pass
