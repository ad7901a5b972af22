"""The rows of the places that mastheads name."""

from __future__ import annotations

from notices.importing.naming import first_free, pinyin
from notices.models import Notice, Place, lies_in
from notices.parsing.shapes import Masthead
from notices.places.gazetteer import Level, official
from notices.reuse.sentences import replace_sentences
from notices.versioning.changes import corrected

LEVELS: tuple[Level, ...] = ("province", "city", "district")


def place_row(facts: Masthead) -> Place | None:
    """The row of the district, else the city, else the province that a masthead names."""
    row: Place | None = None
    for level in LEVELS:
        if name := getattr(facts, level):
            row = _place(name, level, row)
    return row


def _place(name: str, level: Level, parent: Place | None) -> Place:
    row = Place.objects.filter(name=name, level=level, parent=parent).first()
    if row is None and level == "city":
        row = _same_city(name, parent)
    if row:
        return row
    code = _official_code(name, level, parent)
    if code is None or _taken(code):  # a district's former name may bear the code of today's
        code = first_free(_made_code(name, parent), _taken)  # 云玉区 and 云峪区 sound the same
    return Place.objects.create(code=code, name=name, level=level, parent=parent)


def _same_city(name: str, province: Place | None) -> Place | None:
    """No two cities have one name: one that was named without its province is this one, and so is this one without."""
    rows = Place.objects.filter(name=name, level="city")
    if province is None:
        return rows.first()
    row = rows.filter(parent=None).first()
    if row:
        row.parent = province
        row.save()
        filed_anew(row)
    return row


def filed_anew(place: Place) -> None:
    """A place has another name, or lies elsewhere: so is what is filed in it, and told of in its sentences."""
    notices = (
        Notice.objects.filter(lies_in([place.code]))
        .select_related("place__parent__parent")
        .defer("text", "contact")
    )
    for notice in notices:
        replace_sentences(notice)
    if notices:
        corrected(notice.name for notice in notices)


def _taken(code: str) -> bool:
    return Place.objects.filter(code=code).exists()


def _official_code(name: str, level: Level, parent: Place | None) -> str | None:
    """The GB/T 2260 code of a place below its parent; None where it has none, or where several could be meant."""
    namesakes = [namesake for namesake in official().find(name, level) if namesake.name == name]
    matches = [
        namesake
        for namesake in namesakes
        if (namesake.parent.code if namesake.parent else None) == (parent and parent.code)
    ]
    return matches[0].code if matches else None


def _made_code(name: str, parent: Place | None) -> str:
    """440300-dapengxinqu: where it lies, and its name in pinyin."""
    return f"{parent.code if parent else 'cn'}-{pinyin(name)}"
