"""What the collection holds and what is known to be missing: places by years, provinces, sites, open doubts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from urllib.parse import urlsplit

from django.db.models import Count, Max, Q, QuerySet

from notices.models import FILED_YEAR, ImportFile, Notice, Original, OutlineCorrection, Place
from notices.places.gazetteer import OfficialPlace, official

MOST_YEARS = 12  # columns; earlier years are added up in one
MOST_SITES = 30


@dataclass(frozen=True, slots=True)
class CoverageSummary:
    notices: int
    samples: int
    last_import: datetime | None
    doubtful: int  # notices with a doubt that nobody has closed
    without_place: int
    without_date: int
    failed: int  # files that could not be imported


def summary() -> CoverageSummary:
    counted = Notice.objects.aggregate(
        all=Count("pk"),
        samples=Count("pk", filter=Q(is_sample=True)),
        without_place=Count("pk", filter=Q(place=None)),
        without_date=Count("pk", filter=Q(published=None, signed=None, feedback_date=None)),
    )
    return CoverageSummary(
        counted["all"],
        counted["samples"],
        Original.objects.aggregate(last=Max("imported"))["last"],
        doubtful().count(),
        counted["without_place"],
        counted["without_date"],
        ImportFile.objects.filter(status=ImportFile.Status.FAILED).count(),
    )


def doubtful() -> QuerySet[Notice]:
    """Notices with doubts open, or with corrections whose line has gone: these first, then those with most."""
    open_doubts = Count("doubts", filter=Q(doubts__closed=False), distinct=True)
    lost = Count(
        "outline_corrections",
        filter=Q(outline_corrections__fate=OutlineCorrection.Fate.LOST),
        distinct=True,
    )
    return (
        Notice.objects.annotate(open_doubts=open_doubts, lost_corrections=lost)
        .filter(Q(open_doubts__gt=0) | Q(lost_corrections__gt=0))
        .order_by("-lost_corrections", "-open_doubts", "name")
    )


# Places by years


@dataclass(frozen=True, slots=True)
class YearCount:
    year: int
    notices: int


@dataclass(frozen=True, slots=True)
class CoverageRow:
    place: Place
    earlier: int
    cells: tuple[YearCount, ...]
    undated: int
    samples: int

    @property
    def total(self) -> int:
        return self.earlier + self.undated + sum(cell.notices for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """Years with a column each, and before them, where there are more, one column for all that is earlier."""

    years: tuple[int, ...]
    has_earlier: bool
    rows: tuple[CoverageRow, ...]


def places() -> QuerySet[Place]:
    """Those with notices of their own, in the order of their codes."""
    return (
        Place.objects.filter(notices__isnull=False)
        .select_related("parent__parent")
        .distinct()
        .order_by("code")
    )


def table(places: Iterable[Place]) -> CoverageTable:
    """The years are those of the whole collection, so that every page has the same columns."""
    all_years = _years()
    years = all_years[-MOST_YEARS:]
    counts = _counts(places := list(places))
    return CoverageTable(
        years, len(all_years) > len(years), tuple(_row(place, counts[place.pk], years) for place in places)
    )


def _years() -> tuple[int, ...]:
    """Every year from the first to the last: one without a notice is a gap to be seen."""
    dated = Notice.objects.annotate(filed=FILED_YEAR).filter(filed__isnull=False)
    years = sorted(dated.order_by().values_list("filed", flat=True).distinct())
    return tuple(range(years[0], years[-1] + 1)) if years else ()


Counts = Counter[int | str | None]


def _counts(places: Sequence[Place]) -> dict[int, Counts]:
    counts: dict[int, Counts] = defaultdict(Counter)
    rows = Notice.objects.filter(place__in=places).annotate(filed=FILED_YEAR).order_by()
    for key, year, is_sample, count in rows.values_list("place", "filed", "is_sample").annotate(Count("pk")):
        counts[key][year] += count
        counts[key]["samples"] += count if is_sample else 0
    return counts


def _row(place: Place, counts: Counts, years: Sequence[int]) -> CoverageRow:
    earlier = sum(count for year, count in counts.items() if isinstance(year, int) and year < min(years))
    cells = tuple(YearCount(year, counts[year]) for year in years)
    return CoverageRow(place, earlier, cells, counts[None], counts["samples"])


# What is known to be missing


@dataclass(frozen=True, slots=True)
class Missing:
    """A district without a notice of its own; `is_searched` where a source is said to be of it."""

    name: str
    is_searched: bool


@dataclass(frozen=True, slots=True)
class Province:
    """How many districts a province has by the national list, and which of them have no notice of their own here."""

    name: str
    districts: int
    missing: tuple[Missing, ...]

    @property
    def covered(self) -> int:
        return self.districts - len(self.missing)


def provinces() -> tuple[Province, ...]:
    """Those that have any notice or source at all; of the others every district is missing."""
    covered = set(Place.objects.filter(notices__isnull=False).values_list("code", flat=True))
    searched = set(Place.objects.filter(source_sites__isnull=False).values_list("code", flat=True))
    begun = {code[:2] for code in covered | searched}
    today = official().of_today()
    districts: defaultdict[str, list[OfficialPlace]] = defaultdict(list)
    for district in today["district"]:
        if district.code[:2] in begun:
            districts[district.code[:2]].append(district)
    return tuple(
        Province(province.name, len(inside), tuple(_missing(inside, covered, searched)))
        for province in today["province"]
        if (inside := districts[province.code[:2]])
    )


def _missing(districts: list[OfficialPlace], covered: set[str], searched: set[str]) -> Iterator[Missing]:
    for district in sorted(districts, key=attrgetter("code")):
        if district.code not in covered:
            city = district.city.name if district.city and district.city != district.province else ""
            yield Missing(f"{city}{district.name}", district.code in searched)


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
    sites: Counter[str] = Counter()
    rows = Notice.objects.values_list("url", "source").annotate(notices=Count("pk")).order_by()
    for url, source, notices in rows:
        sites[(urlsplit(url).hostname or "") if url else source] += notices
    return sites
