"""The folder of database, originals, index and key: nobody but the account that runs the site reads it."""

from __future__ import annotations

import fcntl
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path


def opened(path: Path) -> Path:
    """The folder, made where it is missing, closed to other accounts with all that lies in it.

    Whoever is not its owner leaves it as it is, as with a folder that everybody writes into (/tmp).
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.stat().st_mode & stat.S_ISVTX:
        for entry in (path, *path.iterdir()):
            _close(entry)
    return path


def _close(path: Path) -> None:
    """SQLite gives its journals the mode of the database; what lies deeper is behind a folder that is closed."""
    with suppress(
        FileNotFoundError, PermissionError
    ):  # another process took it away, or it is somebody else's
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and mode & 0o077:
            path.chmod(stat.S_IMODE(mode) & 0o700)


def private_file(path: Path) -> Path:
    """The file, made empty where it is missing: what SQLite makes itself could be read by everybody at first."""
    with suppress(FileExistsError):
        path.touch(mode=0o600, exist_ok=False)
    return path


def secret(path: Path) -> str:
    """The key of this data folder, made once: a fresh clone runs without anybody inventing one.

    An empty file is what a process left that died in between; of several that start, one writes.
    """
    with suppress(FileNotFoundError):
        if (key := path.read_text()).strip():
            return key
    with private_file(path).open("r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        key = file.read()
        if not key.strip():
            key = secrets.token_urlsafe(50)
            file.seek(0)
            file.write(key)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        return key
