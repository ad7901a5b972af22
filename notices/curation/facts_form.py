"""The facts of a notice as a curator corrects them: what is changed is remembered by name; imports leave it alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notices.decisions.opened_form import OpenedForm
from notices.facts import CORRECTABLE, FACTS
from notices.models import Notice, Place

MOST_NAMED = 5  # places of one name that an error lists


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no such argument at run time
    """Typed as its code, or its name where no other place has it."""

    widget = forms.TextInput

    def __init__(self) -> None:
        super().__init__(Place.objects.all(), label=_("地区（名称或代码）"), required=False)

    def prepare_value(self, value: Any) -> Any:
        place = value if isinstance(value, Place) else self._of_key(value)
        if place is None:
            return value
        return place.code if Place.objects.filter(name=place.name).count() > 1 else place.name

    def _of_key(self, value: Any) -> Place | None:
        return Place.objects.filter(pk=value).first() if isinstance(value, int) else None

    def to_python(self, value: Any) -> Place | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        places = list(Place.objects.filter(Q(code=typed) | Q(name=typed)).select_related("parent__parent"))
        if len(places) == 1:
            return places[0]
        if not places:
            raise ValidationError(_("没有名为“%(name)s”的地区。"), params={"name": typed})
        listed = "、".join(
            f"{''.join(step.name for step in place.path())}（{place.code}）" for place in places[:MOST_NAMED]
        )
        raise ValidationError(
            _("有几个地区叫“%(name)s”，请填代码：%(places)s"), params={"name": typed, "places": listed}
        )


class NoticeFactsForm(OpenedForm):
    place = PlaceField()
    url = forms.URLField(label=_("网址"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Notice
        fields = CORRECTABLE
        widgets = {  # noqa: RUF012  # as Django declares it
            fact.name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for fact in FACTS
            if fact.curated and fact.column.type == "date"
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["title"].required = False  # without one the notice supplies it

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("inspection_start"), cleaned.get("inspection_end")
        if start and end and end < start:
            self.add_error("inspection_end", _("结束日期早于进驻日期。"))
        return cleaned

    def save(self, commit: bool = True) -> Notice:
        """A title that was emptied is supplied again, and is nobody's word."""
        changed = {name for name in self.changed_data if name in CORRECTABLE}
        if "title" in changed and not self.cleaned_data["title"]:
            self.instance.title = ""
            self.instance.curated_facts = sorted({*self.instance.curated_facts, *changed} - {"title"})
        else:
            self.instance.curated_facts = sorted({*self.instance.curated_facts, *changed})
        notice: Notice = super().save(commit)
        return notice
