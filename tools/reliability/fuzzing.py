"""Questions and addresses that nobody would type: no error, no second of the processor, no page that is too large."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from tools.reliability.collection import Line, at_least_some_notices, new_client

MOST_BYTES, MOST_SECONDS = 400_000, 1.0  # of a page, and of the processor for one


_WORDS = (
    *(
        "学位",
        "缺口",
        "清淤",
        "排口",
        "“",
        "”",
        "《",
        "》",
        "(",
        ")",
        "或",
        "与",
        "-",
        "",
        "AND",
        "NOT",
        "区:",
    ),
    *(
        "年:2019-2021",
        "领域:教育",
        "标题:",
        "措施:",
        "0755",
        "\0",
        "\u202e",
        "é",
        "😀",
        "%",
        "\\",
        "'",
        "<b>",
    ),
)


def _typed(draw: random.Random, longest: int) -> str:
    """A question as nobody would type it: words, signs, runs of a notice, any characters."""
    from tools.benchmarks.killed_worker import notice_text

    parts: list[str] = []
    while sum(map(len, parts)) < draw.randrange(1, longest):
        text = notice_text(draw.randrange(1000))
        start = draw.randrange(len(text))
        parts.append(
            draw.choice(
                (
                    draw.choice(_WORDS),
                    text[start : start + draw.choice((2, 8, 60, 500))],
                    chr(draw.choice((draw.randrange(32, 0x3000), draw.randrange(0x4E00, 0x9FFF)))),
                )
            )
        )
    return draw.choice(("", " ")).join(parts)[:longest]


def questions(sizes: argparse.Namespace, draw: random.Random) -> Line:
    choices = {"unit": ("notice", "problem", "measure"), "field": ("", "title", "problem", "measure")}
    choices |= {
        "scope": ("", "sentence", "notice"),
        "exact": ("", "1"),
        "group": ("", "1"),
        "characters": ("", "1"),
    }

    def asked() -> tuple[str, dict[str, Any]]:
        longest = draw.choice((5, 20, 80, 500, 600))
        return "/search/", {"q": _typed(draw, longest)} | {
            name: draw.choice(values) for name, values in choices.items()
        }

    return _asked("fuzzed questions", sizes.questions, asked)


def addresses(sizes: argparse.Namespace, draw: random.Random) -> Line:
    from django.urls import get_resolver

    from notices.models import Measure, Notice
    from search.claims.kinds import KINDS
    from search.comparing.forms import TableForm

    reversible: Any = get_resolver().reverse_dict
    routes = sorted({route for forms, *_ in reversible.values() for route, _ in forms})
    routes += ["api/v1/search", "api/v1/notices", "api/v1/%(name)s"]
    names = [
        *TableForm.base_fields,
        *(["open", "id", "term", "width", "by", "state", "area", "hit", "earlier", "size"]),
    ]
    names += [name for kind in KINDS.values() for name in kind.form.base_fields]
    parts = ["csv", "xlsx", "jsonl", "bib", "1", "linxi", *Notice.objects.values_list("name", flat=True)[:5]]
    parts += [measure.public_id for measure in Measure.objects.select_related("problem__notice")[:5]]

    def asked() -> tuple[str, dict[str, Any]]:
        path, start = "/" + draw.choice(routes), 0
        while (start := path.find("%(")) >= 0:
            path = path[:start] + draw.choice(parts) + path[path.index(")s", start) + 2 :]
        values = ["1", "2021", "education", "none", "0" * 99, *(_typed(draw, 30) for _ in range(60))]
        return path, {
            draw.choice(names): draw.sample(values, draw.choice((1, 1, 1, 1, 1, 1, 3, 60))) for _ in range(4)
        }

    return _asked("fuzzed addresses", sizes.addresses, asked)


def _asked(test: str, times: int, asked: Callable[[], tuple[str, dict[str, Any]]]) -> Line:
    from search import upkeep

    at_least_some_notices()
    upkeep.prepare()  # as a server has done before it is asked
    client, statuses, worst = new_client(), Counter[int](), [(0.0, ""), (0, "")]
    for _ in range(times):
        path, parameters = asked()
        start = time.process_time()
        response = client.get(path, parameters)
        content = b"".join(response)
        seconds, size = (
            time.process_time() - start,
            len(content) * (response["Content-Type"][:9] == "text/html"),
        )
        statuses[response.status_code] += 1
        asked_for = f"{path} {json.dumps(parameters, ensure_ascii=False)[:300]}"
        worst = [max(known, (value, asked_for)) for known, value in zip(worst, (seconds, size), strict=True)]
        if response.status_code >= 500:
            print(f"{response.status_code}:", path, parameters, file=sys.stderr)
    [(slowest, slow), (largest, _large)] = worst
    print(f"slowest: {slow}", file=sys.stderr)
    faults = sum(count for status, count in statuses.items() if status >= 500 and status != 503)
    figures = {
        "asked": times,
        "500": faults,
        "slowest, CPU s": round(slowest, 2),
        "largest page, kB": largest // 1000,
    }
    return Line(
        test,
        figures | {"statuses": dict(statuses)},
        not (faults or largest > MOST_BYTES),
        slowest <= MOST_SECONDS,
    )
