"""An article from the web as a whole: its page, those it is divided into, the frame or file that holds its text."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from notices.reading.bounds import MAX_PAGES, MAX_SECONDS
from notices.reading.formats import read
from notices.reading.mhtml import SavedFile, bundle
from notices.reading.shapes import ElsewhereError, ReadError, Reading

Fetch = Callable[[str], tuple[str, bytes, str]]  # an address → name, content and final address
Read = Callable[[str, bytes], Reading]

_DEEPEST = 3  # pages that only go on to another
_SECONDS = 2 * MAX_SECONDS  # for all that belongs to one article
_HTML = "text/html"


def whole_article(
    url: str, fetch: Fetch, reader: Read = read, seconds: float = _SECONDS
) -> tuple[str, bytes, str]:
    """Name, content and address of what an address leads to; after so many seconds no further page is asked for.

    Several pages, or a page and its frame, come as one .mhtml file; a page that only offers a document gives way to it.
    A page of several that can't be had is left out, and reading the rest says so. ReadError as `fetch` raises it.
    """
    return _Article(fetch, reader, time.monotonic() + seconds).found(url)


@dataclass(slots=True)
class _Article:
    fetch: Fetch
    reader: Read
    deadline: float

    def found(self, url: str) -> tuple[str, bytes, str]:
        name, content, address = self.fetch(url)
        for _ in range(_DEEPEST):
            try:
                reading = self.reader(name, content)
            except ElsewhereError as error:
                if time.monotonic() >= self.deadline:
                    break
                link = urljoin(address, error.address)
                inner = self.fetch(link)
                together = bundle([SavedFile(address, _HTML, content), SavedFile(link, _HTML, inner[1])])
                if self._is_readable(together):
                    return f"{name}.mhtml", together, address
                name, content, address = inner
            except ReadError:
                break  # whoever reads it next says why
            else:
                pages = [SavedFile(address, _HTML, content), *self._following(address, reading)]
                return (
                    (f"{name}.mhtml", bundle(pages), address) if len(pages) > 1 else (name, content, address)
                )
        return name, content, address

    def _is_readable(self, bundled: bytes) -> bool:
        try:
            self.reader("a.mhtml", bundled)
        except ReadError:
            return False
        return True

    def _following(self, address: str, reading: Reading) -> Iterator[SavedFile]:
        """The pages after the first, as far as they can be had."""
        seen = {address}
        while (
            reading.pager
            and reading.pager.next
            and len(seen) < MAX_PAGES
            and time.monotonic() < self.deadline
        ):
            address = urljoin(address, reading.pager.next)
            if address in seen:
                return
            seen.add(address)
            try:
                name, content, _ = self.fetch(address)
                reading = self.reader(name, content)
            except ReadError:
                return
            yield SavedFile(address, _HTML, content)
