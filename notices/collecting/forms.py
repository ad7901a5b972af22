"""A source as an editor names it on its page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.importing.place_rows import LEVELS, place_row
from notices.models import SourceSite
from notices.models.collecting import URL_LENGTH
from notices.parsing.shapes import Masthead


class SourceForm(forms.ModelForm):
    """The place is written as its names, as in the file of sources."""

    address = forms.URLField(label=gettext_lazy("列表页网址"), max_length=URL_LENGTH, assume_scheme="https")
    province = forms.CharField(label=gettext_lazy("省"), required=False, max_length=60)
    city = forms.CharField(label=gettext_lazy("市"), required=False, max_length=60)
    district = forms.CharField(label=gettext_lazy("区县"), required=False, max_length=60)

    class Meta:
        model = SourceSite
        fields = (
            *("name", "address", "depth", "pace", "most_lists", "other_hosts", "recheck_days", "active"),
        )

    field_order = ("name", "address", *LEVELS)

    def __init__(self, data: Any = None, *, instance: SourceSite | None = None) -> None:
        place = instance.place if instance else None
        names = {step.level: step.name for step in place.path()} if place else {}
        super().__init__(data, instance=instance, initial=names)

    def save(self, commit: bool = True) -> SourceSite:
        province, city, district = (self.cleaned_data[level] or None for level in LEVELS)
        masthead = Masthead(province=province, city=city, district=district)
        self.instance.place = place_row(masthead) if province or city or district else None
        site: SourceSite = super().save(commit)
        return site

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if not address.startswith(("http://", "https://")):
            raise forms.ValidationError(_("网址要以 http:// 或 https:// 开头。"))
        return address
