"""Whether a text can be a notice at all: Chinese, legible, of a notice's size; a mistaken encoding is undone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notices.reading.bounds import MAX_LINES
from notices.reading.shapes import ReadError
from notices.script import simplified

HAN = re.compile(
    r"[\u3400-\u9fff\ue000-\uf8ff]"
)  # private use too: GB18030 puts there what it has no letter for
_SAMPLE = 200_000  # characters looked at
_LEAST_HAN = 8  # letters that say something about the rest
_LEAST_COMMON = 0.75  # of the Han letters in simplified script: a notice has .98, UTF-8 read as GBK .2
LEGIBLE = 0.8  # of them: what is surely Chinese
_MOST_LOST = 0.005  # of a repaired text's letters
_LEAST_CHINESE = 0.3  # of the letters of any script
_MOST_BROKEN = 0.02  # of a text's characters: signs for what could not be read

_LETTERS = re.compile(r"[^\W\d_]")
# Bytes written out as signs: by mail programs, in addresses, in source code
_ENCODED = (
    (re.compile(r"(?:=[0-9A-F]{2}){3}"), "quoted-printable"),
    (re.compile(r"(?:%[0-9A-Fa-f]{2}){3}"), "%XX"),
    (re.compile(r"(?:\\u[0-9a-fA-F]{4}){2}"), r"\uXXXX"),
    (re.compile(r"(?:&#x?[0-9a-fA-F]{4,5};?){2}"), "&#NNNNN;"),
    (re.compile(r"^[A-Za-z0-9+/]{60,}={0,2}$", re.MULTILINE), "base64"),
)
_MOST_ENCODED = 0.3  # of a text's characters
# Which encoding a text was taken for, and which it is in, the commonest mistakes first
_MISTAKES = (
    (lambda text: text.encode("gb18030"), "utf-8", "GBK"),
    (lambda text: b"".join(map(_western, text)), "utf-8", "西文"),
    (lambda text: b"".join(map(_western, text)), "gb18030", "西文"),
    (lambda text: text.encode("big5"), "utf-8", "Big5"),
)

GARBLED = "文字是乱码：编码被弄错过又存了一次，已无法还原；请从原网页重新下载，或者另存为 UTF-8"
_NOT_CHINESE = "文字大多不是中文，不像是一篇通报"
_TOO_MANY_LINES = "文字有 {} 行，超过了 {} 行的上限，不像是一篇通报"
_BYTES = "文字是编码过的（{}），不是正文；请在浏览器里打开，再另存为网页或复制文字"


def is_common(letter: str) -> bool:
    """Whether it is one of the 3,755 everyday letters, which GB 2312 keeps in its rows 16 to 55."""
    code = letter.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7


def common_share(text: str, least: int = _LEAST_HAN) -> float | None:
    """Of the text's Han letters, how many are everyday ones, 0 to 1; None where fewer than `least` are there."""
    letters = HAN.findall(simplified(text[:_SAMPLE]))
    return sum(map(is_common, letters)) / len(letters) if len(letters) >= least else None


def is_legible(text: str) -> bool:
    """Whether it reads as Chinese: neither of another language nor garbled."""
    share = common_share(text)
    return share is not None and share >= LEGIBLE


def repaired(text: str) -> tuple[str, str]:
    """A text whose encoding was once mistaken, set right, and the remark on it; "" where there was nothing to do."""
    share = common_share(text)
    is_suspect = share < _LEAST_COMMON if share is not None else bool(re.search("[\x80-\xff]{4}", text))
    if is_suspect:
        once = list(_readings(text))
        twice = ((again, mistake) for reading, mistake in once for again, _ in _readings(reading))
        for reading, mistake in (*once, *twice):
            if is_legible(reading) and reading.count("\ufffd") <= len(reading) * _MOST_LOST:
                return reading, f"文字曾被当作{mistake}编码读过（乱码），已还原"
    return text, ""


def _readings(text: str) -> Iterator[tuple[str, str]]:
    for taken, real, mistake in _MISTAKES:
        try:
            data = taken(text)
        except UnicodeEncodeError:
            continue
        yield data.decode(real, "replace"), mistake


def _western(letter: str) -> bytes:
    """Its byte in the encoding that browsers use for western pages, whose gaps are those of Latin-1."""
    return letter.encode("cp1252") if ord(letter) > 0xFF else letter.encode("latin-1")


def check_is_plausible(text: str) -> None:
    """Raises ReadError, saying what the text is instead."""
    sample = text[:_SAMPLE]
    for pattern, name in _ENCODED:
        if sum(map(len, pattern.findall(sample))) > len(sample) * _MOST_ENCODED:
            raise ReadError(_BYTES.format(name))
    if (lines := text.count("\n")) > MAX_LINES:
        raise ReadError(_TOO_MANY_LINES.format(lines, MAX_LINES))
    share = common_share(sample)
    if (share is not None and share < _LEAST_COMMON) or sample.count("\ufffd") > max(
        3, len(sample) * _MOST_BROKEN
    ):
        raise ReadError(GARBLED)
    if len(HAN.findall(sample)) < _LEAST_CHINESE * len(_LETTERS.findall(sample)):
        raise ReadError(_NOT_CHINESE)
