from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = "通报"

    def ready(self) -> None:
        from notices.versioning import changes

        post_migrate.connect(_bring_in_taxonomy, sender=self)
        post_migrate.connect(_bring_in_digests, sender=self)
        post_migrate.connect(_bring_in_roles, sender=self)
        post_migrate.connect(_bring_in_cache, sender=self)
        post_delete.connect(changes.taken_out, sender="notices.Notice", dispatch_uid="versioning")


def _bring_in_taxonomy(**_: Any) -> None:
    """The taxonomy is data of the code: its rows follow the file whenever the database is brought up to date."""
    from notices.models import Category

    Category.objects.bring_in_taxonomy()


def _bring_in_roles(**_: Any) -> None:
    """After Django's own listener, which makes the permissions that roles are made of."""
    from notices import roles

    roles.bring_in_roles()


def _bring_in_cache(using: str = "default", verbosity: int = 0, **_: Any) -> None:
    """The table that several servers count in, where `CACHE` says so."""
    from django.core.management import call_command

    call_command("createcachetable", database=using, verbosity=max(0, verbosity - 1))


def _bring_in_digests(apps: Any = None, **_: Any) -> None:
    """Of notices that an older version imported; not where a migration has just taken the column away."""
    from notices.versioning import changes

    try:
        if apps:  # `flush` says nothing of the models, and leaves them as they are
            apps.get_model("notices", "CollectionState")
    except LookupError:
        return
    changes.bring_in_digests()
