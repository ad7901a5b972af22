"""The files of an XLSX workbook around its sheets: styles, and what names the sheets and their links. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DATE, HEAD, LINK, PROSE = 1, 2, 3, 4  # places in `cellXfs` below

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FACE = '<sz val="11"/><name val="Calibri"/>'
_PLAIN = 'fillId="0" borderId="0"'
_IN = f'{_PLAIN} xfId="0"'
_LINES = 'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
_STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    f'<fonts count="3"><font>{_FACE}</font><font><b/>{_FACE}</font>'
    f'<font><u/><sz val="11"/><color rgb="FF0B57A4"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    f'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" {_PLAIN}/></cellStyleXfs>'
    f'<cellXfs count="5"><xf numFmtId="0" fontId="0" {_IN}/>'
    f'<xf numFmtId="164" fontId="0" {_IN} applyNumberFormat="1"/>'
    f'<xf numFmtId="0" fontId="1" {_IN} applyFont="1" {_LINES}'
    f'<xf numFmtId="0" fontId="2" {_IN} applyFont="1"/>'
    f'<xf numFmtId="0" fontId="0" {_IN} {_LINES}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def frame(titles: Sequence[str]) -> dict[str, str]:
    """The files around the sheets of these titles, by their names."""
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n, _ in enumerate(titles, 1)
    )
    sheets = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{n}" r:id="rId{n}"/>' for n, title in enumerate(titles, 1)
    )
    inside = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(titles, 1)]
    return {
        "xl/styles.xml": _STYLES,
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations([*inside, ("rId0", "styles", "styles.xml")]),
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "[Content_Types].xml": f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{parts}</Types>',
    }


def links_of(links: Iterable[tuple[str, str]]) -> str:
    """What a sheet's `rId1`, `rId2`, … lead to; `links` are cells and addresses."""
    return _relations((f"rId{n}", "hyperlink", address) for n, (_place, address) in enumerate(links, 1))


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    """Of identifiers, types and targets; only a link leads out of the file."""
    mode = {"hyperlink": ' TargetMode="External"'}
    lines = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{mode.get(kind, "")}/>'
        for key, kind, target in relations
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'
