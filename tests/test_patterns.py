"""No pattern of the product goes back without bound: a page that takes hours would hold every thread of its process.

Each pattern is asked as the code asks it. What is asked from every place of a text (search, sub …) must not begin again
and again with the same run of characters; what is asked at one place only (match, fullmatch) must end soon there.
"""

from __future__ import annotations

import ast
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import config
import notices
import search
from notices.reading import recognition
from tests.pumped import is_too_slow, pumped

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (notices, search, config)
STARTING = (".wsgi", ".asgi")  # what begins to work when it is imported
EXTRA = (
    () if recognition.is_installed() else (".recognition_process",)
)  # needs packages that are no requirement
LENGTH = 20_000  # characters: a linear pattern takes a hundredth of the time it is given
SECONDS = 0.3
ANYWHERE = {"search", "sub", "subn", "split", "findall", "finditer"}
METHODS = {*ANYWHERE, "match", "fullmatch"}


def modules() -> Iterator[Any]:
    for package in PACKAGES:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith((*STARTING, *EXTRA)) and ".migrations" not in module.name:
                yield import_module(module.name)


def patterns() -> dict[str, re.Pattern[str]]:
    """Those that modules hold by themselves or in a table, by where they stand."""
    named: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            members = _members(value)
            named |= {
                f"{module.__name__}.{name}{f'[{key}]' if key else ''}": pattern
                for key, pattern in members
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str)
            }
    return {name: pattern for pattern, name in {pattern: name for name, pattern in named.items()}.items()}


def _members(value: Any) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [(str(key), member) for key, member in value.items()]
    if isinstance(value, tuple | list):
        return [(str(key), member) for key, member in enumerate(value, 1)]
    return [("", value)]


def asked() -> dict[str, set[str]]:
    """By the name of a pattern, how the code asks it."""
    methods: defaultdict[str, set[str]] = defaultdict(set)
    for package in PACKAGES:
        for path in (ROOT / package.__name__).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Attribute) and node.attr in METHODS:
                    owner = node.value
                    name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
                    methods[f"{path.stem if path.stem != '__init__' else path.parent.name}.{name}"].add(
                        node.attr
                    )
    return methods


def ways(name: str, methods: dict[str, set[str]]) -> set[str]:
    """How a pattern is asked; anywhere, where the code does not say."""
    module, _, own = name.partition("[")[0].rpartition(".")
    used = methods.get(f"{module.rpartition('.')[2]}.{own}") or {"search"}
    return {"search" if method in ANYWHERE else method for method in used}


def too_slow(pattern: re.Pattern[str], method: str) -> str:
    """The beginning of a text that takes too long, if any does."""
    for text in pumped(pattern, LENGTH):
        if is_too_slow(getattr(pattern, method), text, SECONDS):
            return text[:12]
    return ""


def test_no_pattern_goes_back_without_bound() -> None:
    methods = asked()
    offenders = {
        f"{name}.{method}": text
        for name, pattern in patterns().items()
        for method in ways(name, methods)
        if (text := too_slow(pattern, method))
    }
    assert offenders == {}


def test_patterns_of_all_packages_are_walked_and_asked_as_the_code_asks_them() -> None:
    names = patterns()
    assert len(names) > 200
    methods = asked()
    found = {name: ways(name, methods) for name in names}
    assert {"match"} in found.values()
    assert {"search"} in found.values()


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(a+)+$", "match"),
        (r"\W*(?:大|\s)+\W*$", "match"),
        (r"\s*(?:<!--.{0,2000}?-->\s*)*<html", "match"),
        (r"(?:(?:蒙古|回|藏)?\w)*旗\d", "match"),
        (r"\s+$", "search"),
        (r"[.…]{2,}$", "search"),
        (r"\w+\s*=\s*\w+;", "search"),
        (r"<!--((?:[^-]++|-(?!->))*+)-->", "findall"),
    ],
)
def test_what_goes_back_without_bound_is_found(pattern: str, method: str) -> None:
    assert too_slow(re.compile(pattern), method)


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"\s*+<html", "match"),
        (r"(?<!\s)\s++$", "search"),
        (r"[^。]{0,40}问题", "search"),
        (r"\s+$", "match"),
    ],
)
def test_what_does_not_is_left_alone(pattern: str, method: str) -> None:
    assert not too_slow(re.compile(pattern), method)
