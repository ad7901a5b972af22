"""What the bare words of a query mean on this site: places, bodies, years, areas, states, and words that were mistyped.

What is plainly meant becomes a condition and is said; `SearchRequest.plain` switches all of it off. A place that has no
notices is said to have none, and the rest of the words are searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Literal

from notices.models import Measure
from notices.places.gazetteer import LEVELS, official
from search.asking import vocabulary
from search.asking.gazetteer import Named, kind_called, of_the_site
from search.engines.connection import engine
from search.engines.question import And, Having, Phrase, Question
from search.language import analysis
from search.language.synonyms import thesaurus

CONDITIONS = ("district", "name", "year", "category", "status")
OLDEST_YEAR = 1990
_YEAR = r"(?:19|20)\d\d"
_SPAN = re.compile(rf"(?P<first>{_YEAR})年?(?:[-—–~～]+|至|到)(?P<last>{_YEAR})年?")
_RECENT = re.compile(r"(?:最?近|过去)(?P<count>[一二两三四五六七八九十]|\d{1,2})年(?:以?来)?")
_ONE_YEAR = re.compile(rf"(?P<first>{_YEAR})(?:年度?|$)(?![底前后初末来以\d])")
_COUNTS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_PLACE_LIKE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6})(?:省|市|新?区|县|镇|乡|街道)")
_LATIN = re.compile(r"[a-z][a-z'’-]*", re.IGNORECASE)
_MOST_LATIN = 4  # words of English or pinyin that name one thing


# What a measure says of itself, as the site calls it, and in English; 未说明 is what none says.
_STATES = {str(state.label): state for state in Measure.Status if state is not Measure.Status.UNSTATED}
_STATES |= {state.value: state for state in _STATES.values()}


@dataclass(frozen=True, slots=True)
class Meant:
    """A word of the query, as typed, and what it was read as; `absent` is a place without notices."""

    kind: Literal["district", "name", "year", "category", "status", "spelling", "absent", "claim"]
    typed: str
    label: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpretation:
    """`words` are left to be looked for; `ranking`, names of areas, only ranks; `areas`: by word, those it names."""

    words: tuple[str, ...]
    meant: tuple[Meant, ...] = ()
    ranking: tuple[str, ...] = ()
    areas: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named_in: Mapping[str, tuple[Named, ...]] = field(default_factory=dict)  # those whose names have it
    offered: tuple[Meant, ...] = ()  # areas that have the one word there is in their scope
    released: tuple[Meant, ...] = ()  # conditions that nothing met together with the rest
    claims: tuple[Meant, ...] = ()  # kinds of claims that words name; they stay words

    @property
    def conditions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Facets with the values that a hit has any of."""
        for facet in CONDITIONS:
            if values := dict.fromkeys(
                value for meaning in self.meant if meaning.kind == facet for value in meaning.values
            ):
                yield facet, tuple(values)

    def without_conditions(self) -> Interpretation:
        """The words alone: for where nothing holds them and meets the conditions too."""
        texts_only = tuple(meaning for meaning in self.meant if meaning.kind in ("spelling", "absent"))
        return replace(
            self,
            meant=texts_only,
            released=tuple(meaning for meaning in self.meant if meaning not in texts_only),
        )


NOTHING = Interpretation(())


def interpreted(typed: Sequence[str]) -> Interpretation:
    words, meant = _read(typed)
    meant = _deepest(meant)
    if area := _filed_there(words, meant):
        words, meant = [], [*meant, area]
    if not words and meant and all(meaning.kind == "absent" for meaning in meant):
        words = [meaning.typed for meaning in meant]
    site, folded = of_the_site(), [*map(analysis.fold, words)]
    return Interpretation(
        tuple(words),
        tuple(meant),
        tuple(meaning.label for meaning in meant if meaning.kind == "category"),
        {word: site.areas[word].values for word in folded if word in site.areas},
        site.in_names,
        tuple(_about(folded, site.in_scopes)),
        claims=tuple(_claims(words)),
    )


def _read(typed: Sequence[str]) -> Read:
    words, meant = [], []
    for is_latin, run in groupby(typed, lambda word: bool(_LATIN.fullmatch(word))):
        for word, readings in _latin(list(run)) if is_latin else map(_chinese, run):
            words += word
            meant += readings
    return words, meant


def _claims(words: Iterable[str]) -> Iterator[Meant]:
    for word in words:
        if kind := kind_called(word):
            yield Meant("claim", word, str(kind.label), (kind.plural,))


def _filed_there(words: Sequence[str], meant: Sequence[Meant]) -> Meant | None:
    """An area by its name beside a place or a year, where something of that place or year is filed in it."""
    narrow = tuple(Having(*condition) for condition in Interpretation((), tuple(meant)).conditions)
    naming = of_the_site().areas.get(analysis.fold(words[0])) if len(words) == 1 and narrow else None
    if naming is None or not naming.full:
        return None
    both = And((*narrow, Having(naming.facet, naming.values)))
    stands = engine().finds(Question(both))
    return Meant("category", words[0], naming.label, naming.values) if stands else None


def _about(words: Sequence[str], areas: Mapping[str, tuple[Named, ...]]) -> Iterator[Meant]:
    """The areas that have the one word there is in their scope."""
    for word in words if len(words) == 1 else ():
        for naming in areas.get(word, ()):
            yield Meant("category", word, naming.label, naming.values)


Read = tuple[list[str], list[Meant]]  # the words that are left, and what was recognised


def _chinese(word: str) -> Read:
    """A word without blanks: a span of years goes first, then places from its beginning, then what was mistyped."""
    if state := _STATES.get(word):
        return [], [Meant("status", word, str(state.label), (state.value,))]
    rest, meant = _years(word)
    rest, places = _places(rest)
    meant += places
    if not rest:
        return [], meant
    if absent := _absent(rest):
        return [], [*meant, absent]
    mended = _mended(rest)
    return [mended], [*meant, *([Meant("spelling", rest, mended)] if mended != rest else [])]


# Years


def _years(word: str) -> tuple[str, list[Meant]]:
    for pattern in (_SPAN, _RECENT, _ONE_YEAR):
        if (match := pattern.search(word)) and (span := _span(match)):
            first, last = span
            values = tuple(str(year) for year in range(first, last + 1))
            label = values[0] if first == last else f"{first}-{last}"
            return _rest(word[: match.start()] + word[match.end() :]), [
                Meant("year", match[0], label, values)
            ]
    return word, []


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    """First and last year, in either order; none before there were such notices, or after this year."""
    this_year, ends = date.today().year, match.groupdict()
    if count := ends.get("count"):
        return this_year - (_COUNTS.get(count) or int(count)) + 1, this_year
    first, last = sorted((int(ends["first"]), int(ends.get("last") or ends["first"])))
    return (first, last) if first >= OLDEST_YEAR and last <= this_year else None


def _rest(text: str) -> str:
    """What is left of a word; a single character was only a joint (的)."""
    text = text.strip("的年、，,")
    return text if len(text) > 1 else ""


# Places


def _places(word: str) -> tuple[str, list[Meant]]:
    """The places a word begins with, one inside the other, and what follows them."""
    places, rest, meant = of_the_site().places, analysis.fold(word), []
    while rest and (name := _opening(rest)):
        naming = places[name]
        meant.append(Meant(naming.facet, name, naming.label, naming.values))
        rest = rest[len(name) :].removeprefix("的")
    return (rest if len(rest) > 1 else "") if meant else word, meant


def _opening(text: str) -> str:
    """The longest name that the text begins with; a short one only where a word ends, and where it is no other word."""
    places = of_the_site().places
    ends = {len("".join(parts)) for parts in _beginnings(analysis.cut(text))}
    for length in range(len(text), 1, -1):
        naming = places.get(name := text[:length])
        if naming and (naming.full or (length in ends and name not in thesaurus().alternatives)):
            return name
    return ""


def _beginnings(parts: list[str]) -> Iterator[list[str]]:
    return (parts[:count] for count in range(1, len(parts) + 1))


def _deepest(meant: list[Meant]) -> list[Meant]:
    """Of places that lie in one another the inner one: 云泽市临溪区 is 临溪区."""
    inner = {code for meaning in meant if meaning.kind == "district" for code in meaning.values}
    outer_of = of_the_site().outer
    outer = {around for code in inner for around in outer_of.get(code, ())}
    bodies = any(meaning.kind == "name" for meaning in meant)
    return [
        meaning
        for meaning in meant
        if meaning.kind != "district" or (not bodies and not set(meaning.values) <= outer)
    ]


def _absent(word: str) -> Meant | None:
    """A place that nothing is filed under: by its whole name, a province by its short one too, others where no text has
    the word (三明, 来宾).
    """
    match = _PLACE_LIKE.fullmatch(word)
    stem = match["stem"] if match else ""
    official_places = official().find(word)
    looks = (
        bool(stem)
        and not analysis.is_known(word)
        and not analysis.is_known(stem)
        and not analysis.atoms(stem)
    )
    is_plain = any(namesake.level == "province" or namesake.name == word for namesake in official_places)
    if is_plain or ((official_places or looks) and not _held([word])):
        largest = min(official_places, key=lambda namesake: LEVELS.index(namesake.level), default=None)
        return Meant("absent", word, largest.name if largest else word)
    return None


def _held(words: Sequence[str], *, likely: bool = False) -> bool:
    """Whether every one of them is a word of some text."""
    return all(engine().frequencies(words, ("words", "heading", "across"), likely=likely).counts)


# Words that were mistyped, pinyin, English


def _mended(word: str) -> str:
    """What a word was meant to be, where nothing holds it as it stands and something holds what it becomes."""
    parts = [part for part in analysis.cut(word) if len(part) > 1]
    if analysis.is_known(word) or analysis.fold(word) in thesaurus().alternatives or word.isascii():
        return word
    mended = vocabulary.corrected_text(word)
    if mended == word or not _held(analysis.cut(mended), likely=True):
        return word
    stands = bool(parts) and _held(parts) and (not analysis.is_known(mended) or _stands(word))
    return word if stands else mended


def _stands(phrase: str) -> bool:
    """Whether some text has these characters one after the other."""
    return engine().finds(Question(Phrase(analysis.fold(phrase)), unit="notice"))


def _latin(run: list[str]) -> Iterator[Read]:
    """English and pinyin, from the left, as many words at once as name something."""
    while run:
        count, readings = next(
            (count, readings)
            for count in range(min(len(run), _MOST_LATIN), 0, -1)
            if (readings := _spoken(run[:count])) or count == 1
        )
        yield readings or ([run[0]], [])
        run = run[count:]


def _spoken(words: list[str]) -> Read | None:
    site, phrase, sound = of_the_site(), " ".join(words).casefold(), "".join(words).casefold()
    if state := _STATES.get(phrase):
        return [], [Meant("status", " ".join(words), str(state.label), (state.value,))]
    if kind_called(phrase):
        return words, []
    for naming in filter(None, (site.spoken.get(sound), site.english.get(phrase))):
        return [], [Meant(naming.facet, " ".join(words), naming.label, naming.values)]
    if sound in thesaurus().alternatives or (len(words) == 1 and _held([sound])):
        return words, []
    meant = vocabulary.corrected_text(phrase)
    return (meant.split(), [Meant("spelling", " ".join(words), meant)]) if not meant.isascii() else None
