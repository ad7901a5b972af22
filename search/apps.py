from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import register


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from notices.signals import changes_committed, notices_changed
        from search import checks
        from search.language import analysis

        analysis.keep_dictionary_in(settings.DATA_DIR)
        analysis.segment_with(settings.SEGMENTER)
        register(checks.index_is_whole)
        notices_changed.connect(_note, dispatch_uid="search")
        changes_committed.connect(_work_off, dispatch_uid="search")


def _note(names: list[str], **_signal: Any) -> None:
    """With the rows that were changed, in their transaction: they have to be indexed anew."""
    from search.models import PendingNotice

    PendingNotice.objects.put(names)


def _work_off(**_signal: Any) -> None:
    from search import upkeep

    upkeep.soon()
