"""Who may do what among staff: four roles, each with what the one before it may; rows of Django's groups.

The groups follow this table whenever the database is brought up to date. Who asks for a page is held to permissions,
never to the name of a role, so that a site may have groups of its own besides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.models import Group, Permission

from notices.claim_kinds import CLAIM_KINDS

_CLAIMS = tuple(kind.name for kind in CLAIM_KINDS)
_SEEN = ("notice", "problem", "measure", "labelling", "doubt", "category", "categorygroup", "place", *_CLAIMS)
_CORRECTED = ("notice", "problem", "labelling", "doubt", *_CLAIMS)


@dataclass(frozen=True, slots=True)
class Role:
    """`group` is what the group is called; `permissions` are those that the role before it has not."""

    name: str
    group: str
    permissions: tuple[str, ...]


ROLES: tuple[Role, ...] = (
    Role("reader", "读者", tuple(f"notices.view_{model}" for model in _SEEN)),
    Role(
        "curator",
        "订正员",
        (
            *(f"notices.change_{model}" for model in _CORRECTED),
            *("notices.add_labelling", "notices.delete_labelling", "notices.change_followup"),
            "notices.view_original",  # holds what is covered everywhere else
            *("notices.add_importbatch", "notices.view_importbatch", "notices.change_importfile"),
            *("notices.view_sourcesite", "notices.view_collectedpage", "notices.view_doublecoding"),
        ),
    ),
    Role(
        "editor",
        "编辑",
        (
            *("notices.delete_notice", "notices.add_place", "notices.change_place"),
            *(f"notices.{act}_sourcesite" for act in ("add", "change", "delete")),
            *("notices.add_doublecoding", "notices.change_doublecoding"),
        ),
    ),
    Role(
        "administrator",
        "管理员",
        (
            *(f"auth.{act}_user" for act in ("view", "add", "change", "delete")),
            "auth.view_group",
            *(f"axes.view_access{record}" for record in ("attempt", "log", "failurelog")),
        ),
    ),
)


def bring_in_roles() -> None:
    """Groups as the table has them; accounts stay in theirs."""
    permissions: list[Permission] = []
    for role in ROLES:
        permissions += map(_permission, role.permissions)
        Group.objects.get_or_create(name=role.group)[0].permissions.set(permissions)


def _permission(name: str) -> Permission:
    app, _, code = name.partition(".")
    return Permission.objects.get(content_type__app_label=app, codename=code)


def allowed(permission: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """For a view: who has not logged in is asked to, whose account may not is told so (403)."""

    def guarded(view: Callable[..., Any]) -> Callable[..., Any]:
        return login_required(
            permission_required(permission, raise_exception=True)(view), login_url="admin:login"
        )

    return guarded
