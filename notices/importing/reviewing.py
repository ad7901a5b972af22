"""A file before a person: what it is read as, what it may be again, and the decision carried out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction

from notices.corrections.corrected_notice import corrected
from notices.corrections.shapes import Correction, from_json
from notices.decisions.recording import Act, record
from notices.decisions.states import Key, State, Subject, facts, states_of
from notices.dissection import Dissection
from notices.importing import batches, duplicates
from notices.importing.batches import source_of
from notices.importing.confined import drafted
from notices.importing.duplicates import REPRINT, Duplicate, suggested
from notices.importing.identity import note_reprint
from notices.importing.importer import Outcome, as_read, import_draft
from notices.importing.sources import Draft
from notices.models import Decision, ImportFile, Notice
from notices.parsing import ParseError
from notices.reading import ReadError

LEFT = "人工决定不导入"


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """Leave it, import it as a new notice, or as a new reading of that one."""

    do: Literal["skip", "new", "update"]
    onto: Notice | None = None

    @classmethod
    def read(cls, choice: str, seen: Review) -> ImportChoice | None:
        """`update:linxi-2021` names one of the duplicates; None where that is no longer one, or nothing was chosen."""
        word, _, name = choice.partition(":")
        notices = {duplicate.notice.name: duplicate.notice for duplicate in seen.duplicates}
        if word == "update":
            return cls("update", notices[name]) if name in notices else None
        return cls(word) if word in ("skip", "new") else None  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Review:
    file: ImportFile
    draft: Draft
    duplicates: tuple[Duplicate, ...]

    @property
    def outline_corrections(self) -> list[Correction]:
        """What a person has said of its lines before it is imported."""
        return [from_json(value) for value in self.file.corrections]

    @property
    def dissection(self) -> Dissection:
        return corrected(self.draft.dissection, self.outline_corrections)[0]

    @property
    def known(self) -> Notice | None:
        """The notice it plainly is, whose corrections the form shows."""
        return next((duplicate.notice for duplicate in self.duplicates if duplicate.is_certain), None)

    @property
    def choice(self) -> str:
        """What is chosen until a person chooses."""
        if self.file.first:
            return "skip"
        return f"update:{self.known.name}" if self.known else suggested(self.duplicates)

    def decide(self, choice: ImportChoice, corrections: Mapping[str, Any], act: Act) -> Outcome | None:
        """Carries it out together with the file's row; None where somebody has decided meanwhile."""
        with transaction.atomic():
            batches.locked(self.file)
            facts_before = dict(facts(choice.onto or as_read(self.draft))) if corrections else {}
            outline_before = states_of(choice.onto, [Subject.OUTLINE]) if choice.onto else {}
            outcome = self._outcome(choice, corrections)
            if not batches.finish(self.file, outcome):
                transaction.set_rollback(True)
                return None
            self._record(outcome, choice, facts_before, act)
            if outcome.notice and choice.do != "skip" and self.file.corrections:
                record(outcome.notice.name, outline_before, states_of(outcome.notice, [Subject.OUTLINE]), act)
        return outcome

    def _record(
        self, outcome: Outcome, choice: ImportChoice, facts_before: dict[Key, State], act: Act
    ) -> None:
        Decision.objects.create(
            name=outcome.notice.name if outcome.notice else outcome.name,
            subject=Decision.Subject.IMPORT,
            after={"file": self.file.name, "sha256": self.file.sha256, "choice": choice.do},
            reason=act.reason,
            author=act.author,
        )
        if outcome.notice and facts_before:
            notice = Notice.objects.get(pk=outcome.notice.pk)
            record(notice.name, facts_before, dict(facts(notice)), act)

    def _outcome(self, choice: ImportChoice, corrections: Mapping[str, Any]) -> Outcome:
        if choice.do == "skip":
            return self._left()
        return import_draft(
            self.draft,
            onto=choice.onto,
            as_new=choice.do == "new",
            corrections=corrections,
            outline=self.outline_corrections,
        )

    def _left(self) -> Outcome:
        """Not imported; a page with the text of a notice is another place where that stands."""
        again = self.duplicates[0] if self.duplicates else None
        is_reprint = again and again.kind == "text" and note_reprint(again.notice, self.draft)
        reason = f"{LEFT}，{REPRINT}" if is_reprint else LEFT
        return Outcome(self.file.name, "skipped", reason=reason, notice=again.notice if again else None)


def read_again(file: ImportFile) -> Draft | None:
    """None where a newer reader or parser takes the file no longer; its row then says why."""
    try:
        return drafted(source_of(file))
    except (ReadError, ParseError) as error:
        batches.finish(file, Outcome(file.name, "failed", reason=str(error)))
        return None


def review(file: ImportFile) -> Review | None:
    """As `read_again`."""
    draft = read_again(file)
    return Review(file, draft, duplicates.find(draft, file.came_along)) if draft else None
