"""What a search asks, as a person would say it: for titles, feeds and lists of searches.

`“2021 年、广东省、生态环境类问题，含‘黑臭水体’”`. `said` is pure; `sentence` looks up what the values are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from notices.models import Category, CategoryGroup, Measure, Notice, Place
from notices.public_ids import UNIT_NAMES
from search.asking.facets import CHECKED, NONE, runs, written
from search.asking.request import SearchRequest
from search.asking.syntax import All, AnyOf, Bare, Exact, In, Node, QueryTooLongError, Without, parse

Names = Mapping[tuple[str, str], str]  # (facet, value) → what it is called
LONGEST = 40  # characters of one term; a sentence is to be read
MOST = 6  # values of one facet, terms of one kind


def sentence(request: SearchRequest) -> str:
    return said(request, names(request))


def said(request: SearchRequest, names: Names) -> str:
    """Conditions first, then what is looked for, then what it holds."""
    clauses = [*_text(request), *_steps(request), *_excluded(request, names)]
    return _("，").join([_subject(request, names), *clauses])


def _subject(request: SearchRequest, names: Names) -> str:
    unit = str(UNIT_NAMES[request.unit]).lower()
    title = names.get(("notice", request.notice), "")
    areas = _one_of(_called("category", request, names))
    conditions = [
        _("《%(title)s》") % {"title": _short(title)} if title else "",
        _years(request.facets.get("year", ())),
        _one_of(_called("district", request, names)),
        _states(request, names),
        _one_of(_called("checked", request, names)),
    ]
    if areas:
        return _("、").join(
            filter(None, (*conditions, _("%(areas)s类%(unit)s") % {"areas": areas, "unit": unit}))
        )
    if not any(conditions):
        return _("全部%(unit)s") % {"unit": unit}
    return _("%(conditions)s的%(unit)s") % {
        "conditions": _("、").join(filter(None, conditions)),
        "unit": unit,
    }


def _states(request: SearchRequest, names: Names) -> str:
    """计划中（的措施）, 措施计划中（的问题）."""
    states = _one_of(_called("status", request, names))
    return _("措施%(states)s") % {"states": states} if states and request.unit != "measure" else states


def _text(request: SearchRequest) -> Iterator[str]:
    """What the query says: words that rank, then what must hold."""
    try:
        query = parse(request.text)
    except QueryTooLongError:
        return
    if query.words:
        yield _words(request, _quoted(query.words))
    yield from map(_needed, query.needed[:MOST])
    part = {"title": _("都在标题中"), "problem": _("都在问题中"), "measure": _("都在措施中")}.get(
        request.field
    )
    if request.text and part:
        yield part
    together = {
        "notice": _("各词同篇"),
        "problem": _("各词同问题"),
        "measure": _("各词同条措施"),
        "sentence": _("各词同句"),
    }.get(request.scope)
    if request.text and together:
        yield together
    if query.words and not request.exact and not request.synonyms:
        yield _("不用同义词")


def _words(request: SearchRequest, words: list[str]) -> str:
    if request.exact:
        return _("逐字含%(words)s") % {"words": _all_of(words)}
    if request.all_words or len(words) == 1:
        return _("含%(words)s") % {"words": _all_of(words)}
    return _("含%(words)s中的词") % {"words": _("、").join(words)}


def _needed(node: Node) -> str:
    if isinstance(node, Without):
        return _("不含%(words)s") % {"words": _described(node.node)}
    if isinstance(node, In):
        return _described(node)
    return _("逐字含%(words)s") % {"words": _described(node)}


def _described(node: Node) -> str:
    match node:
        case Exact() | Bare():
            return _quote(node.text)
        case In():
            field = {
                "district": _("地区为%(text)s"),
                "year": _("年份为%(text)s"),
                "category": _("领域为%(text)s"),
                "heading": _("标题含%(text)s"),
                "finding": _("问题部分含%(text)s"),
                "measure": _("措施含%(text)s"),
            }[node.name]
            return field % {"text": _quote(node.text)}
        case Without():
            return _("不含%(words)s") % {"words": _described(node.node)}
        case All():
            return _all_of([*map(_described, node.nodes[:MOST])])
        case AnyOf():
            return _one_of([*map(_described, node.nodes[:MOST])])


def _steps(request: SearchRequest) -> Iterator[str]:
    if request.within:
        yield _("结果中逐字含%(words)s") % {"words": _all_of(_quoted(request.within))}
    if request.without:
        yield _("结果中去除%(words)s") % {"words": _one_of(_quoted(request.without))}


def _excluded(request: SearchRequest, names: Names) -> Iterator[str]:
    """What is taken out: years as years, the rest by name."""
    for facet, values in request.excluded.items():
        what = _years(values) if facet == "year" else _one_of(_names_of(facet, values, names))
        yield (_("不含%(words)s类") if facet == "category" else _("排除%(words)s")) % {"words": what}


def _called(facet: str, request: SearchRequest, names: Names) -> list[str]:
    return _names_of(facet, request.facets.get(facet, ()), names)


def _names_of(facet: str, values: Iterable[str], names: Names) -> list[str]:
    none = {
        "district": _("未注明地区"),
        "category": _("无法归类"),
        "status": _("未判定"),
        "checked": _("未校对"),
    }
    return [none[facet] if value == NONE else names.get((facet, value), value) for value in values]


def _years(values: Iterable[str]) -> str:
    """`2017 年或 2019—2021 年`."""
    listed = list(values)
    spans = [_("%(years)s 年") % {"years": written(run, "—")} for run in runs(listed)]
    return _one_of([*spans, *([_("未注明年份")] if NONE in listed else [])])


def _one_of(words: Sequence[str]) -> str:
    return _joined(_("%(first)s或%(second)s"), _some(words))


def _all_of(words: Sequence[str]) -> str:
    return _joined(_("%(first)s和%(second)s"), _some(words))


def _joined(pair: str, words: Sequence[str]) -> str:
    return reduce(lambda first, second: pair % {"first": first, "second": second}, words) if words else ""


def _some(words: Sequence[str]) -> list[str]:
    rest = len(words) - MOST
    return [*words[:MOST], *([_("另 %(n)s 项") % {"n": rest}] if rest > 0 else [])]


def _quoted(words: Iterable[str]) -> list[str]:
    return [*map(_quote, words)]


def _quote(text: str) -> str:
    return _("‘%(text)s’") % {"text": _short(text)}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def names(request: SearchRequest) -> dict[tuple[str, str], str]:
    """What the values of a search are called in the reader's language; at most four SQL queries."""
    by_value = {("status", value): _(label).lower() for value, label in Measure.Status.choices}
    by_value["checked", CHECKED] = _("已校对").lower()
    for facet, rows in _rows(request):
        by_value |= {(facet, value): label for value, label in rows}
    return by_value


def _rows(request: SearchRequest) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """The facets whose values are rows, with the values a search has of them and their labels."""
    if places := _values(request, "district"):
        yield "district", Place.objects.filter(code__in=places).values_list("code", "name")
    if areas := _values(request, "category"):
        column = "name_en" if (get_language() or "").startswith("en") else "name"
        for model in (CategoryGroup, Category):
            yield "category", model.objects.filter(slug__in=areas).values_list("slug", column)
    if request.notice:
        yield "notice", Notice.objects.filter(name=request.notice).values_list("name", "title")


def _values(request: SearchRequest, facet: str) -> set[str]:
    return {*request.facets.get(facet, ()), *request.excluded.get(facet, ())} - {NONE}
