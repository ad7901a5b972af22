"""The query language's marks: text → tokens, with a remark for each mark that had no effect. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from search.language.analysis import fold

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
    "与": "and", "AND": "and", "或": "or", "OR": "or", "|": "or", "||": "or",
    "NOT": "not", "排除": "not", "去除": "not",
}  # fmt: skip
_FIELD = re.compile(rf"({'|'.join(sorted(FIELD_NAMES, key=len, reverse=True))})[:：]", re.IGNORECASE)
_BARE = re.compile(r"[^\s()（）“”\"＂「」『』‘’《》]+")
# What other search engines understand and this one does not, with what does that here.
_NEAR = "“{}”（邻近检索）未起作用：要几个词同在一句，请选“同句”（scope=sentence）。"
_FOREIGN = (
    (
        re.compile(r"~[0-9]{0,4}|/(?:[sp]|[0-9]{1,3})|(?:w|near|pre)/[0-9spn]{1,3}|\+[sp]", re.IGNORECASE),
        _NEAR,
    ),
    (re.compile(r"NEAR|SAME|ADJ[0-9]{0,3}|@[0-9]{1,4}"), _NEAR),
    (re.compile(r"&{1,2}"), "“{}”未起作用：要都出现，请写“与”（AND）。"),
)
# Marks at the beginning or the end of a word, which go.
_MARKS = (
    (re.compile(r"(?<![*?])[*?]++$|^\*++"), "“{}”里的通配符未起作用：这里按词和字查找，不用通配符。"),
    (re.compile(r"\^[0-9.]{1,5}$"), "“{}”里的加权未起作用：次序由相关度决定。"),
    (re.compile(r"^\++(?=[^+0-9])"), "“{}”里的“+”未起作用：要都出现，请写“与”（AND）。"),
    (re.compile(r"^!(?=[^!])"), "“{}”里的“!”未起作用：要排除，请写“-”或 NOT。"),
    (re.compile(r"^/(.+)/$"), "“{}”里的正则表达式未起作用：这里按词和字查找。"),
)
_ENGLISH = {
    "and": "要都出现，请写“与”（AND）",
    "or": "任一出现即可，请写“或”（OR）",
    "not": "要排除，请写“-”或 NOT",
}
_NO_FIELD = re.compile(
    r"(作者|主题|关键词|篇名|题名|摘要|全文|来源|机构|单位|日期|author|subject|keyword|abstract|source|date|body|site|"
    r"(?:all)?in(?:title|text|url)|filetype|(?:TI|SU|KY|AB|FT|AU|AF|TKA)(?==))[:：=].",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\[\s*+([0-9]{4})\s+TO\s+([0-9]{4})\s*+\]", re.IGNORECASE)
_LONG_NUMBER = re.compile(
    r"(?<![0-9.,，])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,9}(?![0-9]*[.,，][0-9]|[0-9])", re.ASCII
)
_MINUS = "-－−"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Literal["bare", "quoted", "field", "and", "or", "not", "(", ")"]
    text: str = ""


def tokens(text: str, remarks: list[str]) -> Iterator[Token]:
    offset, is_loose = 0, True
    while offset < len(text):
        offset, token, is_loose = _step(text, offset, is_loose, remarks)
        if token:
            yield token


# Where reading goes on, the token there was if any, and whether what follows stands loose: a minus there takes out what
# follows, and a name with a colon is a field; inside of a word (2019-2021) they are text.
_Step = tuple[int, Token | None, bool]


def _step(text: str, offset: int, is_loose: bool, remarks: list[str]) -> _Step:
    char = text[offset]
    if char.isspace():
        return offset + 1, None, True
    if char in "()（）":
        return offset + 1, Token("(" if char in "(（" else ")"), char in "(（"
    if char in QUOTES:
        return (*_quoted(text, offset, remarks), True)
    if is_loose and (step := _loose(text, offset, remarks)):
        return step
    if match := _BARE.match(text, offset):
        word = understood(match[0], remarks)
        return match.end(), _bare(word) if word else None, False
    remarks.append(f"多余的“{char}”已忽略。")  # a closing quote that nothing has opened
    return offset + 1, None, True


def _loose(text: str, offset: int, remarks: list[str]) -> _Step | None:
    """A mark that means something only where no word has begun."""
    if text[offset] in _MINUS:
        if text[offset + 1 : offset + 2].strip():
            return offset + 1, Token("not"), True
        remarks.append("单独的“-”未起作用：要排除一个词，请紧接着写，如 -巡视。")
        return offset + 1, None, True
    if match := _FIELD.match(text, offset):
        return match.end(), Token("field", FIELD_NAMES[match[1].lower()]), True
    if match := _RANGE.match(text, offset):
        years = f"{match[1]}-{match[2]}"
        remarks.append(f"“{match[0]}”读作 {years}：这里的起止写作 年:2019-2021。")
        return match.end(), Token("bare", years), True
    return None


def understood(word: str, remarks: list[str]) -> str:
    """A word without the marks of other search engines; "" where it is nothing but one. Each is remarked on."""
    for pattern, remark in _FOREIGN:
        if pattern.fullmatch(word):
            remarks.append(remark.format(word))
            return ""
    if hint := _ENGLISH.get(word):
        remarks.append(f"“{word}”按词检索：{hint}。")
    if field := _NO_FIELD.match(word):
        remarks.append(f"没有“{field[1]}”这个字段，按词检索；有的是：区、年、领域、标题、问题、措施。")
    for mark, remark in _MARKS:
        if (plain := mark.sub(lambda match: match[1] if match.lastindex else "", word)) != word and plain:
            remarks.append(remark.format(word))
            return plain
    return word


def _bare(text: str) -> Token:
    kind = OPERATORS.get(unicodedata.normalize("NFKC", text))
    return Token(kind, text) if kind in ("and", "or", "not") else Token("bare", text)  # type: ignore[arg-type]


def _quoted(text: str, offset: int, remarks: list[str]) -> tuple[int, Token | None]:
    """The phrase from the quote at `at`; a title keeps its brackets, they stand in the text too."""
    closing = QUOTES[text[offset]]
    end = text.find(closing, offset + 1)
    closed, end = end >= 0, end if end >= 0 else len(text)
    if not text[offset + 1 : end].strip():
        remarks.append("空的引号已忽略。")
        return end + 1, None
    if not closed:
        remarks.append(f"缺少“{closing}”：引文读到末尾为止。")
    elif number := _LONG_NUMBER.search(text, offset, end):
        remarks.append(f"引文逐字查找：原文若写作 {int(number[0]):,}，请去掉引号。")
    phrase = text[offset : end + 1] if closing == "》" else text[offset + 1 : end]
    return end + 1, Token("quoted", phrase.strip())


# Terms typed to filter results: taken as they stand, not as a query

_QUOTED = "|".join(f"{opened}[^{closed}]+{closed}" for opened, closed in QUOTES.items() if opened != "《")
_TERM = re.compile(rf"{_QUOTED}|\S+")


def split_terms(texts: Iterable[str]) -> tuple[str, ...]:
    """Each term once; a blank parts two, unless it stands in quotes, which go. What holds no character goes too."""
    unquoted = (_unquoted(term) for text in texts for term in _TERM.findall(text.replace("\0", "")))
    return tuple(dict.fromkeys(term for term in unquoted if fold(term)))


def _unquoted(term: str) -> str:
    return term[1:-1] if len(term) > 2 and QUOTES.get(term[0]) == term[-1] != "》" else term
