"""Bindings say what they hold: rows, hits, a match, a notice, a span, an offset; not that something was found."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# They say that there is something, and nothing of what it is. `place` is a 地区 (CONTRIBUTING, Words) and may be said.
BARE = frozenset(
    """found held each one told kept said asked named known given shown here there other others some written read whole
    made fresh own at piece pieces way ways beside below above""".split()  # noqa: SIM905  # a list would be longer
)
# Of all bindings that outlive a comprehension; one package has more as yet.
MOST = 0.005
STILL_RENAMED = {"notices/parsing"}


def bindings(path: Path) -> Iterator[str]:
    """Assigned names, loop variables and arguments; not the variables of comprehensions."""
    tree = ast.parse(path.read_text("utf-8"))
    short = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node not in short:
            yield node.id


def package_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[:2]) if parts[0] == "notices" and len(parts) > 2 else parts[0]


def shares() -> dict[str, tuple[int, int]]:
    """For each package how many of its bindings are bare words, and how many there are."""
    bare: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for app in ("config", "notices", "search"):
        for path in (ROOT / app).rglob("*.py"):
            if "migrations" not in path.parts:
                names = list(bindings(path))
                bare[package_of(path)] += sum(name in BARE for name in names)
                total[package_of(path)] += len(names)
    return {package: (bare[package], total[package]) for package in total}


def test_bindings_say_what_they_hold() -> None:
    counted = {package: counts for package, counts in shares().items() if package not in STILL_RENAMED}
    offenders = {
        package: f"{bare} of {total}" for package, (bare, total) in counted.items() if bare > MOST * total + 1
    }
    assert offenders == {}


def test_what_is_still_to_be_renamed_grows_no_more() -> None:
    counts = shares().values()
    assert sum(bare for bare, _ in counts) <= 0.003 * sum(total for _, total in counts)
