"""A place by what it is called: its code, its name in full or short, with or without what it lies in, its pinyin."""

from __future__ import annotations

from django.db.models import Q

from notices.models import Place
from search.asking.gazetteer import of_the_site
from search.language.folding import fold

LONGEST = 60  # characters; no place has a longer name
MOST = 20  # places of one name


def places_called(text: str) -> list[Place]:
    """Places with notices, or around such, by code; `longhua`, `龙华` and `深圳市龙华区` are all one."""
    typed = fold(text[:LONGEST]).replace(" ", "")
    if not typed:
        return []
    rows = Place.objects.filter(Q(code=text) | Q(code__in=_codes(typed)))
    return list(rows.select_related("parent__parent").order_by("code")[:MOST])


def _codes(typed: str) -> tuple[str, ...]:
    names = of_the_site()
    naming = names.places.get(typed) or names.spoken.get(typed)
    if naming and naming.facet == "district":
        return naming.values
    return _below_another(typed)


def _below_another(typed: str) -> tuple[str, ...]:
    """深圳市龙华区: a name at the end, of a place that lies in the one before it."""
    return next(filter(None, (_lying_in(typed[:end], typed[end:]) for end in range(1, len(typed) - 1))), ())


def _lying_in(larger: str, smaller: str) -> tuple[str, ...]:
    names = of_the_site()
    outer, inner = names.places.get(_last_name(larger)), names.places.get(smaller)
    if not outer or not inner or {outer.facet, inner.facet} != {"district"}:
        return ()
    return tuple(code for code in inner.values if set(outer.values) & set(names.outer.get(code, ())))


def _last_name(text: str) -> str:
    """Of 广东省深圳市 the longest end that is a name."""
    names = of_the_site().places
    return next((text[start:] for start in range(len(text)) if text[start:] in names), "")
