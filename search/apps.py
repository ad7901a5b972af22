from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import register


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from notices.signals import notices_changed
        from search import checks
        from search.language import analysis

        analysis.keep_dictionary_in(settings.DATA_DIR)
        analysis.segment_with(settings.SEGMENTER)
        register(checks.index_is_current)
        notices_changed.connect(_refresh_index, dispatch_uid="search")


def _refresh_index(names: list[str] | None = None, **_sent: Any) -> None:
    """What was imported or corrected is soon searchable; None is said when anything may have changed."""
    from search import indexing

    if names is None:
        indexing.rebuild()
    elif names:
        indexing.refresh(names)
