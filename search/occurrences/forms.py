"""The question in the address of a notice's page: a search, and which of its places one looks at."""

from __future__ import annotations

from django import forms

from search.asking.forms import SearchForm


class PlaceForm(SearchForm):
    hit = forms.CharField(required=False)

    def clean_hit(self) -> int | None:
        """No number, no place: an address cut short still shows the notice."""
        typed = self.cleaned_data["hit"]
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else None
