"""What the collection holds and what is known to be missing: places by years, provinces, sites, open doubts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db.models import Count, Max, Q, QuerySet

from notices.importing.batches import ImportFile
from notices.models import Notice, Original, Place
from notices.overview.collection import FILED_YEAR
from notices.places.codes import official_places

MOST_YEARS = 12  # columns; earlier years are added up in one
MOST_SITES = 30


@dataclass(frozen=True, slots=True)
class Summary:
    notices: int
    samples: int
    last_import: datetime | None
    doubtful: int  # notices with a doubt that nobody has closed
    without_place: int
    without_date: int
    failed: int  # files that could not be imported


def summary() -> Summary:
    counted = Notice.objects.aggregate(
        all=Count("pk"),
        samples=Count("pk", filter=Q(is_sample=True)),
        without_place=Count("pk", filter=Q(place=None)),
        without_date=Count("pk", filter=Q(published=None, signed=None, feedback_date=None)),
    )
    return Summary(
        counted["all"],
        counted["samples"],
        Original.objects.aggregate(last=Max("imported"))["last"],
        doubtful().count(),
        counted["without_place"],
        counted["without_date"],
        ImportFile.objects.filter(status=ImportFile.Status.FAILED).count(),
    )


def doubtful() -> QuerySet[Notice]:
    """Notices with doubts open, those with most first."""
    open_doubts = Count("doubts", filter=Q(doubts__closed=False))
    return (
        Notice.objects.annotate(open_doubts=open_doubts)
        .filter(open_doubts__gt=0)
        .order_by("-open_doubts", "name")
    )


# Places by years


@dataclass(frozen=True, slots=True)
class Cell:
    year: int
    notices: int


@dataclass(frozen=True, slots=True)
class Row:
    place: Place
    earlier: int
    cells: tuple[Cell, ...]
    undated: int
    samples: int

    @property
    def total(self) -> int:
        return self.earlier + self.undated + sum(cell.notices for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Years with a column each, and before them, where there are more, one column for all that is earlier."""

    years: tuple[int, ...]
    has_earlier: bool
    rows: tuple[Row, ...]


def places() -> QuerySet[Place]:
    """Those with notices of their own, in the order of their codes."""
    return (
        Place.objects.filter(notices__isnull=False)
        .select_related("parent__parent")
        .distinct()
        .order_by("code")
    )


def table(shown: Iterable[Place]) -> Table:
    """The years are those of the whole collection, so that every page has the same columns."""
    all_years = _years()
    years = all_years[-MOST_YEARS:]
    found = _counts(shown := list(shown))
    return Table(
        years, len(all_years) > len(years), tuple(_row(place, found[place.pk], years) for place in shown)
    )


def _years() -> tuple[int, ...]:
    """Every year from the first to the last: one without a notice is a gap to be seen."""
    dated = Notice.objects.annotate(filed=FILED_YEAR).filter(filed__isnull=False)
    found = sorted(dated.order_by().values_list("filed", flat=True).distinct())
    return tuple(range(found[0], found[-1] + 1)) if found else ()


Counts = Counter[int | str | None]


def _counts(shown: Sequence[Place]) -> dict[int, Counts]:
    found: dict[int, Counts] = defaultdict(Counter)
    rows = Notice.objects.filter(place__in=shown).annotate(filed=FILED_YEAR).order_by()
    for place, year, is_sample, count in rows.values_list("place", "filed", "is_sample").annotate(
        Count("pk")
    ):
        found[place][year] += count
        found[place]["samples"] += count if is_sample else 0
    return found


def _row(place: Place, found: Counts, years: Sequence[int]) -> Row:
    earlier = sum(count for year, count in found.items() if isinstance(year, int) and year < min(years))
    cells = tuple(Cell(year, found[year]) for year in years)
    return Row(place, earlier, cells, found[None], found["samples"])


# What is known to be missing


@dataclass(frozen=True, slots=True)
class Province:
    """How many of a province's districts, by the national list, have a notice of their own here."""

    name: str
    districts: int
    covered: int

    @property
    def missing(self) -> int:
        return self.districts - self.covered


def provinces() -> tuple[Province, ...]:
    """Those that have any notice at all; of the others every district is missing."""
    held = set(Place.objects.filter(notices__isnull=False).values_list("code", flat=True))
    begun = {code[:2] for code in held}
    districts: defaultdict[str, set[str]] = defaultdict(set)
    for place in official_places():
        if place.until is None and place.level == "district":
            districts[place.code[:2]].add(place.code)
    return tuple(
        Province(place.name, len(codes), len(codes & held))
        for place in official_places()
        if place.until is None and place.level == "province" and place.code[:2] in begun
        if (codes := districts[place.code[:2]])
    )


# Where they are from


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    notices: int


def sites() -> tuple[Site, ...]:
    """Those with most notices; the name is empty where a notice says nothing."""
    return tuple(Site(*site) for site in sites_counted().most_common(MOST_SITES))


def sites_counted() -> Counter[str]:
    """Notices by the address they were fetched from, else by what they say under 来源."""
    found: Counter[str] = Counter()
    rows = Notice.objects.values_list("url", "source").annotate(notices=Count("pk")).order_by()
    for url, source, notices in rows:
        found[(urlsplit(url).hostname or "") if url else source] += notices
    return found
