from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = "通报"

    def ready(self) -> None:
        post_migrate.connect(_bring_in_taxonomy, sender=self)


def _bring_in_taxonomy(**_: Any) -> None:
    """The taxonomy is data of the code: its rows follow the file whenever the database is brought up to date."""
    from notices.models import Category

    Category.objects.bring_in_taxonomy()
