"""The house rules that a reader would otherwise have to trust: directions, sizes, names, documents against code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from notices.taxonomy import load_taxonomy
from search.asking.forms import SearchForm
from search.claims.kinds import KINDS
from search.comparing.forms import ColumnsForm, RoundsForm, TableForm

ROOT = Path(__file__).resolve().parent.parent
APPS = ("config", "notices", "search")
SOURCES = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)
README = (ROOT / "README.md").read_text("utf-8")

# Longer than 300 lines, and why.
LONG_MODULES = {"notices/models.py": "one schema, read from top to bottom"}

# Who may import whom: the left may not import the right.
FORBIDDEN = {
    "notices": ("search", "config"),
    "search": ("config",),
    "notices/parsing": ("django", "haystack", "whoosh", "jieba"),
    "notices/evidence": ("django", "haystack", "whoosh", "jieba"),
    "notices/reading": ("django", "haystack", "whoosh", "jieba"),
    "notices/classification/": ("django",),
    "notices/quality/": ("django",),
    "notices/taxonomy.py": ("django",),
    "notices/places/": ("django",),
    "notices/contact_places.py": ("django",),
    "notices/citing/formats/": ("django",),
    "notices/exporting/cells.py": ("django",),
    "notices/exporting/code_book.py": ("django",),
    "notices/exporting/columns.py": ("django",),
    "notices/exporting/delimited.py": ("django",),
    "notices/exporting/json_lines.py": ("django",),
    "notices/exporting/masking.py": ("django",),
    "notices/exporting/workbook.py": ("django",),
    "notices/exporting/workbook_frame.py": ("django",),
    "notices/exporting/zip_stream.py": ("django",),
    "notices/dissection.py": ("django",),
    "notices/outline_format.py": ("django",),
    "notices/importing/likeness.py": ("django",),
    "notices/importing/preview.py": ("django",),
    "notices/importing/sources.py": ("django",),
    "notices/importing/unit_numbers.py": ("django",),
    "search/asking/addresses.py": ("django", "haystack", "whoosh", "jieba"),
    "search/asking/lexing.py": ("django", "haystack", "whoosh", "jieba"),
    "search/asking/syntax.py": ("django", "haystack", "whoosh", "jieba"),
    "search/asking/years.py": ("django", "haystack", "whoosh", "jieba"),
    "search/language/analysis.py": ("django", "haystack", "whoosh"),
    "search/language/folding.py": ("django", "haystack", "whoosh", "jieba"),
    "search/language/synonyms.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/crossing.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/evaluation.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/ranking.py": ("django", "haystack", "whoosh", "jieba"),
}
# The only homes of what we wrap.
HOMES = {
    "jieba": ("search/language/analysis.py",),
    "opencc": ("search/language/folding.py",),
    "whoosh": ("search/engines/",),
    "haystack": ("search/",),
}
BANNED_NAMES = {
    "utils",
    "helpers",
    "common",
    "core",
    "services",
    "managers",
    "constants",
    "mixins",
    "base",
    "misc",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The modules a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def roots(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imports(path)}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    for place, forbidden in FORBIDDEN.items():
        if name_of(path).startswith(place):
            assert not roots(path) & set(forbidden)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_packages_of_search_build_on_those_before_them(path: Path) -> None:
    layers = ("search/language/", "search/engines/", "search/asking/", "search/results/")
    for place, layer in enumerate(layers):
        if name_of(path).startswith(layer):
            above = tuple(later.replace("/", ".") for later in layers[place + 1 :])
            assert [module for module in imports(path) if f"{module}.".startswith(above)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_what_we_wrap_is_imported_in_its_home_only(path: Path) -> None:
    for package, homes in HOMES.items():
        assert package not in roots(path) or name_of(path).startswith(homes)


def test_modules_stay_short() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name for name, length in lengths.items() if length > 300} <= set(LONG_MODULES)


def test_templates_stay_short() -> None:
    lengths = {
        path: len(path.read_text("utf-8").splitlines()) for path in (ROOT / "templates").rglob("*.html")
    }
    assert {name_of(path) for path, length in lengths.items() if length > 120} == set()


def test_views_check_ask_and_render_in_25_lines() -> None:
    long = {
        f"{path.stem}.{node.name}"
        for app in ("notices", "search")
        for path in (ROOT / app).rglob("*views.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 25
    }
    assert long == set()


def test_file_names_are_nouns_that_say_what_is_inside() -> None:
    assert {path.stem for path in SOURCES} & BANNED_NAMES == set()


def test_no_template_marks_text_safe_or_carries_script() -> None:
    for path in (ROOT / "templates").rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(
            r"\|\s*safe\b|autoescape off|<style|style=|onclick=|<script(?![^>]*\bsrc=)", html
        ), path


# Documents against code


def documented(heading: str) -> set[str]:
    """The words in code marks that begin the rows of the table below a heading of the README."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `([^`]+)`", section, re.MULTILINE))


def test_the_readme_lists_every_command() -> None:
    own = {name for name, app in get_commands().items() if app in ("notices", "search")}
    assert {command.split()[0] for command in documented("Commands")} == own


def test_every_command_says_what_it_does() -> None:
    for name, app in get_commands().items():
        if app in ("notices", "search"):
            assert load_command_class(app, name).help


def test_the_readme_lists_every_setting() -> None:
    settings = (ROOT / "config/settings.py").read_text("utf-8")
    assert documented("Settings") == set(re.findall(r"environment\.\w+\(\s*\"(\w+)\"", settings))


def test_the_readme_lists_every_parameter_of_a_search() -> None:
    assert documented("URL parameters") == {*SearchForm.base_fields, "page"}


def test_the_readme_lists_every_parameter_of_a_comparison() -> None:
    section = README.split("## Parameters of comparisons\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    own = {*TableForm.base_fields} - {*SearchForm.base_fields}
    assert set(re.findall(r"`([^`]+)`", "".join(rows))) == {
        *own,
        *ColumnsForm.base_fields,
        *RoundsForm.base_fields,
    }


def test_the_readme_lists_every_parameter_of_evidence() -> None:
    section = README.split("## Parameters of evidence\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    own = {name for kind in KINDS.values() for name in kind.form.base_fields} - {*SearchForm.base_fields}
    assert set(re.findall(r"`([^`]+)`", "".join(rows))) == own


def test_the_readme_lists_every_category() -> None:
    assert documented("Problem categories") == {category.slug for category in load_taxonomy().categories}


def test_the_readme_gives_a_reason_for_every_dependency() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    runtime = project.split("dependencies = [", 1)[1].split("]", 1)[0]
    assert documented("Dependencies") == set(re.findall(r'"([A-Za-z0-9_.-]+)', runtime))
