"""Quoted phrases put to the results page, page after page, against a scan of the texts: prints recall and precision.

    .venv/bin/python benchmarks/exactness.py NOTICES [--phrases 400] [--seed 7]

Imports the folder into a data folder of its own. Phrases of 1 to 8 characters, as they come, without quotes, like those
of `shared/bin/score_exact.py`. Exit code 1 where a hit is missing or wrong.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
MOST_PAGES = 1000
_HIT = re.compile(r'<article class="hit">\s*<h3[^>]*><a href="/notices/([^"]+)/"')


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="zhenggai-exact-") as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings"}
        for command in (["migrate", "--verbosity", "0"], ["import_notices", str(asked.notices)]):
            subprocess.run([sys.executable, str(ROOT / "manage.py"), *command], check=True)
        sys.path[0] = str(ROOT)
        import django

        django.setup()
        sys.exit(not _exact(asked.phrases, random.Random(asked.seed)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("notices", type=Path)
    parser.add_argument("--phrases", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def _exact(count: int, draw: random.Random) -> bool:
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client, texts = Client(), measures()
    hit = expected = shown = 0
    for phrase in phrases(texts.values(), count, draw):
        wanted, given = scanned(texts, phrase), found(client, f"“{phrase}”")
        hit, expected, shown = hit + len(wanted & given), expected + len(wanted), shown + len(given)
        if wanted != given:
            print(f"“{phrase}”: {len(wanted - given)} missing, {len(given - wanted)} wrong, of {len(wanted)}")
    print(
        f"{count} phrases over {len(texts)} measures, {expected} hits: recall {hit / expected:.4f},"
        f" precision {hit / max(1, shown):.4f}"
    )
    return hit == expected == shown


def measures() -> dict[str, str]:
    """The folded text of every measure by its public name."""
    from notices.models import Measure
    from search.language.analysis import fold

    rows = Measure.objects.select_related("problem__notice", "problem__parent")
    return {row.public_id: fold(row.text) for row in rows}


def scanned(texts: dict[str, str], phrase: str) -> set[str]:
    return {name for name, text in texts.items() if phrase in text}


def found(client: Any, query: str) -> set[str]:
    """The measures on all the pages of results."""
    hits: set[str] = set()
    for page in range(1, MOST_PAGES):
        answer = client.get(f"/search/?unit=measure&q={quote(query)}&page={page}")
        hits |= set(_HIT.findall(answer.content.decode()))
        if b'rel="next"' not in answer.content:
            return hits
    raise AssertionError("too many pages")


def phrases(texts: Iterable[str], count: int, draw: random.Random) -> list[str]:
    runs = [run for text in texts for run in re.findall(r"[^“”\"‘’']{8,}", text)]
    starts = [(1 + number % 8, draw.choice(runs)) for number in range(count)]
    return [run[at : at + length] for length, run in starts for at in [draw.randrange(len(run) - length + 1)]]


if __name__ == "__main__":
    main()
