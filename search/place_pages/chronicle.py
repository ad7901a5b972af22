"""The notices of a place along the days: when it was inspected, told, when it published, and what falls due when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from notices.charts.courses import CourseChart, Journey, Stage, course_chart
from notices.columns import Row
from notices.models import Notice, Place, Promise


@dataclass(frozen=True, slots=True)
class ChronicleEntry:
    """A notice with the last days of what it promised, the past ones apart from those to come."""

    notice: Notice
    past: tuple[date, ...]
    coming: tuple[date, ...]

    @property
    def next_due(self) -> date | None:
        """The first day still to come, else the last of all."""
        return min(self.coming) if self.coming else max(self.past, default=None)


def entries(notices: Iterable[Notice], today: date) -> list[ChronicleEntry]:
    """One query for all of them."""
    notices = list(notices)
    due: defaultdict[int, list[date]] = defaultdict(list)
    promises = Promise.objects.filter(notice__in=notices, rejected=False).order_by("due_by")
    for notice, day in promises.values_list("notice_id", "due_by"):
        due[notice].append(day)
    return [
        ChronicleEntry(
            notice,
            tuple(day for day in due[notice.pk] if day < today),
            tuple(day for day in due[notice.pk] if day >= today),
        )
        for notice in notices
    ]


def chart(place: Place, timeline: Sequence[ChronicleEntry], today: date) -> CourseChart:
    return course_chart(
        _("%(place)s：从巡视巡察到公开，以及承诺的期限") % {"place": place},
        _("每行一份通报，新的在上。竖虚线是今天；是否如期完成，通报没有说。"),
        [Journey(_name(place, entry.notice), tuple(_stages(entry))) for entry in timeline],
        (today, _("今天 %(day)s") % {"day": today}),
        stage_names(),
    )


def stage_names() -> dict[str, str]:
    return {
        "inspection": _("进驻"),
        "feedback": _("反馈"),
        "publication": _("公开"),
        "past": _("期限已过"),
        "coming": _("期限未到"),
    }


def _name(place: Place, notice: Notice) -> str:
    """The day, and for what lies in the place, where."""
    day = date_format(notice.dated, "Y-m-d") if notice.dated else _("无日期")
    is_own = notice.place_id == place.pk
    return day if is_own or notice.place is None else f"{notice.place.name} {day}"


def _stages(entry: ChronicleEntry) -> Iterator[Stage]:
    notice = entry.notice
    start, end = notice.inspection_start or notice.inspection_end, notice.inspection_end
    if start:
        yield Stage("inspection", start, end or start)
    for kind, day in (("feedback", notice.feedback_date), ("publication", notice.dated)):
        if day:
            yield Stage(kind, day, day)
    for kind, days in (("past", entry.past), ("coming", entry.coming)):
        yield from (Stage(kind, day, day) for day in dict.fromkeys(days))


def columns() -> list[str]:
    return [_("通报"), _("标题"), _("地区"), _("阶段"), _("起"), _("止")]


def rows(timeline: Iterable[ChronicleEntry]) -> Iterator[Row]:
    """A line for each stage of each notice."""
    names = stage_names()
    for entry in timeline:
        for stage in _stages(entry):
            notice = entry.notice
            yield notice.name, notice.title, str(notice.place), names[stage.kind], stage.first, stage.last
