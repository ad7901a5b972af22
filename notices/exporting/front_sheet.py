"""The first sheet of a workbook: what stands in it, of which version, of how much, and how it is cited."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from notices.citing.collection import cited_collection
from notices.citing.formats.gbt7714 import gbt7714_2025
from notices.columns import Row
from notices.exporting.code_book import GUARDED, REMARKS
from notices.exporting.rights import RIGHTS, RIGHTS_EN
from notices.facts import is_english
from notices.models import Measure, Notice, Problem
from notices.versioning.version import version_of


def about(request: HttpRequest, address: str, total: int | None, *, is_cited: bool) -> list[Row]:
    """What it is, and its value. `address` leads to what shows the same; `is_cited`: each row bears its citation."""
    english = is_english()
    counts = _("%(notices)s 份通报，%(problems)s 个问题（有分项的按分项计），%(measures)s 条措施") % {
        "notices": f"{Notice.objects.count():,}",
        "problems": f"{Problem.objects.units().count():,}",
        "measures": f"{Measure.objects.count():,}",
    }
    of_a_row = _("“引文”列是这一行的引文（GB/T 7714—2025）；“引用键”列与 BibTeX 等文献文件中的相同。")
    return [
        (_("网址"), address),
        (_("行数"), total),
        (_("下载日期"), timezone.localdate().isoformat()),
        (_("数据版本"), str(version_of(request))),
        (_("全库"), counts),
        (_("引用全库"), gbt7714_2025(cited_collection(request))),
        *([(_("引用一行"), of_a_row)] if is_cited else []),
        (_("权利"), RIGHTS_EN if english else RIGHTS),
        *((_("注意"), en if english else zh) for zh, en in (*REMARKS, GUARDED)),
    ]
