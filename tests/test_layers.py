"""Every import of the house, late ones and those for types too, goes down the layers; nothing goes in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.layers import LAYERS

ROOT = Path(__file__).resolve().parent.parent
LAYER_OF = {name: number for number, row in enumerate(LAYERS) for name in row}


@cache
def modules() -> dict[str, Path]:
    """Each module of the house by its dotted name; a package goes by its own."""
    paths = (path for app in ("config", "notices", "search") for path in (ROOT / app).rglob("*.py"))
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in paths
        if "migrations" not in path.parts
    }


def imported(path: Path) -> Iterator[str]:
    """The modules of the house that a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            yield from [name for name in (name, name.rpartition(".")[0]) if name in modules()][:1]


@cache
def graph() -> dict[str, frozenset[str]]:
    return {name: frozenset(imported(path)) - {name} for name, path in modules().items()}


def declared(module: str) -> str:
    """The longest name among the layers that a module belongs to; none where nobody declared one."""
    names = (name for name in LAYER_OF if f"{module}.".startswith(f"{name}."))
    return max(names, key=len, default="")


def circle(edges: dict[str, set[str]]) -> list[str]:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_every_module_belongs_to_a_layer() -> None:
    """A package that holds nothing itself, but modules of several layers, needs none."""
    undeclared = {path for name, path in modules().items() if not declared(name)}
    assert {path for path in undeclared if path.name != "__init__.py" or path.read_text("utf-8")} == set()


def test_no_layer_is_declared_for_what_is_not_there() -> None:
    assert {name for name in LAYER_OF if not any(declared(module) == name for module in modules())} == set()


def test_imports_go_down_the_layers() -> None:
    upward = {
        (module, target)
        for module, targets in graph().items()
        for target in targets
        if declared(module) != declared(target)
        and LAYER_OF.get(declared(module), 0) <= LAYER_OF.get(declared(target), -1)
    }
    assert upward == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle({name: set(targets) for name, targets in graph().items()}) == []


def test_no_packages_import_each_other_in_a_circle() -> None:
    """Those beside one another in a folder: what is imported of `search.page` is imported of the package."""
    edges: dict[str, set[str]] = {}
    for module, targets in graph().items():
        for target in targets:
            source, imported_one = _parted(module, target)
            edges.setdefault(source, set()).add(imported_one)
    assert circle(edges) == []


def _parted(module: str, target: str) -> tuple[str, str]:
    """The two names up to where they part: `search.page`, `search.query`."""
    names, others = module.split("."), target.split(".")
    depth = next(
        (number for number, (name, other) in enumerate(zip(names, others, strict=False)) if name != other),
        min(len(names), len(others)),
    )
    return ".".join(names[: depth + 1]), ".".join(others[: depth + 1])


def test_no_import_stands_at_the_end_of_a_module() -> None:
    assert [name for name, path in modules().items() if "E402" in path.read_text("utf-8")] == []
