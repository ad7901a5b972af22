"""A page as a test reads it: its HTML, and the words of it."""

from __future__ import annotations

import re

from django.test import Client


def html(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def text(page: str) -> str:
    """The words, with a blank where a tag stood."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def links(page: str, words: str) -> list[str]:
    """Where the links lead whose text holds these words."""
    return [
        href.replace("&amp;", "&")
        for href, inner in re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
        if words in text(inner)
    ]
