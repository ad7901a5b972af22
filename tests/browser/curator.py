"""A curator at a browser."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client


def sign_in(page: Any, address: str) -> None:
    """`address` is that of the site."""
    client = Client()
    client.force_login(User.objects.create_superuser("curator"))
    cookie = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": address}])
