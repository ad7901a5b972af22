"""Quoted phrases put to the results page, page after page, against a scan of the texts: prints recall and precision.

    python -m tools.benchmarks.exactness NOTICES [--phrases 400] [--seed 7]

Imports the folder into a data folder of its own. Phrases of 1 to 8 characters, as they come, without quotes, like those
of `shared/bin/score_exact.py`. Exit code 1 where a hit is missing or wrong.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="zhenggai-exact-") as folder:
        os.environ |= {"DATA_DIR": folder, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings"}
        for command in (["migrate", "--verbosity", "0"], ["import_notices", str(asked.notices)]):
            subprocess.run([sys.executable, str(ROOT / "manage.py"), *command], check=True)
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

    from tools.phrase_scan import found, measures, phrases, scanned

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


if __name__ == "__main__":
    main()
