"""What is asked goes past a bound of `settings.BOUNDS` (docs/reference.md, Bounds)."""

from __future__ import annotations


class BoundError(Exception):
    """The message says which bound, to whoever asked."""
