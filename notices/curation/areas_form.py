"""The areas of one problem as a curator sets them: one to three, the main one first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from notices.area_choices import area_choices
from notices.decisions.opened_form import OpenedForm, Shown
from notices.models import Category, Labelling, Problem

RANKS = ("first", "second", "third")


class AreasForm(OpenedForm):
    first = forms.ChoiceField(label=_("主要领域"), required=False)
    second = forms.ChoiceField(label=_("另一领域"), required=False)
    third = forms.ChoiceField(label=_("第三领域"), required=False)

    class Meta:
        model = Problem
        fields = ()

    def __init__(self, *args: Any, instance: Problem, **more: Any) -> None:
        slugs = dict(zip(RANKS, (row.slug for row in instance.labels()), strict=False))
        super().__init__(*args, instance=instance, initial=slugs, **more)
        choices = [("", "—"), *area_choices()]
        for name in RANKS:
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def state(self) -> dict[str, Shown]:
        labels = dict(zip(RANKS, self.instance.labels(), strict=False))
        return {
            name: (labels[name].slug, labels[name].name) if name in labels else ("", "") for name in RANKS
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        slugs = self.slugs(cleaned)
        if len(slugs) != len({*slugs}):
            raise ValidationError(_("同一领域只填一次。"))
        return cleaned

    def slugs(self, cleaned: dict[str, Any]) -> list[str]:
        return [slug for name in RANKS if (slug := cleaned.get(name))]

    def set_areas(self) -> None:
        """Also as they were: then a person has said that they are right."""
        set_areas(self.instance, self.slugs(self.cleaned_data))


def set_areas(problem: Problem, slugs: Sequence[str]) -> None:
    """A person's word, the main one first. What stays keeps its score and cues."""
    states = {row.category.slug: row.state() for row in problem.labellings.select_related("category")}
    categories = {category.slug: category for category in Category.objects.filter(slug__in=slugs)}
    problem.labellings.all().delete()
    Labelling.objects.bulk_create(
        Labelling(problem=problem, **states.get(slug, {}) | {"category": categories[slug], "rank": rank})
        for rank, slug in enumerate(slugs, 1)
    )
    Problem.objects.filter(pk=problem.pk).update(curated=True)
