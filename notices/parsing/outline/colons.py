"""Colons: those that field words lost (整改情况开展夜查12轮, elsewhere 整改情况：), and those that end headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from notices.parsing.fields import starts_field
from notices.parsing.headings import announces, begins_act, is_finding, is_terse, is_wanting
from notices.parsing.lines import Line

_WORD = re.compile(r"^ *([\u4e00-\u9fff]{2,8}) ?:", re.MULTILINE)
_CLOSING = re.compile(r"(?:问题|情况|整改|方面) ?$")
_USUAL = 3  # lines that say it with its colon
_SAYS = re.compile("一?(?:是|共|累计|先后|截至|目前|对|针对|根据|围绕)")


def lost_colons(folded: str) -> Iterator[tuple[int, int, str]]:
    """The colons to put in, as edits of the text."""
    counts = Counter(
        match[1]
        for match in _WORD.finditer(folded)
        if starts_field(folded, Line(match.start(1), match.end())) is not None
    )
    words = "|".join(word for word, count in counts.items() if count >= _USUAL)
    if words:
        for match in re.finditer(rf"^ *(?:{words})(?=([\u4e00-\u9fff“][^\n]*))", folded, re.MULTILINE):
            if _tells_what_was_done(match[1]):
                yield match.end(), match.end(), ":"


def _tells_what_was_done(words: str) -> bool:
    """开展夜查12轮, never 整改情况通报, 整改情况上报不及时, 整改情况向社会公开."""
    is_about_itself = words.startswith(("公开", "通报", "落实", "完成", "已"))
    return (begins_act(words) or _SAYS.match(words) is not None) and not (
        is_about_itself or is_wanting(words)
    )


def closes_heading(folded: str, start: int, offset: int, limit: int) -> bool:
    """The colon of 关于…问题： and of a phrase that names an action: 重修培养方案：压减课程46门.

    应急储备：账上有、库里无, two phrases without a full stop, are one heading.
    """
    if _CLOSING.search(folded, max(start, offset - 4), offset):
        return True
    words = folded[start:offset] if offset - start < 16 else ""
    if not is_terse(words) or is_finding(words) or announces(words):
        return False
    rest = folded[offset + 1 : limit].strip()
    return not (is_terse(rest.replace("、", "")) and rest[-1] != "。" and not begins_act(rest))
