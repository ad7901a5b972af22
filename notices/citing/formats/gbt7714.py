"""GB/T 7714 信息与文献 参考文献著录规则, online notice: `issuer. title: number[EB/OL]. (published)[accessed]. url.`

The published CSL styles are the reference: `china-national-standard-gb-t-7714-2015-numeric` and `-2025-numeric`
(citation-style-language/styles). For a web page 2025 differs from 2015 in its marks only: the colon before the number
and the parentheses around the date of publication are full width (`：`, `（2021-11-23）`); the point, the brackets
around the type and the date of access stay half width.
"""

from __future__ import annotations

from dataclasses import dataclass

from notices.citing.formats.citation import Citation, line


@dataclass(frozen=True, slots=True)
class _Marks:
    colon: str
    opening: str
    closing: str


_2015 = _Marks(": ", "(", ")")
_2025 = _Marks("：", "（", "）")


def gbt7714_2015(citation: Citation) -> str:
    return _written(citation, _2015)


def gbt7714_2025(citation: Citation) -> str:
    return _written(citation, _2025)


def _written(citation: Citation, marks: _Marks) -> str:
    title = marks.colon.join(filter(None, (line(citation.title), citation.number)))
    published = citation.published
    dates = f"{marks.opening}{published.isoformat()}{marks.closing}" if published else ""
    parts = (
        line(citation.issuer),
        f"{title}[{citation.medium}/OL]",
        f"{dates}[{citation.accessed.isoformat()}]",
        citation.url,
    )
    return ". ".join(filter(None, parts)) + "."
