"""What an engine does for the product. Whoever asks or writes knows these words and no engine.

An engine is a Haystack backend (`HAYSTACK_CONNECTIONS` chooses it) that has these methods as well;
`connection.engine()` gives the one in use.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from search.engines.answer import Answer, Frequencies, Holding, Keys
from search.engines.question import Question


class IndexBusyError(Exception):
    """Somebody else has been writing for longer than we wait; nothing was changed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"检索索引正被其他进程写入，等了 {seconds:g} 秒；索引未作任何改动，请稍后重试。")


class NoSearchError(Exception):
    """Nothing can be searched, for the time being."""


class IndexAwayError(NoSearchError):
    """Who keeps the index does not answer, or not with all of it. Nothing is known to be wrong with what it keeps."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"检索服务没有回应：{reason}。")


class IndexUnfitError(NoSearchError):
    """The index is missing, damaged, or of another version: it cannot answer, and has to be made anew from rows."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"检索索引不能使用：{reason}。")


class IndexMissingError(IndexUnfitError):
    """None was ever made, or all of it has gone."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields of an index. `words` and `positions` hold tokens joined by blanks; `positions` also where each stands.

    `groups` hold a set of values (facets), `numbers` an integer; `version` is that of the analysis of texts.
    """

    words: tuple[str, ...]
    positions: tuple[str, ...]
    groups: tuple[str, ...]
    numbers: tuple[str, ...]
    version: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.words, *self.positions)


@dataclass(frozen=True, slots=True)
class Document:
    """One row: `key` is unique in the index, `unit` says what it is a row of, as Haystack does (`notices.problem`)."""

    key: str
    unit: str
    texts: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]


Result = TypeVar("Result")
# Of what an earlier rebuild holds of each notice: the names of those that are still so.
Staying = Callable[[Mapping[str, Holding]], Collection[str]]


def none_stays(_holdings: Mapping[str, Holding]) -> Collection[str]:
    return ()


class Engine(Protocol):
    """Reading never waits for writing. Documents are taken from their iterable once nobody else can write.

    Whatever reads raises IndexUnfitError rather than answer from an index that is not whole; `replace` as well.
    Everything may raise IndexAwayError, where the index is kept elsewhere.
    """

    def search(self, question: Question) -> Answer: ...

    def search_all(self, questions: Sequence[Question]) -> list[Answer]:
        """The answers to the questions of one page, which cost hardly more round trips than that to one."""

    def finds(self, question: Question) -> bool:
        """Whether there is anything: for who asks something else where there is not."""

    def foreseen(self, ask: Callable[[], Result]) -> Result:
        """What `ask` gives, which puts as many questions as it likes, in few round trips.

        It may be run several times, the first few with answers that are guesses: it asks, and does nothing else.
        """

    def keys(self, question: Question, limit: int | None = None) -> Keys:
        """Of all pages one after the other, at most `limit`; members of a group follow on the best of them."""

    def every_key(self, question: Question) -> Iterator[Sequence[int]]:
        """All keys in batches, in no order: memory does not grow with them."""

    def replace(self, names: Collection[str], documents: Iterable[Document], wait: float = 0) -> None:
        """Puts documents in place of all that belong to these notices: all or nothing, and seen together.

        Raises IndexBusyError where another writes for longer than `wait` seconds.
        """

    def rebuild(self, documents: Iterable[Document], staying: Staying = none_stays) -> None:
        """A new index of these documents alone, in use when complete; until then the old one answers.

        Where an earlier rebuild was cut off, its notices that `staying` names need not be among the documents: it is
        asked before the first of these is taken, or not at all.
        """

    def is_current(self) -> bool:
        """Whether there is an index that is whole, of the layout and analysis of this version of the code."""

    def warm(self) -> None:
        """Opens the newest index for every unit, looking through all of it, so that no search has to."""

    def frequencies(
        self, words: Sequence[str], fields: Sequence[str] = ("words", "across"), *, likely: bool = False
    ) -> Frequencies:
        """How many documents have each word in these fields; one that has it in two may count twice.

        `likely`: who asks has the words from the index, so that another answer would be a surprise.
        """

    def holdings(self) -> Mapping[str, Holding]:
        """What is held of each notice, by its name: to be compared with the rows."""

    def generation(self) -> Hashable:
        """Another value after every change."""
