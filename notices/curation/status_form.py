"""The status of one measure as a curator sets it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from notices.decisions.opened_form import OpenedForm
from notices.models import Measure


class StatusForm(OpenedForm):
    status = forms.ChoiceField(
        label=_("措施的进度"), choices=[(value, _(label)) for value, label in Measure.Status.choices]
    )

    class Meta:
        model = Measure
        fields = ("status",)

    def __init__(self, *args: Any, instance: Measure, **more: Any) -> None:
        super().__init__(*args, instance=instance, **more)
        if not instance.status:  # never read: nothing stands chosen
            self.fields["status"].choices = [("", "—"), *Measure.Status.choices]  # type: ignore[attr-defined]

    def set_status(self) -> None:
        """Also as it was: then a person has said that it is right."""
        Measure.objects.get(pk=self.instance.pk).set_status(self.cleaned_data["status"])
