"""What staff hand in for import, and the facts they correct before saving."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from notices.importing.batches import ImportBatch
from notices.importing.importer import FACTS
from notices.importing.place_rows import LEVELS, place_row
from notices.importing.sources import Draft, Source, from_web
from notices.models import Notice, Place
from notices.parsing.shapes import Masthead
from notices.reading import MAX_BYTES, ReadError
from notices.reading.archive import MAX_ARCHIVE

MOST_FILES = 500
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


class HandInForm(forms.Form):
    """Files, or a text, or an address: one of the three."""

    uploads = _FilesField(label=_("文件"), required=False)
    text = forms.CharField(
        label=_("文字"),
        required=False,
        max_length=MOST_PASTED,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "zh-Hans"}),
    )
    url = forms.URLField(label=_("网址"), required=False, max_length=500, assume_scheme="https")
    duplicates = forms.ChoiceField(
        label=_("一批文件中遇到重复时"), choices=ImportBatch.Duplicates, initial=ImportBatch.Duplicates.HOLD
    )

    def __init__(self, *args: Any, allow_private: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.allow_private = allow_private

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [name for name in ("uploads", "text", "url") if given.get(name)]
        if len(chosen) != 1 and not self.errors:
            raise ValidationError(_("请选择文件、粘贴文字或填写网址，三者取一。"))
        if chosen == ["url"] and not self.errors:
            self._fetch(given)
        return given

    def _fetch(self, given: dict[str, Any]) -> None:
        try:
            given["page"] = from_web(given["url"], allow_private=self.allow_private)
        except ReadError as error:
            self.add_error("url", str(error))

    def sources(self) -> Iterable[Source]:
        """What was handed in, file by file; zip files are still whole."""
        given = self.cleaned_data
        if given["url"]:
            return [given["page"]]
        if given["text"]:
            first = next((line.strip() for line in given["text"].splitlines() if line.strip()), "粘贴的文字")
            return [Source(f"{first[:60]}.txt", given["text"].encode("utf-8", "replace"))]
        return (Source(file.name or "file", file.read()) for file in given["uploads"])


class FactsForm(forms.ModelForm):
    """The facts of a draft, as read; what is changed here is a curator's word."""

    province = forms.CharField(label=_("省"), required=False, max_length=60)
    city = forms.CharField(label=_("市"), required=False, max_length=60)
    district = forms.CharField(label=_("区县"), required=False, max_length=60)
    url = forms.URLField(label=_("网址"), required=False, max_length=500, assume_scheme="https")

    field_order = ("title", "issuer", *LEVELS)

    class Meta:
        model = Notice
        fields = (*FACTS, "url")
        widgets = {  # noqa: RUF012  # as Django declares it
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ("inspection_start", "inspection_end", "feedback_date", "published", "signed")
        }

    def __init__(self, draft: Draft, known: Notice | None = None, data: Any = None) -> None:
        self.read = _facts(draft)
        super().__init__(data, initial=self.read | _curated(known), prefix="facts")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        start, end = given.get("inspection_start"), given.get("inspection_end")
        if start and end and end < start:
            self.add_error("inspection_end", _("结束日期早于进驻日期。"))
        return given

    def corrections(self) -> dict[str, Any]:
        """What a person said otherwise than the text, by the name of the notice's fact."""
        given = {name: self.cleaned_data[name] for name in self.read}
        changed = {
            name: value
            for name, value in given.items()
            if (value or "") != (self.read[name] or "") or name in self.changed_data
        }
        if changed.keys() & set(LEVELS):
            named = Masthead(province=given["province"], city=given["city"], district=given["district"])
            changed["place"] = place_row(named)
        return {name: value for name, value in changed.items() if name not in LEVELS}


def _facts(draft: Draft) -> dict[str, Any]:
    """What the text says, under the names of the form's fields."""
    facts = {name: getattr(draft.facts, name) for name in (*FACTS, *LEVELS)}
    return facts | {"url": draft.source.url}


def _curated(notice: Notice | None) -> dict[str, Any]:
    """What a curator has said about the notice before."""
    if notice is None:
        return {}
    said = {name: getattr(notice, name) for name in notice.curated_facts if name != "place"}
    if "place" in notice.curated_facts:
        said |= dict.fromkeys(LEVELS, "") | _levels(notice.place)
    return said


def _levels(place: Place | None) -> dict[str, str]:
    return {step.level: step.name for step in place.path()} if place else {}
