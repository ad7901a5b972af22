"""The field's synonyms and abbreviations, from `synonyms.toml`. Pure: words in, alternatives out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from search.language.folding import fold

FILE = Path(__file__).with_name("synonyms.toml")
SHORTEST, LONGEST = 2, 20  # characters of a word
# A higher tier inspects, a lower tier inspects: no alternative may turn the one into the other.
APART = (("巡视", "巡察"),)
_KEYS = ("equal", "also")


class SynonymsError(ValueError):
    """Names the file, the entry, and what is allowed there."""

    def __init__(self, path: Path, place: str, allowed: str) -> None:
        super().__init__(f"{path.name}，{place}：{allowed}")


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand for a word: `equal` means the same, else it is a narrower or neighbouring official term."""

    text: str  # folded
    equal: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """One field of the file, as a page can show it."""

    name: str
    equal: tuple[tuple[str, ...], ...]
    also: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    sections: tuple[Section, ...]
    alternatives: Mapping[str, tuple[Alternative, ...]]  # by folded word

    @property
    def words(self) -> frozenset[str]:
        """Every word of the file, folded."""
        return frozenset(
            {*self.alternatives, *(each.text for some in self.alternatives.values() for each in some)}
        )

    def expand(self, parts: Sequence[str]) -> list[tuple[Alternative, ...]]:
        """For each part of a query what may stand for it; the longest run of parts that is a word goes first."""
        expanded: list[tuple[Alternative, ...]] = []
        while len(expanded) < len(parts):
            run, found = self._longest(parts[len(expanded) :])
            expanded += [found] * run
        return expanded

    def _longest(self, parts: Sequence[str]) -> tuple[int, tuple[Alternative, ...]]:
        for run in range(min(len(parts), LONGEST), 0, -1):
            if found := self.alternatives.get("".join(parts[:run])):
                return run, found
        return 1, ()


@cache
def thesaurus() -> Thesaurus:
    return load(FILE)


def load(path: Path) -> Thesaurus:
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SynonymsError(path, "全文", f"须是 UTF-8 的 TOML 文件（{error}）。") from error
    sections = tuple(_section(path, name, table) for name, table in tables.items())
    _check_words_stand_once(path, sections)
    alternatives = _alternatives(sections)
    _check_apart(path, alternatives)
    return Thesaurus(sections, alternatives)


def _section(path: Path, name: str, table: Any) -> Section:
    if not isinstance(table, dict) or not set(table) <= set(_KEYS):
        raise SynonymsError(path, f"[{name}]", "一节里只能有 equal 和 also。")
    equal, also = table.get("equal", []), table.get("also", {})
    if not isinstance(equal, list) or not isinstance(also, dict):
        raise SynonymsError(path, f"[{name}]", "equal 须是词组的列表，also 须写成“词 = [词, …]”。")
    return Section(
        name,
        tuple(
            _words(path, f"[{name}] equal 第 {number} 组", group, 2) for number, group in enumerate(equal, 1)
        ),
        {
            _word(path, f"[{name}] also", key): _words(path, f"[{name}] also “{key}”", value, 1)
            for key, value in also.items()
        },
    )


def _words(path: Path, place: str, words: Any, least: int) -> tuple[str, ...]:
    if not isinstance(words, list) or len(words) < least:
        raise SynonymsError(path, place, f"须是至少 {least} 个词的列表。")
    return tuple(_word(path, place, word) for word in words)


def _word(path: Path, place: str, word: Any) -> str:
    if not isinstance(word, str) or not SHORTEST <= len(fold(word)) <= LONGEST:
        raise SynonymsError(path, f"{place}，{word!r}", f"一个词须有 {SHORTEST} 至 {LONGEST} 个字。")
    return word


def _check_words_stand_once(path: Path, sections: Iterable[Section]) -> None:
    for kind in _KEYS:
        seen: dict[str, str] = {}
        for section in sections:
            for word in _left(section, kind):
                if before := seen.get(fold(word)):
                    allowed = f"已在 [{before}] 里，只能写一次。"
                    raise SynonymsError(path, f"[{section.name}] {kind} “{word}”", allowed)
                seen[fold(word)] = section.name


def _left(section: Section, kind: str) -> Iterator[str]:
    return (word for group in section.equal for word in group) if kind == "equal" else iter(section.also)


def _check_apart(path: Path, alternatives: Mapping[str, Iterable[Alternative]]) -> None:
    for word, others in alternatives.items():
        for other, (one, two) in product(others, APART):
            if _turns(word, other.text, one, two) or _turns(word, other.text, two, one):
                raise SynonymsError(path, f"“{word}”与“{other.text}”", f"“{one}”与“{two}”永不合并。")


def _turns(word: str, other: str, one: str, two: str) -> bool:
    return one in word and two not in word and two in other


def _alternatives(sections: Iterable[Section]) -> dict[str, tuple[Alternative, ...]]:
    """A word's equals first; then what it, or an equal of it, may also be called, and the equals of that."""
    sections = list(sections)
    equals: dict[str, tuple[str, ...]] = {}
    for group in (tuple(map(fold, group)) for section in sections for group in section.equal):
        equals |= {word: tuple(other for other in group if other != word) for word in group}
    also = {fold(key): tuple(map(fold, value)) for section in sections for key, value in section.also.items()}
    return {word: tuple(_named(word, equals, also)) for word in {**equals, **also}}


def _named(
    word: str, equals: Mapping[str, tuple[str, ...]], also: Mapping[str, tuple[str, ...]]
) -> Iterator[Alternative]:
    near = dict.fromkeys(equals.get(word, ()))
    yield from map(Alternative, near)
    targets = [target for name in (word, *near) for target in also.get(name, ())]
    wider = dict.fromkeys(other for target in targets for other in (target, *equals.get(target, ())))
    yield from (Alternative(other, equal=False) for other in wider if other not in near and other != word)
