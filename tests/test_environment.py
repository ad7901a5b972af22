"""Settings out of the environment are checked before anything starts."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


def test_a_mailbox_is_one_or_none(monkeypatch):
    assert environment.email("A_MAILBOX", "") == ""
    monkeypatch.setenv("A_MAILBOX", "data@zhenggai.example")
    assert environment.email("A_MAILBOX", "") == "data@zhenggai.example"


def test_what_is_no_mailbox_is_refused_by_name(monkeypatch):
    monkeypatch.setenv("A_MAILBOX", "data at zhenggai")
    with pytest.raises(
        ImproperlyConfigured, match="A_MAILBOX must be an e-mail address, not 'data at zhenggai'"
    ):
        environment.email("A_MAILBOX", "")
