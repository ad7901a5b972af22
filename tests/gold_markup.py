"""The marked notices of the tests (`tests/data/layouts`; `tools.quality.marked_notices` explains the marks).

`python -m tests.gold_markup OUT_DIR [FILES…]` writes NAME.txt and NAME.json for these files, else for all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tools.quality.marked_notices import FACTS, TOKEN, Node, read_marked

__all__ = ["FACTS", "LAYOUTS", "TOKEN", "Node", "main", "read_marked"]

LAYOUTS = Path(__file__).parent / "data" / "layouts"


def main(out_dir: str, *files: str) -> None:
    Path(out_dir).mkdir(parents=True, exist_ok=True)
    for path in map(Path, files) if files else sorted(LAYOUTS.glob("*.marked")):
        text, gold = read_marked(path)
        Path(out_dir, f"{path.stem}.txt").write_text(text, "utf-8")
        Path(out_dir, f"{path.stem}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
