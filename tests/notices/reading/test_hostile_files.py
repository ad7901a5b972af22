"""Whatever the bytes: a text or a ReadError. How soon is for `tools/benchmarks/linearity.py` to say."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notices.characters import evened
from notices.reading import ReadError, is_archive, members, read
from tests.effort import drawn
from tools.disguised import DISGUISES
from tools.hostile_texts import PAGES

NOTICE = "中共松陂区委关于整改情况的通报\n来源：松陂发布　日期：2022-10-21\n" + "".join(
    f"{n}.关于“某项工作不到位”问题\n整改情况：一是完善制度，二是压实责任，已完成整改{n}项。\n"
    for n in range(1, 30)
)
SEEDS = [
    ("a.txt", NOTICE.encode()),
    ("a.txt", NOTICE.encode("gb18030")),
    ("a.txt", NOTICE.encode("utf-16")),
    *((f"a.{ending}", dress(NOTICE)) for ending, dress in DISGUISES.values()),
]


def read_if_possible(name: str, data: bytes) -> None:
    """Anything but a ReadError fails the test."""
    try:
        read(name, data)
        if is_archive(data):
            list(members(data))
    except ReadError:
        pass


def mutated(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 5, 40))):
        place, length = rng.randrange(len(changed) + 1), rng.choice((1, 4, 50, 1000))
        match rng.randrange(5):
            case 0:
                del changed[place : place + length]
            case 1:
                changed[place:place] = rng.randbytes(length)
            case 2:
                changed[place : place + length] = rng.randbytes(length)
            case 3:
                changed[place:place] = changed[: min(length, 500)]
            case _:
                changed[place : place + 1] = bytes([rng.choice(b"<>&;\"'/\0\xff 0")]) * min(length, 500)
    return bytes(changed)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("name", "data"), SEEDS, ids=range(len(SEEDS)))
def test_mutated_files_raise_nothing_but_read_errors(name, data, seed):
    rng = random.Random(seed)  # noqa: S311 - the same mutations in every run
    for _ in range(12):
        read_if_possible(name, mutated(data, rng))


@settings(max_examples=drawn(100, 3000))
@given(
    st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a.zip", "a"]),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-1.4\n", b"<html>", b"\xff\xfe", b"\xd0\xcf\x11\xe0"]
    ),
    st.binary(max_size=3000),
)
def test_random_bytes_raise_nothing_but_read_errors(name, magic, data):
    read_if_possible(name, magic + data)


@settings(max_examples=drawn(70, 2000))
@given(st.text(max_size=2000))
def test_a_text_in_utf8_is_what_a_reader_sees_or_refused(text):
    try:
        found = read("a.txt", text.encode()).text
    except ReadError:
        return
    assert found == evened(text)


@pytest.mark.parametrize("made", PAGES.values(), ids=PAGES.keys())
def test_pages_made_to_take_long_are_read_or_refused(made):
    read_if_possible("a.html", made(2_000).encode())
