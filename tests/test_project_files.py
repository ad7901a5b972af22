"""What the project says of itself in the formats of others is what it says in its own."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
ZENODO = json.loads((ROOT / ".zenodo.json").read_text("utf-8"))
CODEMETA = json.loads((ROOT / "codemeta.json").read_text("utf-8"))


def test_version_and_licence_are_those_of_the_project():
    facts = (PROJECT["version"], PROJECT["license"])
    assert (CITATION["version"], CITATION["license"]) == facts
    assert (ZENODO["version"], ZENODO["license"]) == facts
    assert (CODEMETA["version"], CODEMETA["license"].rpartition("/")[2]) == facts


def test_all_name_the_same_authors_title_and_keywords():
    authors = [author["name"] for author in CITATION["authors"]]
    assert [creator["name"] for creator in ZENODO["creators"]] == authors
    assert [author["name"] for author in CODEMETA["author"]] == authors
    assert ZENODO["title"] == CITATION["title"]
    assert ZENODO["keywords"] == CODEMETA["keywords"] == CITATION["keywords"]
