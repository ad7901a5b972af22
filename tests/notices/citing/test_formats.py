import json
import re
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from notices.citing.formats import FORMATS
from notices.citing.formats.exchange import bibtex, coins, endnote, ris, tags
from tests.notices.citing.citations import MEASURE, NOTICE

AWKWARD = replace(
    NOTICE,
    issuer="甲, 乙*委",
    title="50% of {a} & b_c #1 \\ ~ ^ $x$\nER  - \n%0 Book",
    url="https://a.example/{}",
)


def test_bibtex_of_a_measure():
    assert bibtex(MEASURE) == (
        "@online{linxi-2021-p12-m3,\n"
        "  author = {{中共云泽市临溪区委员会}},\n"
        "  title = {{中共临溪区委关于巡察整改进展情况的通报: linxi-2021/p12/m3}},\n"
        "  date = {2021-11-23},\n"
        "  year = {2021},\n"
        "  url = {https://zhenggai.example/notices/linxi-2021/p12/m3/},\n"
        "  urldate = {2026-03-04},\n"
        "  langid = {chinese},\n"
        "  note = {整改通 linxi-2021/p12/m3；"
        "原载 https://linxi.example/tongbao.html?a=1\\&b=\\{2\\}；数据版本 3f2a9c}\n"
        "}\n"
    )


def test_bibtex_takes_signs_of_tex_for_what_they_are():
    assert (
        "  title = {{50\\% of \\{a\\} \\& b\\_c \\#1 \\textbackslash{} \\textasciitilde{} \\textasciicircum{} "
        "\\$x\\$ ER - \\%0 Book}},\n"
    ) in bibtex(AWKWARD)
    assert "  url = {https://a.example/%7B%7D},\n" in bibtex(AWKWARD)


def test_ris_of_a_notice():
    assert ris(NOTICE) == (
        "TY  - ELEC\r\n"
        "ID  - linxi-2021\r\n"
        "AU  - 中共云泽市临溪区委员会\r\n"
        "TI  - 中共临溪区委关于巡察整改进展情况的通报\r\n"
        "PY  - 2021\r\n"
        "DA  - 2021/11/23/\r\n"
        "Y2  - 2026/03/04/\r\n"
        "UR  - https://zhenggai.example/notices/linxi-2021/\r\n"
        "LA  - zh\r\n"
        "AN  - linxi-2021\r\n"
        "DB  - 整改通\r\n"
        "N1  - 整改通 linxi-2021\r\n"
        "ER  - \r\n"
        "\r\n"
    )


def test_ris_holds_one_record_whatever_a_title_says():
    lines = ris(AWKWARD).split("\r\n")
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]
    assert "AU  - 甲， 乙＊委" in lines
    assert all(re.fullmatch(r"([A-Z][A-Z0-9]  - .*)?", line) for line in lines)


def test_endnote_of_a_notice():
    assert endnote(NOTICE) == (
        "%0 Web Page\n"
        "%A 中共云泽市临溪区委员会,\n"
        "%T 中共临溪区委关于巡察整改进展情况的通报\n"
        "%D 2021\n"
        "%8 2021-11-23\n"
        "%[ 2026-03-04\n"
        "%U https://zhenggai.example/notices/linxi-2021/\n"
        "%G zh\n"
        "%M linxi-2021\n"
        "%W 整改通\n"
        "%Z 整改通 linxi-2021\n"
    )


def test_endnote_holds_one_record_whatever_a_title_says():
    assert [line for line in endnote(AWKWARD).splitlines() if line.startswith("%0")] == ["%0 Web Page"]
    assert all(re.match(r"%\S ", line) for line in endnote(AWKWARD).splitlines())


def test_tags_of_a_page():
    assert tags(NOTICE) == (
        ("citation_title", "中共临溪区委关于巡察整改进展情况的通报"),
        ("citation_author", "中共云泽市临溪区委员会"),
        ("citation_publication_date", "2021/11/23"),
        ("citation_language", "zh"),
        ("citation_public_url", "https://zhenggai.example/notices/linxi-2021/"),
    )


def test_coins_read_back():
    assert parse_qs(coins(MEASURE)) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["webpage"],
        "rft.title": ["中共临溪区委关于巡察整改进展情况的通报: linxi-2021/p12/m3"],
        "rft.creator": ["中共云泽市临溪区委员会"],
        "rft.date": ["2021-11-23"],
        "rft.identifier": ["https://zhenggai.example/notices/linxi-2021/p12/m3/"],
        "rft.language": ["zh"],
    }


@pytest.mark.parametrize(
    ("ending", "records"), [("bib", "@online{"), ("ris", "TY  - "), ("enw", "%0 "), ("json", '"id": ')]
)
def test_a_file_holds_every_citation(ending, records):
    (kind,) = (each for each in FORMATS if each.ending == ending)
    assert kind.write([NOTICE, MEASURE]).count(records) == 2


def test_the_file_of_csl_json_is_json_and_needs_no_escapes():
    (kind,) = (each for each in FORMATS if each.ending == "json")
    written = kind.write([NOTICE])
    assert "通报" in written
    assert json.loads(written)[0]["issued"] == {"date-parts": [[2021, 11, 23]]}


def test_the_text_file_holds_both_editions():
    (kind,) = (each for each in FORMATS if each.ending == "txt")
    written = kind.write([NOTICE, MEASURE])
    assert written.startswith("GB/T 7714—2025\n中共云泽市临溪区委员会. ")
    assert written.count("（2021-11-23）") == written.count("(2021-11-23)") == 2
