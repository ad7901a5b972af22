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
    page.context.add_cookies(cookies_of(client, address))


def cookies_of(client: Client, address: str) -> list[Any]:
    """What a browser carries of somebody who has logged in, for the site at this address."""
    cookie = settings.SESSION_COOKIE_NAME
    return [{"name": cookie, "value": client.cookies[cookie].value, "url": address}]
