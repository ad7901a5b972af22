"""Field words that lost their colon: 整改情况开展夜查12轮, where other lines say 整改情况：."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from notices.parsing.fields import starts_field
from notices.parsing.lines import Line

_WORD = re.compile(r"^ *([\u4e00-\u9fff]{2,8}) ?:", re.MULTILINE)
_USUAL = 3  # lines that say it with its colon
_GOES_ON = "(?![的和及与、等是已通汇台清报表落完进要不])"  # 整改措施的落实, 整改情况通报


def lost_colons(folded: str) -> Iterator[tuple[int, int, str]]:
    """The colons to put in, as edits of the text."""
    counts = Counter(
        match[1]
        for match in _WORD.finditer(folded)
        if starts_field(folded, Line(match.start(1), match.end())) is not None
    )
    words = "|".join(word for word, count in counts.items() if count >= _USUAL)
    if words:
        for match in re.finditer(rf"^ *(?:{words}){_GOES_ON}(?=[\u4e00-\u9fff“])", folded, re.MULTILINE):
            yield match.end(), match.end(), ":"
