"""Problems, whose areas a curator corrects, the least sure first; measures, to be looked at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from notices.admin.conflicts import Identified, ReadOnly, SharedAdmin
from notices.decisions.opened_form import OpenedForm, Shown
from notices.models import Decision, Labelling, Measure, Problem
from notices.versioning.changes import corrected


class LabellingFormSet(BaseInlineFormSet):
    """Saving a changed set of categories makes the problem a curated one."""

    def save(self, commit: bool = True) -> Any:
        changed = self.has_changed()
        for form in self.forms:
            if "category" in form.changed_data:  # a person's label, not the classifier's
                form.instance.classifier_version = ""
        rows = super().save(commit)
        if changed:
            Problem.objects.filter(pk=self.instance.pk).update(curated=True)
        return rows


class LabellingInline(admin.TabularInline):
    model = Labelling
    formset = LabellingFormSet
    fields = ("rank", "category", "score", "cues", "classifier_version")
    readonly_fields = ("score", "cues", "classifier_version")
    extra = 1
    max_num = 3


class ConfidenceFilter(admin.SimpleListFilter):
    """How sure the classifier was of a problem's areas; the unsure ones are a curator's work."""

    title = "归类把握"
    parameter_name = "confidence"
    bands = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01))

    def lookups(self, *_: Any) -> list[tuple[str, str]]:
        return [
            (str(number), f"{low:.1f} – {min(high, 1):.1f}") for number, (low, high) in enumerate(self.bands)
        ]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Problem]) -> QuerySet[Problem]:
        bands = {str(number): band for number, band in enumerate(self.bands)}
        if band := bands.get(self.value() or ""):
            return queryset.filter(confidence__gte=band[0], confidence__lt=band[1])
        return queryset


class ProblemForm(OpenedForm):
    def state(self) -> dict[str, Shown]:
        labels = [(row.rank, row.category) for row in self.instance.labellings.select_related("category")]
        key = " ".join(f"{rank}:{category.slug}" for rank, category in labels)
        return super().state() | {"labels": (key, "、".join(category.name for _, category in labels))}


@admin.register(Problem)
class ProblemAdmin(Identified, ReadOnly, SharedAdmin):
    form = ProblemForm
    subjects = (Decision.Subject.AREAS,)
    list_display = ("__str__", "identifier", "kind", "confidence", "curated")
    list_filter = (ConfidenceFilter, "kind", "curated", "labellings__category__group", "notice__is_sample")
    search_fields = ("title", "heading", "notice__title", "notice__name")
    list_select_related = ("notice", "parent__notice")
    ordering = ("confidence", "pk")
    fields = ("identifier", "heading", "title", "kind", "label", "confidence", "curated")
    readonly_fields = ("identifier", "heading", "title", "kind", "label", "confidence")
    inlines = (LabellingInline,)

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        corrected([form.instance.notice.name])


@admin.register(Measure)
class MeasureAdmin(Identified, ReadOnly, admin.ModelAdmin):
    list_display = ("__str__", "identifier", "label", "status", "words_of_status", "curated")
    list_filter = ("status", "curated", "problem__labellings__category__group", "problem__notice__is_sample")
    search_fields = ("text", "problem__title", "problem__notice__name")
    list_select_related = ("problem__notice", "problem__parent__notice")
    fields = readonly_fields = (
        *("identifier", "label", "text", "start", "end", "status", "words_of_status", "curated"),
    )

    @admin.display(description=_("依据的词语"))
    def words_of_status(self, measure: Measure) -> str:
        return measure.status_words
