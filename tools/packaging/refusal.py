"""What `pip wheel` and `pip install .` are told: this application is run from its folder."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

SENTENCE = (
    "Zhenggai is run from its folder and makes no wheel: templates, translations and samples would be missing from it. "
    "Run `make demo`, or `pip install --require-hashes -r requirements.txt` and `python manage.py …`."
)


def build_wheel(*_: Any, **__: Any) -> NoReturn:
    sys.exit(SENTENCE)


build_sdist = build_editable = build_wheel
