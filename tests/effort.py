"""How much is drawn: a little at every commit, the same each time; much at random before a release (`make test-long`).

A commit that fails fails again; what chance finds is found, and mended, where somebody looks at it.
"""

from __future__ import annotations

from hypothesis import settings

# How long an example takes says more about what else runs than about the code: no deadline.
settings.register_profile("gate", deadline=None, max_examples=25, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=500)
settings.load_profile("gate")


def drawn(gate: int, long: int) -> int:
    """How often a test draws by itself, or that costs more or less than what Hypothesis draws elsewhere."""
    return long if settings.get_current_profile_name() == "long" else gate
