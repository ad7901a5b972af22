"""The facts of a notice as a curator corrects them: what is changed is remembered by name; imports leave it alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notices.facts import CORRECTABLE
from notices.importing.forms import CorrectedFacts
from notices.models import Notice, Place
from notices.reuse.sentences import replace_sentences

MOST_NAMED = 5  # places of one name that an error lists
MOST_TYPED = 60  # characters of a full name


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no such argument at run time
    """Typed as its code, or its name: with those of the places above it where another one has the same."""

    widget = forms.TextInput

    def __init__(self) -> None:
        super().__init__(Place.objects.all(), label=_("地区（名称或代码）"), required=False)

    def prepare_value(self, value: Any) -> Any:
        place = value if isinstance(value, Place) else self._of_key(value)
        if place is None:
            return value
        namesakes = list(Place.objects.filter(name=place.name).select_related("parent__parent"))
        if len(namesakes) == 1:
            return place.name
        full_name = str(place)
        return full_name if [str(namesake) for namesake in namesakes].count(full_name) == 1 else place.code

    def _of_key(self, value: Any) -> Place | None:
        return Place.objects.filter(pk=value).first() if isinstance(value, int) else None

    def _places(self, typed: str) -> list[Place]:
        """Those of this code or name, else those whose full name it is."""
        endings = [typed[begin:] for begin in range(len(typed))][:MOST_TYPED]
        places = Place.objects.select_related("parent__parent")
        return list(places.filter(Q(code=typed) | Q(name=typed))) or [
            place for place in places.filter(name__in=endings) if str(place) == typed
        ]

    def to_python(self, value: Any) -> Place | None:
        typed = str(value or "").replace("\0", "").strip()
        if not typed:
            return None
        places = self._places(typed)
        if len(places) == 1:
            return places[0]
        if not places:
            raise ValidationError(_("没有名为“%(name)s”的地区。"), params={"name": typed})
        listed = "、".join(f"{namesake}（{namesake.code}）" for namesake in places[:MOST_NAMED])
        raise ValidationError(
            _("有几个地区叫“%(name)s”，请填代码：%(places)s"), params={"name": typed, "places": listed}
        )


class NoticeFactsForm(CorrectedFacts):
    place = PlaceField()

    class Meta(CorrectedFacts.Meta):
        fields = CORRECTABLE

    def save(self, commit: bool = True) -> Notice:
        """A title that was emptied is supplied again, and is nobody's word."""
        curated = {*self.instance.curated_facts, *(name for name in self.changed_data if name in CORRECTABLE)}
        if not self.cleaned_data["title"]:
            curated.discard("title")
        self.instance.curated_facts = sorted(curated)
        notice: Notice = super().save(commit)
        if "place" in self.changed_data:
            replace_sentences(notice)
        return notice
