"""Search from the command line: the same question a page asks, the hits as JSON or as a list."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from notices.models import Measure
from search.asking.facets import CHECKED, NONE, places_named
from search.asking.request import UNITS, SearchRequest
from search.asking.syntax import QueryTooLongError
from search.engines.protocol import NoSearchError
from search.hits import Hit
from search.query import Results, search

_SHOWN = ("id", "notice", "problem", "item", "measure", "title", "snippet", "score")
_VALUE = ("value", "label", "parent", "count", "selected")


class Command(BaseCommand):
    help = "检索通报、问题或措施，按相关度列出。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", nargs="+", help="检索词，可有多个；以 - 开头时前面加 --")
        parser.add_argument("--unit", choices=UNITS, default="problem")
        parser.add_argument(
            "--district", action="append", default=[], metavar="NAME", help="地名或代码，可重复"
        )
        parser.add_argument("--year", action="append", default=[], metavar="Y", help="年份，可重复")
        parser.add_argument(
            "--category", action="append", default=[], metavar="SLUG", help="领域或领域组，可重复"
        )
        parser.add_argument(
            "--status", action="append", default=[], choices=Measure.Status.values, help="措施进度，可重复"
        )
        parser.add_argument(
            "--checked", action="append", default=[], choices=(CHECKED, NONE), help="读法是否有人校对过"
        )
        parser.add_argument("--limit", type=int, default=50)
        parser.add_argument("--facets", action="store_true", help="连同总数与各分面的计数")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            results = search(_request(options), stop=max(0, options["limit"]), with_facets=options["facets"])
        except (QueryTooLongError, NoSearchError) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            hits = [_as_json(hit) for hit in results.hits]
            output: Any = _with_facets(results, hits) if options["facets"] else hits
            self.stdout.write(json.dumps(output, ensure_ascii=False))
        else:
            self._print(results)

    def _print(self, results: Results) -> None:
        self.stdout.write(f"{results.total} 条，其中 {results.holding_all} 条含全部词语")
        for remark in results.reading.remarks:
            self.stdout.write(remark)
        for number, hit in enumerate(results.hits, 1):
            self.stdout.write(f"{number:3} {hit.id}  {hit.place}  {hit.title}\n      {hit.snippet}")
        for facet in results.facets:
            self.stdout.write(facet.label)
            for value in facet.values:
                chosen = " ✓" if value.selected else ""
                self.stdout.write(f"  {'  ' * value.depth}{value.label} {value.count}{chosen}")


def _request(options: dict[str, Any]) -> SearchRequest:
    districts = tuple(code for name in options["district"] for code in _codes(name))
    chosen = {name: tuple(options[name]) for name in ("year", "category", "status", "checked")}
    return SearchRequest(
        " ".join(options["query"]), unit=options["unit"], facets={"district": districts, **chosen}
    )


def _codes(name: str) -> tuple[str, ...]:
    codes = places_named(name)
    if not codes and name != "none":
        raise CommandError(f"没有名为“{name}”的地区。")
    return codes or ("none",)


def _as_json(hit: Hit) -> dict[str, Any]:
    return {name: getattr(hit, name) for name in _SHOWN}


def _with_facets(results: Results, hits: list[dict[str, Any]]) -> dict[str, Any]:
    facets = {
        facet.name: [{name: asdict(value)[name] for name in _VALUE} for value in facet.values]
        for facet in results.facets
    }
    return {"total": results.total, "holding_all": results.holding_all, "facets": facets, "hits": hits}
