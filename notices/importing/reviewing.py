"""A file before a person: what it is read as, what it may be again, and the decision carried out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction

from notices.importing import duplicates
from notices.importing.batches import ImportFile
from notices.importing.duplicates import Duplicate
from notices.importing.importer import Outcome, import_draft
from notices.importing.jobs import source_of
from notices.importing.sources import Draft, drafted
from notices.models import Notice
from notices.parsing import ParseError
from notices.reading import ReadError


@dataclass(frozen=True, slots=True)
class Choice:
    """Leave it, import it as a new notice, or as a new reading of that one."""

    do: Literal["skip", "new", "update"]
    onto: Notice | None = None

    @classmethod
    def read(cls, said: str, seen: Review) -> Choice:
        """`update:linxi-2021` names one of the duplicates shown; anything else is a new notice."""
        word, _, name = said.partition(":")
        shown = {duplicate.notice.name: duplicate.notice for duplicate in seen.duplicates}
        if word == "update" and name in shown:
            return cls("update", shown[name])
        return cls("skip") if word == "skip" else cls("new")


@dataclass(frozen=True, slots=True)
class Review:
    file: ImportFile
    draft: Draft
    duplicates: tuple[Duplicate, ...]

    @property
    def known(self) -> Notice | None:
        """The notice it plainly is, whose corrections the form shows."""
        return next((one.notice for one in self.duplicates if one.is_certain), None)

    @property
    def choice(self) -> str:
        """What is chosen until a person chooses."""
        if self.known:
            return f"update:{self.known.name}"
        return "skip" if any(one.is_plain for one in self.duplicates) else "new"

    def decide(self, choice: Choice, corrections: Callable[[], Mapping[str, Any]]) -> Outcome | None:
        """Carries it out together with the file's row; None where somebody has decided meanwhile."""
        with transaction.atomic():
            outcome = self._outcome(choice, corrections)
            if not self.file.finish(outcome):
                transaction.set_rollback(True)
                return None
        return outcome

    def _outcome(self, choice: Choice, corrections: Callable[[], Mapping[str, Any]]) -> Outcome:
        if choice.do == "skip":
            again = self.duplicates[0].notice if self.duplicates else None
            return Outcome(self.file.name, "skipped", reason="人工决定不导入", notice=again)
        return import_draft(
            self.draft, onto=choice.onto, as_new=choice.do == "new", corrections=corrections()
        )


def review(file: ImportFile) -> Review | None:
    """None where a newer reader or parser takes the file no longer; its row then says why."""
    try:
        draft = drafted(source_of(file))
    except (ReadError, ParseError) as error:
        file.finish(Outcome(file.name, "failed", reason=str(error)))
        return None
    return Review(file, draft, duplicates.find(draft))
