"""What the tests would notice: faults put into the code one at a time, and the tests that fail for each.

    make mutants                                     20 minutes' worth of them, drawn by seed 1
    python -m tools.mutants --seed 2 --only search/engines --minutes 60

A mutant is a change of one operator, number, condition or decorator as cosmic-ray makes them; what changes annotations,
caches or the storage of objects alone is left out. Each is tried in a fork that has the third-party packages loaded
and takes the changed module from memory: nothing on disk changes. The tests of its package run first, then those that
ask through it; where they fail without any fault, nothing is tried. Prints one line for each mutant as it ends, then
the survivors with their change. Run from the root of the tree that is tried.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib
import os
import random
import shlex
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

# Each package that is tried, and the tests that ask through it, those that mirror it first.
TESTS = {
    "notices/parsing": ("tests/notices/parsing", "tests/test_layouts.py"),
    "notices/importing": ("tests/notices/importing", "tests/notices/commands"),
    "search/asking": (
        "tests/search/asking",
        "tests/search/test_query.py",
        "tests/search/test_facet_clicks.py",
    ),
    "search/engines": ("tests/search/engines", "tests/search/test_query.py", "tests/search/test_indexing.py"),
}
QUIET = shlex.split("-q -x --no-header -p no:randomly -p no:cacheprovider --hypothesis-seed=1")
QUIET += ("-W", "ignore::pytest.PytestAssertRewriteWarning")  # of what is loaded before the fork
LOADED = ("django.db.models", "hypothesis.strategies", "jieba", "lxml.html", "numpy", "pypdfium2", "pytest")
CACHES = ("cache", "lru_cache")
STORAGE = ("frozen", "slots", "weakref_slot")
PATIENCE = 600  # seconds for one mutant: what then still runs runs for ever


Spot = tuple[str, str, int]  # path, operator, occurrence


@dataclass(frozen=True, slots=True)
class Mutant:
    path: str
    operator: str
    occurrence: int
    code: str

    def __str__(self) -> str:
        return f"{self.path} {self.operator} {self.occurrence}"

    def change(self) -> str:
        """The lines that differ."""
        before = Path(self.path).read_text("utf-8").splitlines()
        lines = difflib.unified_diff(before, self.code.splitlines(), n=0, lineterm="")
        return "\n".join(f"    {line}" for line in lines if line[:2] not in ("--", "++"))


def main() -> None:
    options = _options()
    sys.path.insert(0, str(Path.cwd()))
    for name in LOADED:
        importlib.import_module(name)
    packages = [package for package in TESTS if options.only in package]
    for package in packages:
        if tried(unchanged(package)) != "survived":
            sys.exit(f"the tests of {package} fail without any fault: pytest {' '.join(TESTS[package])}")
    end = time.monotonic() + options.minutes * 60
    outcomes: Counter[str] = Counter()
    survivors: list[Mutant] = []
    for mutant in drawn(packages, options.seed, options.most):
        if time.monotonic() > end:
            break
        outcome = tried(mutant)
        outcomes[outcome] += 1
        survivors += [mutant] * (outcome == "survived")
        print(f"{outcome:9} {mutant}", flush=True)
    print(*(f"\n{mutant}\n{mutant.change()}" for mutant in survivors), sep="\n")
    print(f"\n{outcomes.total()} mutants of seed {options.seed}: {dict(outcomes)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--most", type=int, default=1000, help="mutants")
    parser.add_argument("--only", default="", help="only packages whose name holds this")
    return parser.parse_args()


def drawn(packages: Sequence[str], seed: int, most: int) -> Iterator[Mutant]:
    """One of each package in turn, of each family of operators as many, in an order that the seed decides."""
    draw = random.Random(seed)
    spots = {package: _mixed(_spots(package), draw) for package in packages}
    count = 0
    while count < most and any(spots.values()):
        for package in packages:
            while spots[package] and count < most:
                if mutant := _mutant(*spots[package].pop()):
                    count += 1
                    yield mutant
                    break


def _spots(package: str) -> list[Spot]:
    """Every module, operator and occurrence."""
    from cosmic_ray.ast import ast_nodes, get_ast

    spots = []
    for path in sorted(Path(package).rglob("*.py")):
        nodes = list(ast_nodes(get_ast(path.read_text("utf-8"))))
        for name, operator in _operators():
            count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
            spots += [(path.as_posix(), name, occurrence) for occurrence in range(count)]
    return spots


def _mixed(spots: list[Spot], draw: random.Random) -> list[Spot]:
    """Shuffled so that the families take turns: the last of each, the last but one of each, and so on."""
    draw.shuffle(spots)
    count: Counter[str] = Counter()
    rank = {}
    for spot in spots:
        family = spot[1].split("_")[0]
        count[family] += 1
        rank[spot] = -count[family]
    return sorted(spots, key=rank.__getitem__)


def _operators() -> Iterator[tuple[str, Any]]:
    from cosmic_ray.operators.provider import OperatorProvider

    provider = OperatorProvider()
    for name in provider:
        if not name.startswith("Variable"):  # these ask for names to put in
            yield name, provider[name]()


def _mutant(path: str, name: str, occurrence: int) -> Mutant | None:
    """None where nothing that runs is changed."""
    from cosmic_ray.mutating import mutate_code

    source = Path(path).read_text("utf-8")
    code = mutate_code(source, dict(_operators())[name], occurrence)
    if code is None or running(code) in (None, running(source)):
        return None
    return Mutant(path, name, occurrence, code)


def running(code: str) -> str | None:
    """What of the code a test could notice: no annotations, caches, or ways to store an object; None: no Python."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign():
                node.annotation = ast.Constant(None)
            case ast.arg():
                node.annotation = None
            case ast.FunctionDef():
                node.returns = None
                node.decorator_list = [item for item in node.decorator_list if _name(item) not in CACHES]
            case ast.Call() if _name(node) == "dataclass":
                node.keywords = [word for word in node.keywords if word.arg not in STORAGE]
    return ast.dump(tree)


def _name(node: ast.expr) -> str:
    """`cache` of `cache`, `functools.cache` and `cache(size)`."""
    called = node.func if isinstance(node, ast.Call) else node
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def unchanged(package: str) -> Mutant:
    """No mutant at all: what survives unless the tests fail by themselves."""
    path = sorted(Path(package).glob("*.py"))[-1]
    return Mutant(path.as_posix(), "none", 0, path.read_text("utf-8"))


def tried(mutant: Mutant) -> str:
    """`killed` by a test that fails, `timeout`, or `survived`."""
    child = os.fork()
    if not child:
        os.setsid()
        os._exit(_tested(mutant))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return "survived" if os.waitstatus_to_exitcode(status) == 0 else "killed"
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timeout"


def _tested(mutant: Mutant) -> int:
    """The exit status of pytest, with this mutant in place of its module."""
    import pytest

    sys.meta_path.insert(0, InPlace(mutant))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    package = next(package for package in TESTS if mutant.path.startswith(package))
    return int(pytest.main([*QUIET, *(path for path in TESTS[package] if Path(path).exists())]))


class InPlace(MetaPathFinder, Loader):
    """Finds the mutant under the name of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.is_package = mutant.path.endswith("/__init__.py")
        self.name = mutant.path.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".")

    def find_spec(self, name: str, *_rest: object) -> ModuleSpec | None:
        if name != self.name:
            return None
        path = Path(self.mutant.path).resolve()
        spec = spec_from_loader(name, self, origin=str(path), is_package=self.is_package)
        if spec and self.is_package:
            spec.submodule_search_locations = [str(path.parent)]
        return spec

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(Path(self.mutant.path).resolve())
        exec(compile(self.mutant.code, module.__file__, "exec"), module.__dict__)  # noqa: S102  # that is the point


if __name__ == "__main__":
    main()
