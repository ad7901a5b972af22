"""What a database says that does not answer."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError

DATABASE_AWAY = (OperationalError, InterfaceError)  # busy or not to be written; gone while it was asked
