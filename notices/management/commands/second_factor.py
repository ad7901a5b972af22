"""`second_factor NAME`: from now on an account needs a code of an app besides its password; `--off` takes that back."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

SPARE_CODES = 10


class Command(BaseCommand):
    help = (
        "Give an account a second factor, or a new one in place of the one that is lost: prints the key for an "
        "authenticator app and ten spare codes, once. --off: the password is enough again."
    )
    requires_system_checks = ()  # the index is no concern of accounts

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("--off", action="store_true")

    @transaction.atomic
    def handle(self, *, name: str, off: bool, **_: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"没有名为“{name}”的账号")
        for kind in (TOTPDevice, StaticDevice):
            kind.objects.filter(user=user).delete()
        if off:
            self.stdout.write(f"{name}：只用密码登录")
            return
        key = TOTPDevice.objects.create(user=user, name="app")
        spare = StaticDevice.objects.create(user=user, name="spare")
        codes = [StaticToken.random_token() for _ in range(SPARE_CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=spare, token=code) for code in codes)
        self.stdout.write(f"{name}：密码之外还要动态码。把这个地址交给验证器（如 FreeOTP），只显示这一次：")
        self.stdout.write(key.config_url)
        self.stdout.write("手机丢了用备用码，每个只能用一次：")
        self.stdout.write("  ".join(codes))
