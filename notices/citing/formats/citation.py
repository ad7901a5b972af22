"""What a citation says, before it has a format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """A notice, or a problem or measure of it, as it stood at `url` on the day of `accessed`."""

    issuer: str
    title: str  # of the notice
    identifier: str
    published: date | None
    accessed: date
    url: str
    source_url: str = ""  # where the issuer published it
    version: str = ""  # of the collection
    places: tuple[str, ...] = ()  # names that may stand in issuer and title, each one word in Latin letters
    database: str = "整改通"
    medium: str = "EB"  # what GB/T 7714 calls it: an electronic bulletin, or a database (DB)

    @property
    def number(self) -> str:
        """What names a problem or measure within its notice; a notice is named by its title."""
        return self.identifier if "/" in self.identifier else ""

    @property
    def full_title(self) -> str:
        """For formats without a field for a number: where GB/T 7714 has it, after the title."""
        return f"{line(self.title)}: {self.number}" if self.number else line(self.title)

    @property
    def key(self) -> str:
        """A name for files and databases: `linxi-2021-p1-m2`."""
        return self.identifier.replace("/", "-")

    @property
    def note(self) -> str:
        facts = (
            f"{self.database} {self.identifier}",
            f"原载 {self.source_url}" if self.source_url else "",
            f"数据版本 {self.version}" if self.version else "",
        )
        return "；".join(filter(None, facts))


def line(text: str) -> str:
    """On one line: a break inside of a field would end it in most formats."""
    return " ".join(text.split())
