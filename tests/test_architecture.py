"""The house rules that a reader would otherwise have to trust: directions, sizes, names, documents against code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
# What measures the product: free to import whatever it compares with, bound to the rules of size and names.
MEASURING = sorted((ROOT / "tools").rglob("*.py"))
REFERENCE = (ROOT / "docs/reference.md").read_text("utf-8")

# Who may import whom: the left may not import the right.
FORBIDDEN = {
    "notices": ("search", "config", "tools"),
    "search": ("config", "tools"),
    "config": ("tools",),
    "notices/parsing": ("django", "haystack", "whoosh", "jieba"),
    "notices/script.py": ("django", "haystack", "whoosh", "jieba"),
    "notices/words.py": ("django", "haystack", "whoosh", "jieba"),
    "notices/evidence": ("django", "haystack", "whoosh", "jieba"),
    "notices/reading": ("django", "haystack", "whoosh", "jieba"),
    "notices/classification/": ("django",),
    "notices/about/measured.py": ("django",),
    "notices/taxonomy.py": ("django",),
    "notices/places/": ("django",),
    "notices/privacy/": ("django",),
    "notices/citing/formats/": ("django",),
    "notices/columns.py": ("django",),
    "notices/exporting/code_book.py": ("django",),
    "notices/exporting/text_files.py": ("django",),
    "notices/exporting/rights.py": ("django",),
    "notices/exporting/workbook.py": ("django",),
    "notices/exporting/workbook_frame.py": ("django",),
    "notices/exporting/zip_stream.py": ("django",),
    "notices/corrections/": ("django",),
    "notices/dissection.py": ("django",),
    "notices/outline_bench/desk.py": ("django",),
    "notices/outline_format.py": ("django",),
    "notices/importing/likeness.py": ("django",),
    "notices/importing/preview.py": ("django",),
    "notices/importing/sources.py": ("django",),
    "notices/importing/unit_numbers.py": ("django",),
    "search/asking/addresses.py": ("django", "haystack", "whoosh", "jieba"),
    "search/asking/lexing.py": ("django", "haystack", "whoosh", "jieba"),
    "search/asking/syntax.py": ("django", "haystack", "whoosh", "jieba"),
    "search/language/analysis.py": ("django", "haystack", "whoosh"),
    "search/language/folding.py": ("django", "haystack", "whoosh", "jieba"),
    "search/language/synonyms.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/question.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/relevance.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/answer.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/protocol.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/opensearch/clauses.py": ("django", "haystack", "opensearchpy"),
    "search/engines/opensearch/conditions.py": ("django", "haystack", "opensearchpy"),
    "search/engines/opensearch/counting.py": ("django", "haystack", "opensearchpy"),
    "search/engines/opensearch/facts.py": ("django", "haystack", "opensearchpy"),
    "search/engines/opensearch/mapping.py": ("django", "haystack", "opensearchpy"),
    "search/engines/opensearch/ranking.py": ("django", "haystack", "opensearchpy"),
    "search/engines/opensearch/searches.py": ("django", "haystack", "opensearchpy"),
    "search/engines/whoosh/evaluation.py": ("django", "haystack", "whoosh", "jieba"),
    "search/engines/whoosh/ranking.py": ("django", "haystack", "whoosh", "jieba"),
}
# Packages of search/, each of which may import those before it and none behind it.
# The only homes of what we wrap.
HOMES = {
    "jieba": ("search/language/analysis.py",),
    "opencc": ("notices/script.py",),
    "whoosh": ("search/engines/whoosh/",),
    "opensearchpy": ("search/engines/opensearch/",),
    "haystack": ("search/",),
}
OWN_COMMANDS = ("notices", "search", "tools")  # apps whose commands the reference lists
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


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The modules a file imports, wherever in it the import stands."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def roots(path: Path) -> set[str]:
    return {module.split(".")[0] for module in imports(path)}


def test_imports_go_one_way() -> None:
    wrong = {
        (name_of(path), package)
        for path in SOURCES
        for folder, forbidden in FORBIDDEN.items()
        if name_of(path).startswith(folder)
        for package in roots(path) & {*forbidden}
    }
    assert wrong == set()


def test_what_we_wrap_is_imported_in_its_home_only() -> None:
    wrong = {
        (name_of(path), package)
        for path in SOURCES
        for package, homes in HOMES.items()
        if package in roots(path) and not name_of(path).startswith(homes)
    }
    assert wrong == set()


def test_no_test_imports_a_benchmark() -> None:
    importers = {
        name_of(path)
        for path in (ROOT / "tests").rglob("*.py")
        if any(module.startswith("tools.benchmarks") for module in imports(path))
    }
    assert importers == set()


def test_modules_stay_short() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in (*SOURCES, *MEASURING)}
    assert {name for name, length in lengths.items() if length > 300} == set()


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
    assert {path.stem for path in (*SOURCES, *MEASURING)} & BANNED_NAMES == set()


def test_no_template_marks_text_safe_or_carries_script() -> None:
    marked = re.compile(r"\|\s*safe\b|autoescape off|<style|style=|onclick=|<script(?![^>]*\bsrc=)")
    templates = (ROOT / "templates").rglob("*.html")
    assert [name_of(path) for path in templates if marked.search(path.read_text("utf-8"))] == []


# Documents against code


def documented(heading: str) -> set[str]:
    """The words in code marks that begin the rows of the table below a heading of docs/reference.md."""
    section = REFERENCE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `([^`]+)`", section, re.MULTILINE))


def test_the_reference_lists_every_command() -> None:
    own = {name for name, app in get_commands().items() if app in OWN_COMMANDS}
    assert {command.split()[0] for command in documented("Commands")} == own


def test_every_command_says_what_it_does() -> None:
    for name, app in get_commands().items():
        if app in OWN_COMMANDS:
            assert load_command_class(app, name).help


def test_the_reference_lists_every_setting() -> None:
    settings = (ROOT / "config/settings.py").read_text("utf-8")
    assert documented("Settings") == set(re.findall(r"environment\.\w+\(\s*\"(\w+)\"", settings))


def test_the_reference_lists_every_parameter_of_a_search() -> None:
    assert documented("URL parameters") == {*SearchForm.base_fields, "page"}


def test_the_reference_lists_every_parameter_of_a_comparison() -> None:
    section = REFERENCE.split("## Parameters of comparisons\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    own = {*TableForm.base_fields} - {*SearchForm.base_fields}
    assert set(re.findall(r"`([^`]+)`", "".join(rows))) == {
        *own,
        *ColumnsForm.base_fields,
        *RoundsForm.base_fields,
    }


def test_the_reference_lists_every_parameter_of_evidence() -> None:
    section = REFERENCE.split("## Parameters of evidence\n", 1)[1].split("\n## ", 1)[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    own = {name for kind in KINDS.values() for name in kind.form.base_fields} - {*SearchForm.base_fields}
    assert set(re.findall(r"`([^`]+)`", "".join(rows))) == own


def test_the_reference_lists_every_category() -> None:
    assert documented("Problem categories") == {category.slug for category in load_taxonomy().categories}


def test_the_reference_gives_a_reason_for_every_dependency() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    runtime = project.split("dependencies = [", 1)[1].split("]", 1)[0]
    assert documented("Dependencies") == set(re.findall(r'"([A-Za-z0-9_.-]+)', runtime))
