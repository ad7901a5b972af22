"""What was measured, as the page on the method shows it: sets side by side, and each figure of each with its counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from notices.about.measured import Figures, MeasuredRun, MeasuredSet, Tuned, Unseen, runs, sets, unseen
from notices.facts import is_english

LABELS: Mapping[str, Promise] = MappingProxyType(
    {
        "facts": _("事实：标题、发布单位、地区、日期等"),
        "parts": _("部分及其性质"),
        "aspects": _("方面"),
        "problems": _("问题"),
        "titles": _("问题的标题文字"),
        "items": _("分项"),
        "kinds": _("分项是问题还是举措"),
        "measures": _("措施"),
        "tree": _("隶属：哪条属于哪个问题"),
        "marks": _("标号和次序"),
        "primary": _("主要领域"),
        "categories": _("全部领域"),
        "status": _("措施的进度"),
        "promises": _("承诺及期限"),
        "figures": _("数字：数值和单位"),
        "figures_whole": _("数字：另加界限和增减"),
        "documents": _("文件（书名号内）"),
        "roles": _("文件：制定还是引用"),
        "accountability": _("追责：方式"),
        "accountability_whole": _("追责：另加数量和对象"),
    }
)
TUNED: Mapping[Tuned, Promise] = MappingProxyType(
    {
        "no": _("规则没有见过它们"),
        "since": _("规则后来对照它们改过"),
        "yes": _("规则看着它们写成"),
    }
)


UNSEEN: Mapping[str, Promise] = MappingProxyType(
    {
        "sets": _("没有参加调整的各组通报"),
        "layouts": _("没有参加调整的版式，随机编排"),
        "mutations": _("六份通报换个印法"),
    }
)
UNSEEN_FIGURES = ("problems", "titles", "items", "kinds", "measures", "tree")


@dataclass(frozen=True, slots=True)
class UnseenRow:
    """What a reading has not seen, with how it read that; shares are of all notices."""

    title: Promise
    entry: Unseen

    @property
    def whole(self) -> float:
        return self.entry.counts["whole"] / self.entry.counts["notices"]

    @property
    def lost(self) -> float:
        return self.entry.counts["lost"] / self.entry.counts["notices"]

    @property
    def cells(self) -> list[Figures]:
        return [self.entry.figures[name] for name in UNSEEN_FIGURES]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure across the sets, None where a set has no gold for it."""

    label: Promise
    cells: tuple[Figures | None, ...]


@dataclass(frozen=True, slots=True)
class SetInWords:
    """A set with its run, in the reader's language."""

    name: str
    title: str
    about: str
    tuned: Promise
    run: MeasuredRun

    @property
    def rows(self) -> list[tuple[Promise, Figures]]:
        return [(LABELS[name], figures) for name, figures in self.run.figures.items()]


def shown() -> tuple[SetInWords, ...]:
    """The sets that have been measured, in the order of their file: what the rules had not seen stands first."""
    measured_runs = runs()
    return tuple(_shown(entry, measured_runs[entry.name]) for entry in sets() if entry.name in measured_runs)


def table(sets_shown: tuple[SetInWords, ...]) -> tuple[FigureRow, ...]:
    return tuple(
        FigureRow(LABELS[name], tuple(entry.run.figures.get(name) for entry in sets_shown)) for name in LABELS
    )


def _shown(entry: MeasuredSet, run: MeasuredRun) -> SetInWords:
    title, about = (entry.en, entry.about_en) if is_english() else (entry.zh, entry.about_zh)
    return SetInWords(entry.name, title, about, TUNED[entry.tuned], run)


def unseen_rows() -> tuple[UnseenRow, ...]:
    """In the order of `UNSEEN`; what has not been measured is left out."""
    entries = unseen()
    return tuple(UnseenRow(title, entries[name]) for name, title in UNSEEN.items() if name in entries)


def unseen_heads() -> tuple[Promise, ...]:
    return tuple(LABELS[name] for name in UNSEEN_FIGURES)
