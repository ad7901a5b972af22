"""What staff hand in for import, and the facts they correct before saving."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from notices.decisions.opened_form import OpenedForm, Shown
from notices.facts import FACTS, READ, STATED
from notices.genre import notice_headline
from notices.importing.confined import from_web
from notices.importing.place_rows import LEVELS, place_row
from notices.importing.sources import Draft, Source
from notices.models import ImportBatch, Notice, Place
from notices.parsing.shapes import Masthead
from notices.reading import MAX_BYTES, ReadError
from notices.reading.bounds import MAX_ARCHIVE

MOST_FILES = 500
MOST_ADDRESSES = 200
MOST_PASTED = 1_000_000  # characters

_MEGABYTE = 1 << 20


class _FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files; the value is a list."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [super(_FilesField, self).clean(file, initial) for file in data or ()]
        if len(files) > MOST_FILES:
            raise ValidationError(
                _("一次最多 %(most)d 个文件；更多的请打成 ZIP。"), params={"most": MOST_FILES}
            )
        for file in files:
            _check_size(file)
        return files


def _check_size(file: UploadedFile) -> None:
    zipped = (file.name or "").lower().endswith(".zip")
    most = MAX_ARCHIVE if zipped else MAX_BYTES
    if (file.size or 0) > most:
        raise ValidationError(
            _("“%(name)s”超过了 %(most)d MB 的上限。"), params={"name": file.name, "most": most // _MEGABYTE}
        )


class _AddressesField(forms.CharField):
    """Addresses of pages, one a line; the value is a list, each once."""

    widget = forms.Textarea(attrs={"rows": 2})
    one = forms.URLField(max_length=500, assume_scheme="https")

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESSES:
            raise ValidationError(_("一次最多 %(most)d 个网址。"), params={"most": MOST_ADDRESSES})
        return list(dict.fromkeys(map(self._address, lines)))

    def _address(self, line: str) -> str:
        try:
            return str(self.one.clean(line))
        except ValidationError as error:
            raise ValidationError(_("“%(line)s”不是网址。"), params={"line": line[:200]}) from error


class HandInForm(forms.Form):
    """Files, or a text, or addresses: one of the three."""

    uploads = _FilesField(label=_("文件"), required=False)
    text = forms.CharField(
        label=_("文字"),
        required=False,
        max_length=MOST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "zh-Hans"}),
    )
    url = _AddressesField(label=_("网址，一行一个"), required=False)
    duplicates = forms.ChoiceField(
        label=_("一批文件中遇到重复时"),
        choices=[(value, _(label)) for value, label in ImportBatch.Duplicates.choices],
        initial=ImportBatch.Duplicates.HOLD,
    )

    def __init__(self, *args: Any, allow_private: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.allow_private = allow_private

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [name for name in ("uploads", "text", "url") if cleaned.get(name)]
        if len(chosen) != 1 and not self.errors:
            raise ValidationError(_("请选择文件、粘贴文字或填写网址，三者取一。"))
        if chosen == ["url"] and not self.errors and len(cleaned["url"]) == 1:
            self._fetch(cleaned)
        return cleaned

    def _fetch(self, cleaned: dict[str, Any]) -> None:
        try:
            cleaned["page"] = from_web(cleaned["url"][0], allow_private=self.allow_private)
        except ReadError as error:
            self.add_error("url", str(error))

    def sources(self) -> Iterable[Source]:
        """What was handed in, file by file; zip files are still whole. Many addresses are left to the worker."""
        cleaned = self.cleaned_data
        if cleaned["url"]:
            return [cleaned["page"]] if "page" in cleaned else []
        if cleaned["text"]:
            text = cleaned["text"]
            first = next((line.strip() for line in text.splitlines() if line.strip()), "粘贴的文字")
            name = notice_headline(text) or first
            return [Source(f"{name[:60]}.txt", text.encode("utf-8", "replace"))]
        return (Source(file.name or "file", file.read()) for file in cleaned["uploads"])

    def addresses(self) -> list[str]:
        """Those that nobody has fetched yet."""
        cleaned = self.cleaned_data
        return [] if "page" in cleaned else list(cleaned["url"])


class CorrectedFacts(OpenedForm):
    """Facts that a person may set, before an import or later."""

    url = forms.URLField(label=_("网址"), required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Notice
        fields = (*STATED, "url")
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


class FactsForm(CorrectedFacts):
    """The facts of a draft, as read, and as corrected before; what is changed here is a curator's word."""

    province = forms.CharField(label=_("省"), required=False, max_length=60)
    city = forms.CharField(label=_("市"), required=False, max_length=60)
    district = forms.CharField(label=_("区县"), required=False, max_length=60)

    field_order = ("title", "issuer", *LEVELS)

    def __init__(self, draft: Draft, notice: Notice | None = None, data: Any = None) -> None:
        self.read = _facts(draft)
        super().__init__(data, initial=self.read | _curated(notice), prefix="facts")

    def state(self) -> dict[str, Shown]:
        values = {name: self.initial.get(name) for name in self.names()}
        return {
            name: (initial := "" if value is None else str(value), initial) for name, value in values.items()
        }

    def corrections(self) -> dict[str, Any]:
        """What a person said otherwise than the text, by the name of the notice's fact."""
        cleaned = {name: self.cleaned_data[name] for name in self.read}
        changed = {
            name: value
            for name, value in cleaned.items()
            if (value or "") != (self.read[name] or "") or name in self.changed_data
        }
        if changed.keys() & set(LEVELS):
            masthead = Masthead(
                province=cleaned["province"], city=cleaned["city"], district=cleaned["district"]
            )
            changed["place"] = place_row(masthead)
        return {name: value for name, value in changed.items() if name not in LEVELS}

    @property
    def why(self) -> str:
        return str(self.data.get(self.add_prefix("reason"), ""))

    def typed(self) -> list[tuple[str, str, str]]:
        """What a person has changed here: the label, what it was, and what was typed."""
        bound = [self[name] for name in self.names() if name in self.changed_data]
        return [(str(field.label), str(field.initial or ""), str(field.value() or "")) for field in bound]


def _facts(draft: Draft) -> dict[str, Any]:
    """What the text says, under the names of the form's fields."""
    stated = {name: READ[name](draft.dissection.outline) for name in STATED}
    return stated | {name: getattr(draft.facts, name) for name in LEVELS} | {"url": draft.source.url}


def _curated(notice: Notice | None) -> dict[str, Any]:
    """What a curator has said about the notice before."""
    if notice is None:
        return {}
    values = {name: getattr(notice, name) for name in notice.curated_facts if name != "place"}
    if "place" in notice.curated_facts:
        values |= dict.fromkeys(LEVELS, "") | _levels(notice.place)
    return values


def _levels(place: Place | None) -> dict[str, str]:
    return {step.level: step.name for step in place.path()} if place else {}
