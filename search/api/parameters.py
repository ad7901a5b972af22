"""The parameters of lists: forms that clean them, and their OpenAPI description made from these forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from notices.models import Notice
from notices.models.notice import CONFIDENCE_BANDS
from search.asking.facets import FACETS
from search.asking.forms import Flag, OneOf, SearchForm, SomeOf, Terms

MOST_ROWS = 100
USUAL_ROWS = 20

MEANINGS: dict[str, str | Promise] = {
    "q": _("检索式，写法与检索页相同"),
    "unit": _("查什么：通报、问题或措施"),
    "exact": _("1：每个词都须原样出现"),
    "all": _("1：只要包含全部词语的"),
    "synonyms": _("0：不用同义词"),
    "plain": _("1：只按字词检索，不读作地区、年份、领域，不改错字"),
    "characters": _("1：没有一处含所查的词时，改查含其中多数字的"),
    "field": _("词语须在哪一部分：标题、问题或措施"),
    "scope": _("两个以上的词须同在一处：通报、问题、措施或句子"),
    "within": _("结果中须有的词，可多个"),
    "without": _("结果中不得有的词，可多个"),
    "notice": _("只查这一份通报（公开名称）"),
    "group": _("1：按通报归并，每页为若干份通报"),
    "sort": _("次序：相关、最新或最早在前"),
    "page": _("页码，从 1 起"),
    "version": _("链接或引用所写的数据版本；与现在的不同也照常答复，现在的见 collection_version"),
    "size": _("每页条数，最多 100"),
    "district": _("地区的代码或名称，含其下各级；none 为未注明，可多个"),
    "year": _("年份或起止年份（2019-2021），可多个"),
    "category": _("问题领域或领域组的标识或名称，可多个"),
    "status": _("措施进度：done、underway、planned、unstated；none 为未判定，可多个"),
    "checked": _("读法是否有人校对过：yes、none，可多个"),
    "not_district": _("除去的地区，可多个"),
    "not_year": _("除去的年份，可多个"),
    "not_category": _("除去的问题领域，可多个"),
    "not_status": _("除去的措施进度，可多个"),
    "not_checked": _("除去已校对（yes）或未校对（none）的"),
    "kind": _("巡视或巡察"),
    "confidence": _("读法把握：low 低于 0.5，middle 不到 0.9，high 0.9 以上"),
}


class Paging(forms.Form):
    page = forms.IntegerField(required=False, min_value=1, max_value=1_000_000)
    size = forms.IntegerField(required=False, min_value=1, max_value=MOST_ROWS)

    @property
    def page_number(self) -> int:
        return self.cleaned_data["page"] or 1

    @property
    def rows_a_page(self) -> int:
        return self.cleaned_data["size"] or USUAL_ROWS


class NoticeFilter(Paging):
    kind = OneOf(("", *Notice.Kind.values))
    confidence = OneOf(("", *CONFIDENCE_BANDS))


NoticeFilter.base_fields.update(
    {facet.name: SomeOf(facet) for facet in FACETS if facet.name in ("district", "year", "checked")}
)


class SearchParameters(SearchForm, Paging):
    """Those of the search page; its page of hits may be longer or shorter."""


def described(form: type[forms.Form]) -> dict[str, Any]:
    """The `openapi_extra` of an operation that reads this form."""
    return {"parameters": list(_parameters(form))}


def _parameters(form: type[forms.Form]) -> Iterator[dict[str, Any]]:
    for name, field in form.base_fields.items():
        yield {
            "name": name,
            "in": "query",
            "required": False,
            "description": MEANINGS[name],
            "schema": _schema(field),
        }


def _schema(field: forms.Field) -> dict[str, Any]:
    match field:
        case OneOf():
            return {"type": "string", "enum": [value for value in field.values if value]}
        case SomeOf() | Terms():
            return {"type": "array", "items": {"type": "string"}}
        case Flag():
            return {"type": "string", "enum": ["0", "1"]}
        case forms.IntegerField():
            return {"type": "integer", "minimum": field.min_value, "maximum": field.max_value}
        case forms.CharField(max_length=None):
            return {"type": "string"}
        case forms.CharField():
            return {"type": "string", "maxLength": field.max_length}
    raise TypeError(f"No schema is known for {field!r}")
