from __future__ import annotations

import pytest

from notices.importing.naming import first_free, made_name, pinyin, stem_name


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("linxi-2021.txt", "linxi-2021"),
        ("Linxi2021.html", "Linxi2021"),
        ("临溪.txt", None),
        ("a b.txt", None),
        ("-a.txt", None),
        ("a_b.txt", None),
        ("x" * 81 + ".txt", None),
    ],
)
def test_a_sound_stem_is_the_name(file_name: str, name: str | None) -> None:
    assert stem_name(file_name) == name


def test_pinyin_keeps_letters_and_digits_only() -> None:
    assert pinyin("临溪区（A2）") == "linxiqua2"


@pytest.mark.parametrize(
    ("place", "kind", "year", "name"),
    [
        ("临溪区", "巡视", 2021, "linxiqu-xunshi-2021"),
        ("临溪区", "", None, "linxiqu"),
        ("", "", None, "tongbao"),
    ],
)
def test_a_made_name_holds_what_is_known(place: str, kind: str, year: int | None, name: str) -> None:
    assert made_name(place, kind, year) == name


def test_a_taken_name_gets_the_first_free_number() -> None:
    assert first_free("a", {"a", "a-2"}.__contains__) == "a-3"
