"""A plain text in its pieces, ready to be dressed up."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """A plain text in its pieces: a crumb path, the title's lines, the imprint's lines, the paragraphs."""

    crumbs: tuple[str, ...]
    title: tuple[str, ...]
    imprint: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def headline(self) -> str:
        return "".join(self.title)

    @property
    def path(self) -> str:
        return escape(self.crumbs[0]) if self.crumbs else "您现在的位置：首页 &gt; 政务公开 &gt; 正文"

    @property
    def lines(self) -> tuple[str, ...]:
        """What a reader should find: no crumbs, the title in one line."""
        return (self.headline, *self.imprint, *self.paragraphs)


# In the script of the page: 通報 is a title as 通报 is.
_TITLE = re.compile(r"(?:通[报報]|通告|公告|公示|[报報]告|情[况況])\W*[\d年月日-]*\W*$")
_ISSUER = re.compile(r"中共|[^:：]{2,14}(?:区委|县委|党委|党组|党工委)")


def sheet(text: str) -> Sheet:
    lines = [_bare(line) for line in text.splitlines() if line.strip()]
    body = next(i for i, line in enumerate(lines) if "。" in line)
    head = lines[:body]
    last = max((i for i in range(body) if _TITLE.search(head[i]) and ">" not in head[i]), default=None)
    if last is None:
        return Sheet(_crumbs(head), (), tuple(line for line in head if ">" not in line), tuple(lines[body:]))
    first = next((i for i in range(last, max(last - 4, -1), -1) if _ISSUER.match(head[i])), last)
    card = tuple(line for line in head[:first] if ">" not in line)
    return Sheet(
        _crumbs(head), tuple(head[first : last + 1]), (*card, *head[last + 1 :]), tuple(lines[body:])
    )


def _bare(line: str) -> str:
    """Without the blanks around it; those of a table's row are empty cells."""
    return line.strip(" \u3000\xa0\r") if "\t" in line.strip() else line.strip()


def _crumbs(head: list[str]) -> tuple[str, ...]:
    return tuple(line for line in head if ">" in line)


def escape(text: str) -> str:
    return html.escape(text, quote=False)
