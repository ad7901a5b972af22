"""Citations for tests: of a notice, of one measure in it."""

from __future__ import annotations

from datetime import date

from notices.citing.formats.citation import Citation

NOTICE = Citation(
    issuer="中共云泽市临溪区委员会",
    title="中共临溪区委关于巡察整改进展情况的通报",
    identifier="linxi-2021",
    published=date(2021, 11, 23),
    accessed=date(2026, 3, 4),
    url="https://zhenggai.example/notices/linxi-2021/",
)
MEASURE = Citation(
    issuer="中共云泽市临溪区委员会",
    title="中共临溪区委关于巡察整改进展情况的通报",
    identifier="linxi-2021/p12/m3",
    published=date(2021, 11, 23),
    accessed=date(2026, 3, 4),
    url="https://zhenggai.example/notices/linxi-2021/p12/m3/",
    source_url="https://linxi.example/tongbao.html?a=1&b={2}",
    version="3f2a9c",
)
