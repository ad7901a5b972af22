"""The query language's marks: text → tokens, with a remark for each mark that had no effect. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Name = Literal["district", "year", "category", "heading", "finding", "measure"]

FIELD_NAMES: dict[str, Name] = {
    "区": "district", "地区": "district", "district": "district",
    "年": "year", "年份": "year", "year": "year",
    "领域": "category", "category": "category",
    "标题": "heading", "title": "heading",
    "问题": "finding", "problem": "finding",
    "措施": "measure", "measure": "measure",
}  # fmt: skip
QUOTES = {"“": "”", "”": "”", '"': '"', "＂": "＂", "「": "」", "『": "』", "‘": "’", "《": "》"}
OPERATORS = {
    "与": "and", "AND": "and", "或": "or", "OR": "or", "|": "or", "NOT": "not", "排除": "not", "去除": "not",
}  # fmt: skip
_FIELD = re.compile(rf"({'|'.join(sorted(FIELD_NAMES, key=len, reverse=True))})[:：]", re.IGNORECASE)
_BARE = re.compile(r"[^\s()（）“”\"＂「」『』‘’《》]+")
_MINUS = "-－−"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Literal["bare", "quoted", "field", "and", "or", "not", "(", ")"]
    text: str = ""


def tokens(text: str, remarks: list[str]) -> Iterator[Token]:
    at, loose = 0, True  # loose: a minus here takes out what follows; inside of a word (2019-2021) it is text
    while at < len(text):
        char = text[at]
        if char.isspace():
            at, loose = at + 1, True
        elif char in "()（）":
            yield Token("(" if char in "(（" else ")")
            at, loose = at + 1, char in "(（"
        elif char in QUOTES:
            at, token = _quoted(text, at, remarks)
            loose = True
            if token:
                yield token
        elif loose and char in _MINUS:
            if text[at + 1 : at + 2].strip():
                yield Token("not")
            else:
                remarks.append("单独的“-”未起作用：要排除一个词，请紧接着写，如 -巡视。")
            at += 1
        elif found := _FIELD.match(text, at) if loose else None:
            yield Token("field", FIELD_NAMES[found[1].lower()])
            at = found.end()
        elif found := _BARE.match(text, at):
            yield _bare(found[0])
            at, loose = found.end(), False
        else:  # a closing quote that nothing has opened
            remarks.append(f"多余的“{char}”已忽略。")
            at, loose = at + 1, True


def _bare(text: str) -> Token:
    kind = OPERATORS.get(unicodedata.normalize("NFKC", text))
    return Token(kind, text) if kind in ("and", "or", "not") else Token("bare", text)  # type: ignore[arg-type]


def _quoted(text: str, at: int, remarks: list[str]) -> tuple[int, Token | None]:
    """The phrase from the quote at `at`; a title keeps its brackets, they stand in the text too."""
    closing = QUOTES[text[at]]
    end = text.find(closing, at + 1)
    closed, end = end >= 0, end if end >= 0 else len(text)
    if not text[at + 1 : end].strip():
        remarks.append("空的引号已忽略。")
        return end + 1, None
    if not closed:
        remarks.append(f"缺少“{closing}”：引文读到末尾为止。")
    kept = text[at : end + 1] if closing == "》" else text[at + 1 : end]
    return end + 1, Token("quoted", kept.strip())
