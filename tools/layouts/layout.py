"""A layout: everything about how a notice is printed that is not what it says. `drawing.py` draws them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tools.layouts.forms import Form

LEVELS = ("part", "aspect", "problem", "item", "step")


@dataclass(frozen=True, slots=True)
class Sizes:
    """The highest number that each level has to print."""

    aspects: int
    problems: int
    items: int
    steps: int


@dataclass(frozen=True, slots=True)
class Heading:
    wording: str  # {} is the finding
    mark: str  # what closes it
    placement: str  # "own" line, "run-in" with what follows, "split": its label alone on a line
    item_wording: str
    item_run_in: bool
    changes: bool  # now and then another wording


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below a heading; empty words: no such field."""

    field: str
    field_runs_in: bool
    field_above_items: bool
    effect: str
    symptom: str  # the word before a sentence on how it showed
    record: str  # where the line of units and terms stands: "", "before", "after", "bracket"
    unit: str
    term: str
    state: str
    leads: float  # the share of problems whose steps have a lead-in
    inline: bool  # steps one after the other in one paragraph


@dataclass(frozen=True, slots=True)
class Table:
    """`sheet`: a line a row, cells parted by `bar`; else a line a cell."""

    columns: tuple[tuple[str, str], ...]  # kind and printed name
    bar: str
    aspect_rows: bool  # an aspect is a row of its own
    appended: bool  # below the signature


@dataclass(frozen=True, slots=True)
class Frame:
    """The page around the notice."""

    title: str
    navigation: tuple[str, ...]
    card: str  # "", "lines", "inline", "bullets"
    imprint: tuple[str, ...]  # source, date, size of type
    closing: bool
    signature: str
    foot: tuple[str, ...]
    list_heading: str
    list_form: Form


@dataclass(frozen=True, slots=True)
class Disguise:
    """What happened to the text after it was printed; 0 and empty: nothing."""

    indent: str
    gap: str  # between paragraphs
    width: int  # of wrapped lines
    pages: str  # the line that numbers a page
    running: str  # the line above each page
    joint: str  # what stands where line breaks were
    ascii: bool
    traditional: bool


@dataclass(frozen=True, slots=True)
class Layout:
    shape: str  # "flat", "aspects", "aspect-parts", "bare-aspects", "sections", "questions"
    forms: dict[str, Form]
    other_step: Form  # where the first cannot count so far
    sub: Form  # paragraphs of the parts around
    after_label: str
    running_numbers: bool
    organisation: bool
    outlook: bool
    accountability: bool
    split_parts: bool
    faulty_numbers: float
    aspect_wording: str  # ⟨…⟩ is the title, where that is not {} alone
    heading: Heading
    body: Body
    table: Table | None
    totals: bool
    held_out: bool
    frame: Frame
    disguise: Disguise

    @property
    def has_parts(self) -> bool:
        return self.shape in ("flat", "aspects", "aspect-parts")

    @property
    def has_aspects(self) -> bool:
        return self.shape not in ("flat", "sections")

    @property
    def plan(self) -> str:
        """What makes it another layout than others: levels, carriers, wording."""
        carrier = "table" if self.table else "field" if self.body.field else "prose"
        labels = (self.forms[level].family for level in LEVELS)
        return "|".join((self.shape, *labels, self.heading.wording, self.heading.placement, carrier))
