"""Files of an index that are damaged: it is told, nothing false is answered, and it comes back by itself."""

from __future__ import annotations

import argparse
import random
import re
import shutil
from pathlib import Path
from typing import Any

from tools.reliability.collection import Line, at_least_some_notices, differences, new_client

SEARCHES = ("/search/?q=学位&unit=notice", "/search/?q=“清淤”&unit=measure", "/api/v1/search?q=排口")


def damages(sizes: argparse.Namespace, draw: random.Random) -> Line:
    from django.conf import settings

    from search import indexing

    at_least_some_notices()
    indexing.rebuild()
    root, client = Path(str(settings.HAYSTACK_CONNECTIONS["default"]["PATH"])), new_client()
    expected = [_hits(client, address) for address in SEARCHES]
    silent = refused = errors = not_restored = 0
    for _ in range(sizes.damages):
        _damage(root, draw)
        _forget_what_is_open()
        answers = [_hits(client, address) for address in SEARCHES]
        refused += any(status == 503 for status, _ in answers)
        errors += any(status not in (200, 503) for status, _ in answers)
        silent += any(
            answer[0] == 200 and answer != right for answer, right in zip(answers, expected, strict=True)
        )
        indexing.keep_whole()
        is_restored = [_hits(client, address) for address in SEARCHES] == expected and not differences()
        not_restored += not is_restored
        if not is_restored:
            indexing.rebuild()
    counts = {"told (503)": refused, "silent": silent, "500": errors, "not restored": not_restored}
    return Line(
        "damaged index files", {"damages": sizes.damages} | counts, not (silent or errors or not_restored)
    )


def _damage(root: Path, draw: random.Random) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and path.stat().st_size)
    path, kind = draw.choice(files), draw.choice(("flip", "zero", "cut", "empty", "remove", "folder"))
    content = path.read_bytes()
    offset = draw.randrange(len(content))
    match kind:
        case "flip":
            path.write_bytes(content[:offset] + bytes([content[offset] ^ 0x40]) + content[offset + 1 :])
        case "zero":
            path.write_bytes(
                content[:offset] + bytes(len(content[offset : offset + 64])) + content[offset + 64 :]
            )
        case "cut":
            path.write_bytes(content[:offset])
        case "empty":
            path.write_bytes(b"")
        case "remove":
            path.unlink()
        case "folder":
            shutil.rmtree(path.parent)


def _forget_what_is_open() -> None:
    """As in a process that has just begun."""
    from search.engines.whoosh import codec, snapshot

    codec._mapped.clear()
    snapshot._open.clear()


def _hits(client: Any, address: str) -> tuple[int, object]:
    """The status, and how much was found."""
    response = client.get(address)
    if response.status_code != 200:
        return response.status_code, None
    if address.startswith("/api/"):
        return 200, response.json()["total"]
    return 200, re.findall(r'data-found="(\d+)"', response.content.decode())
