"""`staff_account NAME --role ROLE`: an account that may log in, or another role for one that there is."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from notices.roles import ROLES


class Command(BaseCommand):
    help = (
        "Make a staff account with a role, or give one that there is another role. The password is asked for, "
        "or read from the first line of standard input where that is no terminal."
    )
    requires_system_checks = ()  # the index is no concern of accounts

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("--role", required=True, choices=[role.name for role in ROLES])
        parser.add_argument(
            "--password", action="store_true", help="ask for a new password of an account that there is"
        )

    @transaction.atomic
    def handle(self, *, name: str, role: str, password: bool, **_: Any) -> None:
        user = User.objects.filter(username=name).first()
        is_new = user is None
        user = user or User(username=name)
        if is_new or password:
            user.set_password(self._password(user))
        user.is_staff, user.is_active = True, True
        try:
            user.full_clean()
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        user.save()
        group = next(role_row.group for role_row in ROLES if role_row.name == role)
        other_groups = Group.objects.filter(name__in=[role_row.group for role_row in ROLES]).exclude(
            name=group
        )
        user.groups.remove(*other_groups)
        user.groups.add(Group.objects.get(name=group))
        self.stdout.write(f"{name}：{group}（{role}）")

    def _password(self, user: User) -> str:
        password = getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        if sys.stdin.isatty() and getpass("再输入一次：") != password:
            raise CommandError("两次输入的密码不一样")
        return password
