"""Setting up a double coding, and the answers to one problem with its measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from secrets import randbelow
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.curation.areas_form import RANKS
from notices.curation.facts_form import PlaceField
from notices.decisions.history import account_name
from notices.double_coding.drawing import Filter, draw
from notices.double_coding.frames import BETWEEN_AREAS, NO_AREA
from notices.double_coding.wording import areas_or_none, status_choices
from notices.models import DoubleCoding, Notice

MOST_NOTICES = 200
_BACKEND = "django.contrib.auth.backends.ModelBackend"


class _CoderField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no such argument at run time
    """Somebody who may correct notices."""

    def __init__(self, label: Any) -> None:
        super().__init__(get_user_model().objects.none(), label=label)

    def label_from_instance(self, obj: Any) -> str:
        return account_name(obj)


class SetUpForm(forms.Form):
    """Notices by name, or a sample: one of the two."""

    title = forms.CharField(label=gettext_lazy("名称"), max_length=200)
    first = _CoderField(gettext_lazy("编码员甲"))
    second = _CoderField(gettext_lazy("编码员乙"))
    variables = forms.MultipleChoiceField(
        label=gettext_lazy("编码的项目"),
        choices=DoubleCoding.Variable.choices,
        initial=DoubleCoding.Variable.values,
        widget=forms.CheckboxSelectMultiple,
    )
    prefilled = forms.MultipleChoiceField(
        label=gettext_lazy("给编码员看程序所读的项目"),
        choices=DoubleCoding.Variable.choices,
        initial=[DoubleCoding.Variable.OUTLINE],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_practice = forms.BooleanField(label=gettext_lazy("练习，不公布"), required=False)
    names = forms.CharField(
        label=gettext_lazy("这几份通报（公开名称，一行一个）"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    size = forms.IntegerField(
        label=gettext_lazy("或抽取的份数"), required=False, min_value=1, max_value=MOST_NOTICES
    )
    seed = forms.RegexField(r"^[\w-]+$", label=gettext_lazy("随机种子"), required=False, max_length=40)
    place = PlaceField()
    kind = forms.ChoiceField(label=gettext_lazy("类型"), required=False)
    tier = forms.ChoiceField(label=gettext_lazy("层级"), required=False)
    year_from = forms.IntegerField(label=gettext_lazy("年份，从"), required=False, min_value=1990)
    year_to = forms.IntegerField(label=gettext_lazy("年份，到"), required=False, min_value=1990)
    unchecked = forms.BooleanField(label=gettext_lazy("只抽没有校对过的"), required=False)

    def __init__(self, data: Any = None, *, names: str = "") -> None:
        super().__init__(data, initial={"seed": str(randbelow(10**6)), "names": names})
        users = get_user_model().objects
        coders = users.with_perm("notices.change_notice", backend=_BACKEND).order_by("username")
        for name in ("first", "second"):
            self.fields[name].queryset = coders  # type: ignore[attr-defined]
        for name, choices in (("kind", Notice.Kind.choices), ("tier", Notice.Tier.choices)):
            self.fields[name].choices = [("", "—"), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            raise ValidationError(_("甲和乙要是两个人。"))
        variables, prefilled = cleaned.get("variables", []), cleaned.get("prefilled", [])
        outline = DoubleCoding.Variable.OUTLINE
        if outline in variables and outline not in prefilled and len(variables) > 1:
            raise ValidationError(
                _("不给看程序所读的结构的，领域和进度要另外设立：它们是按程序所读的条目给出的。")
            )
        if bool(cleaned.get("names", "").strip()) == bool(cleaned.get("size")) and not self.errors:
            raise ValidationError(_("请写明通报的名称，或要抽取的份数，二者取一。"))
        if not self.errors:
            cleaned["notices"], cleaned["drawn"] = self._drawn(cleaned)
        return cleaned

    def _drawn(self, cleaned: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
        """The names of the notices, and how they were chosen."""
        if cleaned["size"]:
            names, how = draw(self._filter(cleaned), cleaned["size"], cleaned["seed"] or "0")
            if not names:
                raise ValidationError(_("没有符合这些条件的通报。"))
            return names, how
        names = list(dict.fromkeys(cleaned["names"].split()))
        readable = Notice.objects.exclude(originals=None).filter(name__in=names)
        names_here = set(readable.values_list("name", flat=True))
        if unknown := [name for name in names if name not in names_here]:
            raise ValidationError(
                _("没有名为“%(name)s”的通报，或它没有原件。"), params={"name": "、".join(unknown)}
            )
        if len(names) > MOST_NOTICES:
            raise ValidationError(_("一次至多 %(most)d 份。"), params={"most": MOST_NOTICES})
        return names, {"by": "names"}

    def _filter(self, cleaned: dict[str, Any]) -> Filter:
        place = cleaned["place"]
        names = ("kind", "tier", "year_from", "year_to", "unchecked")
        return Filter(place=place.code if place else "", **{name: cleaned[name] for name in names})


class StepForm(forms.Form):
    """Areas of a problem, main one first, and the status of each of its measures; all have to be answered."""

    def __init__(
        self, problem: Mapping[str, Any], asked_of: Iterable[tuple[str, str]], data: Any = None
    ) -> None:
        super().__init__(data)
        self.variables = {variable for variable, _path in asked_of}
        if "area" in self.variables:
            self._ask_area()
        measures = problem["measures"] if "status" in self.variables else []
        self.statuses = {f"status{number}": measure for number, measure in enumerate(measures, 1)}
        choices = status_choices()
        for name, measure in self.statuses.items():
            self.fields[name] = forms.ChoiceField(
                label=measure["words"], choices=choices, widget=forms.RadioSelect
            )
        self.path = problem["path"]

    def _ask_area(self) -> None:
        choices = areas_or_none()
        labels = (gettext_lazy("主要领域"), gettext_lazy("另一领域"), gettext_lazy("第三领域"))
        for name, label in zip(RANKS, labels, strict=True):
            listed = choices if name == "first" else choices[:-1]
            self.fields[name] = forms.ChoiceField(
                label=label, required=name == "first", choices=[("", "—"), *listed]
            )

    def begin_with(self, answers: Mapping[str, Mapping[str, str]]) -> None:
        """What was answered before, or is shown of what the data says."""
        area = answers.get("area", {}).get(self.path, "")
        self.initial = dict(zip(RANKS, area.split(BETWEEN_AREAS), strict=False))
        statuses = answers.get("status", {})
        self.initial |= {name: statuses.get(row["path"], "") for name, row in self.statuses.items()}

    def area_fields(self) -> list[Any]:
        return [self[name] for name in RANKS if name in self.fields]

    def status_fields(self) -> Iterator[Any]:
        yield from (self[name] for name in self.statuses)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        slugs = self._slugs(cleaned)
        if len(slugs) != len({*slugs}):
            raise ValidationError(_("同一领域只填一次。"))
        if NO_AREA in slugs and len(slugs) > 1:
            raise ValidationError(_("无法归类的，不再填别的领域。"))
        return cleaned

    def _slugs(self, cleaned: Mapping[str, Any]) -> list[str]:
        return [slug for name in RANKS if (slug := cleaned.get(name))]

    def answers(self) -> dict[str, dict[str, str]]:
        cleaned = self.cleaned_data
        answers: dict[str, dict[str, str]] = {}
        if "area" in self.variables:
            answers["area"] = {self.path: BETWEEN_AREAS.join(self._slugs(cleaned))}
        if self.statuses:
            answers["status"] = {row["path"]: cleaned[name] for name, row in self.statuses.items()}
        return answers
