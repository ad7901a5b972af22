"""A question as the body of a search, and what comes back as an answer. Pure: nobody sends it here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import ceil, log2

from search.engines.answer import Answer, Cells, Match
from search.engines.opensearch.clauses import Clause, all_of, constant, terms
from search.engines.opensearch.conditions import clause_of, together
from search.engines.opensearch.counting import Body, facet
from search.engines.opensearch.facts import Scope
from search.engines.opensearch.ranking import Ranking, rank
from search.engines.question import WITHIN, Question, Together, ranked
from search.engines.relevance import MEMBERS

WINDOW = 10_000  # hits that one search may give
EXACT_GROUPS = 40_000  # groups that are counted exactly


@dataclass(frozen=True, slots=True)
class Search:
    """A question worked out, its clauses in place. `whole` is what a hit that holds all words scores besides."""

    question: Question
    base: Clause
    ranking: Ranking
    chosen: Mapping[str, Clause]
    together: Mapping[str, Clause] = field(default_factory=dict)

    @property
    def whole(self) -> float:
        """More than everything else gives in sum, and no more than it has to be: scores have 32 bits."""
        return 2.0 ** ceil(log2(self.ranking.most + 1)) if self.ranking.required else 0.0

    def narrowed(self, *clauses: Clause, but: str = "") -> Clause:
        return all_of([*(clause for name, clause in self.chosen.items() if name != but), *clauses])


def worked_out(scope: Scope, question: Question) -> Search:
    return Search(
        question=question,
        base=clause_of(scope, question.node),
        ranking=rank(scope, tuple(ranked(question.node))),
        chosen={name: terms(name, values) for name, values in question.chosen.items()},
        together={
            within: together(scope, Together(question.terms, within)) for within in WITHIN if question.terms
        },
    )


# Bodies


def is_in_window(question: Question) -> bool:
    return question.stop is not None and question.stop <= WINDOW


def bodies_of(search: Search) -> list[Body]:
    """Of what one page shows of it, and where facets are counted, of all their values."""
    question = search.question
    shallow = (
        search if is_in_window(question) else replace(search, question=replace(question, start=0, stop=0))
    )
    values = values_body(question)
    return [body_of(shallow), *([values] if values else [])]


def found_by(search: Search) -> Clause:
    """What meets the question, facets and all."""
    return all_of([search.base, search.narrowed()])


def body_of(search: Search) -> Body:
    """Of one page, with all that is counted."""
    question = search.question
    size = max(0, (WINDOW if question.stop is None else question.stop) - question.start)
    body = {**hits_of(search, size), "from": question.start if size else 0, "aggs": _counts(search)}
    if question.group and size:
        members = {"name": "members", "size": MEMBERS, "sort": body["sort"], "track_scores": True}
        body["collapse"] = {"field": question.group, "inner_hits": {**members, "_source": False}}
    return body


def hits_of(search: Search, size: int) -> Body:
    """The first hits; without any, nothing is scored."""
    query: Clause = {"bool": {"filter": [search.base]}}
    if size:
        scores = [*search.ranking.scores, *_names(search.ranking)]
        if search.ranking.required:
            scores.append(constant(search.ranking.holding_all, search.whole))
        query["bool"] |= {"should": scores, "minimum_should_match": 0}
    columns = [search.question.group] if search.question.group else []
    body: Body = {"query": query, "size": size, "track_total_hits": True, "_source": False}
    if size:
        body |= {"sort": _sort(search.question.sort), "track_scores": True, "docvalue_fields": columns}
    return {**body, "post_filter": search.narrowed()} if search.chosen else body


def _names(ranking: Ranking) -> Iterator[Clause]:
    """Each hit says which of the words it holds, and which outright."""
    for number, (_, holding, outright) in enumerate(ranking.required):
        for name, clause in (("holding", holding), ("outright", outright)):
            yield {"constant_score": {"filter": clause, "boost": 0.0, "_name": f"{name} {number}"}}


def _sort(sort: str) -> list[Clause]:
    """What has no number comes last in either direction; of equal ones the smaller key goes first."""
    order = "desc" if sort.startswith("-") else "asc"
    column = {sort.lstrip("-"): {"order": order, "missing": "_last"}} if sort else {"_score": "desc"}
    return [column, {"pk": "asc"}]


def _counts(search: Search) -> dict[str, Body]:
    question, ranking = search.question, search.ranking
    counted = {
        "holding_all": search.narrowed(ranking.holding_all),
        **{f"together {within}": search.narrowed(clause) for within, clause in search.together.items()},
        **{
            f"contribution {number}": search.narrowed(clause)
            for number, clause in enumerate(ranking.contributions.values())
        },
    }
    inside = {f"facet {name}": (search.narrowed(but=name), facet(name)) for name in question.facets}
    if question.group:
        groups = {"cardinality": {"field": question.group, "precision_threshold": EXACT_GROUPS}}
        inside["groups"] = search.narrowed(), groups
    if (cross := question.cross) and cross.values:
        rows = {"field": cross.rows, "include": list(cross.values), "size": len(cross.values)}
        inside["cells"] = search.narrowed(), {"terms": rows, "aggs": {"columns": facet(cross.columns)}}
    return {
        **{name: {"filter": clause} for name, clause in counted.items()},
        **{name: {"filter": clause, "aggs": {"inside": body}} for name, (clause, body) in inside.items()},
    }


def values_body(question: Question) -> Body:
    """Every value that any document of the unit has in the facets that are counted; {} where none are."""
    names = {*question.facets, *([question.cross.columns] if question.cross else [])}
    return {"size": 0, "aggs": {name: facet(name) for name in sorted(names)}} if names else {}


# Answers


def answer_of(search: Search, response: Body, values: Body) -> Answer:
    question, ranking, counts = search.question, search.ranking, response["aggregations"]
    total = response["hits"]["total"]["value"]
    zeros = {name: dict.fromkeys(counted(body), 0) for name, body in values.get("aggregations", {}).items()}
    return Answer(
        hits=tuple(matches(search, response)),
        total=total,
        holding_all=counts["holding_all"]["doc_count"],
        groups=counts["groups"]["inside"]["value"] if question.group else total,
        facets={name: zeros[name] | counted(counts[f"facet {name}"]["inside"]) for name in question.facets},
        cells=_cells(question, counts, zeros),
        together={within: counts[f"together {within}"]["doc_count"] for within in WITHIN if question.terms},
        contributions={
            pair: counts[f"contribution {number}"]["doc_count"]
            for number, pair in enumerate(ranking.contributions)
        },
        by_characters=ranking.by_characters,
        nowhere=tuple(dict.fromkeys(ranking.nowhere)),
        unwritten=tuple(dict.fromkeys(ranking.unwritten)),
    )


def guessed(search: Search, total: int) -> Answer:
    """What stands for an answer that is not there yet."""
    question = search.question
    return Answer(
        hits=(),
        total=total,
        holding_all=total,
        groups=total,
        facets={name: {} for name in question.facets},
        cells={value: {} for value in question.cross.values} if question.cross else {},
        nowhere=tuple(dict.fromkeys(search.ranking.nowhere)),
        unwritten=tuple(dict.fromkeys(search.ranking.unwritten)),
    )


def counted(body: Body) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in body["buckets"]}


def _cells(question: Question, counts: Body, zeros: Mapping[str, Mapping[str, int]]) -> Cells:
    if not question.cross:
        return {}
    rows = counts["cells"]["inside"]["buckets"] if question.cross.values else []
    cells = {row["key"]: counted(row["columns"]) for row in rows}
    return {
        value: {**zeros[question.cross.columns], **cells.get(value, {})} for value in question.cross.values
    }


def matches(search: Search, response: Body) -> Iterator[Match]:
    for hit in response["hits"]["hits"]:
        match = match_of(search, hit)
        inner = hit["inner_hits"]["members"]["hits"] if "inner_hits" in hit else None
        if inner:
            members = tuple(match_of(search, member) for member in inner["hits"])
            match = replace(members[0], members=members, count=inner["total"]["value"])
        yield match


def match_of(search: Search, hit: Body) -> Match:
    score = float(hit["_score"] or 0)
    names = hit.get("matched_queries", ())

    def without(name: str) -> tuple[str, ...]:
        words = enumerate(word for word, _, _ in search.ranking.required)
        return tuple(word for number, word in words if f"{name} {number}" not in names)

    if score >= search.whole:
        score -= search.whole
    return Match(hit["sort"][-1], score, lacking=without("holding"), in_parts=without("outright"))


def in_groups(search: Search, hits: Iterable[Body]) -> list[tuple[Match, ...]]:
    """Hits, best first, as groups: those of a group together, where the first of them stood."""
    group, groups = search.question.group, defaultdict(list)
    for hit in hits:
        groups[hit["fields"][group][0] if group else hit["sort"][-1]].append(match_of(search, hit))
    return [*map(tuple, groups.values())]


def head_of(members: tuple[Match, ...]) -> Match:
    return replace(members[0], members=members[:MEMBERS], count=len(members))
