"""Several curators, and new readings, at the same rows: nobody's word is overwritten unseen.

A form carries what it was opened with. Where that is no longer so, nothing is saved: the form comes back, says what
was changed meanwhile, and has the present values wherever its person had changed nothing. Saving again answers that.
"""

from __future__ import annotations

import json
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict
from django.utils.formats import localize_input
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.privacy.masking import masked

Shown = tuple[str, str]  # a value as it is compared, and as a person reads it
OWN = ("opened", "reason")  # fields of the form, not of the row
_TYPED = ("title", "issuer", "team", "round", "source")  # words of a curator, which are published


class OpenedForm(forms.ModelForm):
    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(label=gettext_lazy("理由（公开显示）"), required=False, max_length=1000)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["opened"].initial = json.dumps(self.state())

    def state(self) -> dict[str, Shown]:
        """What a person may change here, by the name of its field, as the rows have it."""
        return {name: _shown(self.instance, name) for name in self.names()}

    def names(self) -> list[str]:
        return [name for name in self.fields if name not in OWN]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned |= {name: masked(value) for name, value in cleaned.items() if name in _TYPED}
        current, opened = self.state(), self._opened()
        if changed := [name for name, value in current.items() if opened.get(name) != value]:
            self._take_over([name for name in changed if self._is_untouched(name, opened)], current)
            raise ValidationError(
                [self._told(name, opened.get(name), current[name]) for name in changed]
                + [_("这一页打开之后有了以上改动，所以没有保存。请核对：再次保存，即以页上所填为准。")]
            )
        return cleaned

    def _opened(self) -> dict[str, Shown]:
        try:
            values = json.loads(self.cleaned_data.get("opened") or "{}")
            return {name: (str(key), str(text)) for name, (key, text) in values.items()}
        except (ValueError, TypeError, AttributeError):  # not what the page carried
            return {}

    def _is_untouched(self, name: str, opened: dict[str, Shown]) -> bool:
        """Whether the person has left a field as it was when the page was opened."""
        return (
            name in opened and name in self.cleaned_data and _key(self.cleaned_data[name]) == opened[name][0]
        )

    def _take_over(self, names: list[str], current: dict[str, Shown]) -> None:
        """The page that comes back is opened with the present values, and has them in these fields."""
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("opened")] = json.dumps(current)
        for name in names:
            value = self.fields[name].prepare_value(self.initial.get(name))
            data[self.add_prefix(name)] = "" if value is None else str(localize_input(value))
        self.data = data

    def _told(self, name: str, opened: Shown | None, current: Shown) -> str:
        field = self.fields.get(name)
        label = field.label if field and field.label else _("问题领域")
        return _("“%(label)s”原为“%(old)s”，现为“%(new)s”") % {
            "label": label,
            "old": opened[1] if opened else "…",
            "new": current[1],
        }


def _shown(instance: Model, name: str) -> Shown:
    value = getattr(instance, name)
    display = getattr(instance, f"get_{name}_display", None)
    return _key(value), str(display() if display else "" if value is None else value)


def _key(value: Any) -> str:
    if isinstance(value, Model):
        return str(value.pk)
    return "" if value is None else str(value)
