"""Files that nobody else can have written: what Python code may come out of (pickle, marshal) has to be one."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_ours(path: Path) -> bool:
    """Whether it is of our account or the system's, and no other account may write it. Raises FileNotFoundError."""
    status = path.stat()
    return status.st_uid in (0, os.geteuid()) and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
