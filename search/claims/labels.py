"""What the values of claims are called on a page. The rows speak Chinese; these speak the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from notices.models import FollowUp
from search.asking.facets import NONE

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Labels = Mapping[str, "StrOrPromise"]

SENSES: Labels = {"change": _("增减量"), "level": _("存量")}
BOUNDS: Labels = {"equal": _("等于"), "above": _("多于"), "below": _("不超过"), "about": _("约")}
ROLES: Labels = {"made": _("制定"), "cited": _("提及")}
KINDS: Labels = {
    "discipline": _("问责处分"),
    "talk": _("约谈提醒"),
    "case": _("线索案件"),
    "police": _("公安处置"),
    "money": _("追缴挽损"),
}
WHO: Labels = {
    "officials": _("干部"),
    "bodies": _("单位"),
    "firms": _("企业"),
    "residents": _("群众"),
    NONE: _("未写明"),
}
OUTCOMES: Labels = {
    "overdue": _("期限已过"),
    "coming": _("期限未到"),
    "open": _("已过，待核"),
    **{value: _(label) for value, label in FollowUp.Verdict.choices},
}
ORDERS: Labels = {
    "soonest": _("期限早的在前"),
    "latest": _("期限晚的在前"),
    "largest": _("数值大的在前"),
    "smallest": _("数值小的在前"),
    "most": _("数量多的在前"),
    "notices": _("通报多的在前"),
    "title": _("按名称"),
    "newest": _("最新在前"),
    "oldest": _("最早在前"),
    "district": _("按地区"),
}
ACROSS: Labels = {"district": _("按地区"), "year": _("按年份")}
