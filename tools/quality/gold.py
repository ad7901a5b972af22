"""Notices that were read by hand, and their gold: folders of `NAME.json` beside the notices, or of `NAME.marked`. Pure.

The formats are those of `notices.outline_format` (structure) and `notices.evidence.evidence_json` (what it claims);
spans index the notice's own text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.quality.marked_notices import Node, read_marked

_EVIDENCE = ".evidence.json"


class GoldError(ValueError):
    """The folder is no gold; the message says which file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A notice read by hand: its file, the text that spans index, its structure, what it claims where that was read."""

    name: str
    file: str
    data: bytes
    text: str
    structure: Node
    evidence: Node | None


def cases(gold: Path, notices: Path | None = None, evidence: Path | None = None) -> Iterator[Case]:
    """By name. Evidence stands in a folder of its own (`NAME.json`), or beside the gold (`NAME.evidence.json`)."""
    marked = sorted(gold.glob("*.marked"))
    plain = sorted(path for path in gold.glob("*.json") if not path.name.endswith(_EVIDENCE))
    if not (marked or plain):
        raise GoldError(f"{gold} 里没有 .json 或 .marked 文件")
    for path in marked or plain:
        yield marked_case(path, evidence) if marked else _case(path, notices or gold, evidence)


def marked_case(path: Path, evidence: Path | None = None) -> Case:
    text, structure = read_marked(path)
    file = path.stem if Path(path.stem).suffix else f"{path.stem}.txt"
    return Case(path.stem, file, text.encode(), text, structure, _claims(path, evidence))


def _case(path: Path, notices: Path, evidence: Path | None) -> Case:
    file = next((entry for entry in sorted(notices.glob(f"{path.stem}.*")) if entry.suffix != ".json"), None)
    if file is None:
        raise GoldError(f"{notices} 里没有名为 {path.stem} 的通报")
    data = file.read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise GoldError(f"{file} 不是 UTF-8 文本，标注的位置无从对照") from error
    return Case(path.stem, file.name, data, text, _parsed(path), _claims(path, evidence))


def _claims(path: Path, evidence: Path | None) -> Node | None:
    file = evidence / f"{path.stem}.json" if evidence else path.with_name(path.stem + _EVIDENCE)
    return _parsed(file) if file.exists() else None


def _parsed(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise GoldError(f"{path} 不是 JSON：{error}") from error
    if not isinstance(content, dict):
        raise GoldError(f"{path} 应当是一个对象")
    return content
