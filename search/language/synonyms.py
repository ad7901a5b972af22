"""The field's synonyms and abbreviations, from `synonyms.toml`. Pure: words in, alternatives out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from search.language.folding import fold

FILE = Path(__file__).with_name("synonyms.toml")
SHORTEST, LONGEST = 2, 32  # characters of a word: English ones are long
# A higher tier inspects, a lower tier inspects: no alternative may turn the one into the other.
APART = (("巡视", "巡察"),)
_ONE_WAY = ("narrower", "everyday")
_KEYS = ("equal", *_ONE_WAY)


class SynonymsError(ValueError):
    """Names the file, the entry, and what is allowed there."""

    def __init__(self, path: Path, entry: str, allowed: str) -> None:
        super().__init__(f"{path.name}，{entry}：{allowed}")


Kind = Literal["same", "narrower", "everyday"]
Terms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand for a word: `same` can stand the other way round as well, `narrower` is a narrower or neighbouring
    official term, `everyday` the official term for what people say.
    """

    text: str  # folded
    kind: Kind = "same"

    @property
    def equal(self) -> bool:
        return self.kind == "same"


@dataclass(frozen=True, slots=True)
class ThesaurusField:
    """One field of the file, as a page can show it."""

    name: str
    equal: tuple[tuple[str, ...], ...]
    narrower: Mapping[str, tuple[str, ...]]
    everyday: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Thesaurus:
    sections: tuple[ThesaurusField, ...]
    alternatives: Mapping[str, tuple[Alternative, ...]]  # by folded word

    @property
    def words(self) -> frozenset[str]:
        """Every word of the file, folded."""
        return frozenset(
            {
                *self.alternatives,
                *(near.text for alternatives in self.alternatives.values() for near in alternatives),
            }
        )

    def expand(self, parts: Sequence[str]) -> list[tuple[Alternative, ...]]:
        """For each part of a query what may stand for it, and for the longest run of parts that is a word.

        The words of an English phrase mean something else apart: the drug of `drug prices` is none of 禁毒.
        """
        expanded: list[tuple[Alternative, ...]] = []
        while len(expanded) < len(parts):
            rest = parts[len(expanded) :]
            run, alternatives = self._longest(rest)
            is_phrase = run > 1 and all(part.isascii() for part in rest[:run])
            for part in rest[:run]:
                own = () if is_phrase else self.alternatives.get(part, ())
                expanded.append(tuple(dict.fromkeys((*alternatives, *own))))
        return expanded

    def _longest(self, parts: Sequence[str]) -> tuple[int, tuple[Alternative, ...]]:
        for run in range(min(len(parts), LONGEST), 0, -1):
            if alternatives := self.alternatives.get("".join(parts[:run])):
                return run, alternatives
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


def _section(path: Path, name: str, table: Any) -> ThesaurusField:
    if not isinstance(table, dict) or not set(table) <= set(_KEYS):
        raise SynonymsError(path, f"[{name}]", f"一节里只能有 {'、'.join(_KEYS)}。")
    equal = table.get("equal", [])
    if not isinstance(equal, list):
        raise SynonymsError(path, f"[{name}]", "equal 须是词组的列表。")
    return ThesaurusField(
        name,
        tuple(
            _words(path, f"[{name}] equal 第 {number} 组", group, 2) for number, group in enumerate(equal, 1)
        ),
        *(_one_way(path, f"[{name}] {kind}", table.get(kind, {})) for kind in _ONE_WAY),
    )


def _one_way(path: Path, entry: str, entries: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(entries, dict):
        raise SynonymsError(path, entry, "须写成“词 = [词, …]”。")
    return {
        _word(path, entry, key): _words(path, f"{entry} “{key}”", value, 1) for key, value in entries.items()
    }


def _words(path: Path, entry: str, words: Any, least: int) -> tuple[str, ...]:
    if not isinstance(words, list) or len(words) < least:
        raise SynonymsError(path, entry, f"须是至少 {least} 个词的列表。")
    return tuple(_word(path, entry, word) for word in words)


def _word(path: Path, entry: str, word: Any) -> str:
    if not isinstance(word, str) or not SHORTEST <= len(fold(word)) <= LONGEST:
        raise SynonymsError(path, f"{entry}，{word!r}", f"一个词须有 {SHORTEST} 至 {LONGEST} 个字。")
    return word


def _check_words_stand_once(path: Path, sections: Iterable[ThesaurusField]) -> None:
    both_ways: dict[str, str] = {}
    one_way: dict[str, str] = {}
    for section in sections:
        for group in section.equal:
            _check_new(path, section.name, "equal", group, both_ways)
        for kind in _ONE_WAY:
            _check_new(path, section.name, kind, getattr(section, kind), one_way)


def _check_new(path: Path, section: str, kind: str, words: Iterable[str], seen: dict[str, str]) -> None:
    for word in words:
        if before := seen.get(fold(word)):
            raise SynonymsError(path, f"[{section}] {kind} “{word}”", f"已在 [{before}] 里，只能写一次。")
        seen[fold(word)] = section


def _check_apart(path: Path, alternatives: Mapping[str, Iterable[Alternative]]) -> None:
    for word, synonyms in alternatives.items():
        for alternative, (higher, lower) in product(synonyms, APART):
            if _turns(word, alternative.text, higher, lower) or _turns(word, alternative.text, lower, higher):
                raise SynonymsError(
                    path, f"“{word}”与“{alternative.text}”", f"“{higher}”与“{lower}”永不合并。"
                )


def _turns(word: str, alternative: str, higher: str, lower: str) -> bool:
    return higher in word and lower not in word and lower in alternative


def _alternatives(sections: Iterable[ThesaurusField]) -> dict[str, tuple[Alternative, ...]]:
    """A word's equals first; then what it, or an equal of it, may also be called, and the equals of that."""
    sections = list(sections)
    equals: dict[str, tuple[str, ...]] = {}
    for group in (tuple(map(fold, group)) for section in sections for group in section.equal):
        equals |= {word: tuple(equal for equal in group if equal != word) for word in group}
    narrower = _folded(section.narrower for section in sections)
    everyday = _folded(section.everyday for section in sections)
    return {
        word: tuple(_named(word, equals, narrower, everyday)) for word in {**equals, **narrower, **everyday}
    }


def _folded(tables: Iterable[Terms]) -> Terms:
    return {fold(key): tuple(map(fold, value)) for table in tables for key, value in table.items()}


def _named(word: str, equals: Terms, narrower: Terms, everyday: Terms) -> Iterator[Alternative]:
    near: dict[str, Kind] = dict.fromkeys(equals.get(word, ()), "same")
    one_way: tuple[tuple[Kind, Terms], ...] = (("narrower", narrower), ("everyday", everyday))
    for name, (kind, terms) in product((word, *near), one_way):
        for target in terms.get(name, ()):
            for term in (target, *equals.get(target, ())):
                near.setdefault(term, kind)
    near.pop(word, None)
    yield from (Alternative(term, kind) for term, kind in near.items())
