"""将 and the like: what speaks of the future, told from the 将 that fronts an object (将整改情况纳入考核)."""

from __future__ import annotations

import re

from notices.words import pattern

_WORDS = "evidence/status"
_FRONTED = pattern(_WORDS, "fronted")
_OBJECT = rf"[^,。;]{{0,80}}(?:{_FRONTED}|{pattern(_WORDS, 'fronted_plainly')})"
# 2025年将, 年底将: the time says enough.
_AFTER_TIME = rf"{pattern(_WORDS, 'future_time')}(?![^,。;]{{0,80}}{_FRONTED})"

_BEFORE_VERB = rf"{pattern(_WORDS, 'future_surely')}|(?!将{_OBJECT}){pattern(_WORDS, 'future')}"

FUTURE = rf"(?:(?<![即必])(?:{_BEFORE_VERB})|{_AFTER_TIME})"
PLANNED = re.compile(rf"{FUTURE}|{pattern(_WORDS, 'planned')}")
