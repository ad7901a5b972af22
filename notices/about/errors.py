"""What was measured, as the page on the method shows it: sets side by side, and each figure of each with its counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from notices.quality.figures import Figures
from notices.quality.measurement import COMPARED
from notices.quality.record import MeasuredSet, Run, Tuned, runs, sets

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


@dataclass(frozen=True, slots=True)
class Row:
    """One figure across the sets, None where a set has no gold for it."""

    label: Promise
    cells: tuple[Figures | None, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A set with its run, in the reader's language."""

    name: str
    title: str
    about: str
    tuned: Promise
    run: Run

    @property
    def rows(self) -> list[tuple[Promise, Figures]]:
        return [(LABELS[name], figures) for name, figures in self.run.figures.items()]


def shown() -> tuple[Shown, ...]:
    """The sets that have been measured, in the order of their file: what the rules had not seen stands first."""
    found = runs()
    return tuple(_shown(each, found[each.name]) for each in sets() if each.name in found)


def table(found: tuple[Shown, ...]) -> tuple[Row, ...]:
    return tuple(Row(LABELS[name], tuple(each.run.figures.get(name) for each in found)) for name in COMPARED)


def _shown(each: MeasuredSet, run: Run) -> Shown:
    english = (get_language() or "").startswith("en")
    title, about = (each.en, each.about_en) if english else (each.zh, each.about_zh)
    return Shown(each.name, title, about, TUNED[each.tuned], run)
