"""A second factor, for accounts that have one: a code of an app or of paper, besides the password."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

pytestmark = pytest.mark.django_db
PASSWORD = "kuaile-2023-linxi"  # noqa: S105  # of an account that is made here


@pytest.fixture(autouse=True)
def _accounts() -> None:
    for name in ("lin", "he"):
        User.objects.create_user(name, password=PASSWORD, is_staff=True)


def second_factor(*words: str) -> str:
    out = StringIO()
    call_command("second_factor", *words, stdout=out)
    return out.getvalue()


def log_in(name: str, code: str = "", password: str = PASSWORD) -> tuple[bool, str]:
    """Whether it leads on, and what it says."""
    client = Client()
    typed = {"username": name, "password": password, "code": code, "next": "/review/"}
    response: Any = client.post("/admin/login/", typed)
    return "_auth_user_id" in client.session, response.content.decode()


def code_now() -> str:
    device = TOTPDevice.objects.get()
    return f"{totp(device.bin_key, device.step, device.t0):06d}"


def test_an_account_without_a_second_factor_logs_in_as_before() -> None:
    second_factor("lin")
    assert log_in("he")[0]
    assert not log_in("he", password="another")[0]  # noqa: S106  # of nobody


def test_an_account_with_one_needs_its_code_and_each_is_good_for_once() -> None:
    second_factor("lin")
    is_in, page = log_in("lin")
    assert (is_in, "请再填密码，并填动态码" in page) == (False, True)
    code = code_now()
    assert log_in("lin", f"{code[:3]} {code[3:]}")[0]
    assert not log_in("lin", code)[0]
    assert not log_in("lin", code_now(), password="another")[0]  # noqa: S106  # of nobody


def test_a_wrong_code_makes_the_next_wait_and_counts_as_a_wrong_password(settings: Any) -> None:
    settings.OTP_TOTP_THROTTLE_FACTOR = 3600  # seconds: a slow machine takes more than one to ask again
    second_factor("lin")
    is_in, page = log_in("lin", "x" * 6)
    assert (is_in, "动态码不对" in page) == (False, True)
    assert not log_in("lin", code_now())[0]  # too soon
    for _attempt in range(9):
        log_in("lin", "x" * 6)
    client = Client()
    assert client.post("/admin/login/", {"username": "he", "password": PASSWORD}).status_code == 429


def test_spare_codes_are_shown_once_and_each_is_good_for_once() -> None:
    shown = second_factor("lin")
    codes = [token.token for token in StaticToken.objects.all()]
    assert (len(codes), all(code in shown for code in codes), "otpauth://totp/" in shown) == (10, True, True)
    assert log_in("lin", codes[0])[0]
    assert not log_in("lin", codes[0])[0]


def test_a_lost_one_is_replaced_or_taken_off() -> None:
    keys = [re.search("secret=([^&]*)", second_factor("lin")).group(1) for _time in range(2)]  # type: ignore[union-attr]
    assert (keys[0] != keys[1], TOTPDevice.objects.count()) == (True, 1)
    assert second_factor("lin", "--off") == "lin：只用密码登录\n"
    assert log_in("lin")[0]


def test_nobody_gets_a_key_for_an_account_that_there_is_not() -> None:
    with pytest.raises(CommandError, match="没有名为“chen”的账号"):
        second_factor("chen")


def test_no_page_shows_keys(admin_client) -> None:
    second_factor("lin")
    assert admin_client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert "otp" not in admin_client.get("/admin/").content.decode()
