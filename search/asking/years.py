"""Years as people write them, one or a span: `2021`, `2019-2021`. Pure."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 200  # years after the first one; a longer span is cut there


def years_named(text: str) -> tuple[str, ...]:
    """`2021`, `2021年`, `2019-2021`; nothing else is a year."""
    ends = [part.strip(" 年") for part in text.replace("—", "-").replace("至", "-").split("-")]
    if not all(len(end) == 4 and end.isascii() and end.isdigit() for end in ends) or len(ends) > 2:
        return ()
    first, last = int(ends[0]), int(ends[-1])
    return tuple(str(year) for year in range(first, min(last, first + MOST) + 1))


def runs(values: Iterable[str]) -> list[list[str]]:
    """The years among these that follow each other, together; the oldest first."""
    found: list[list[str]] = []
    for year in sorted({int(value) for value in values if value.isdigit()}):
        if found and year == int(found[-1][-1]) + 1:
            found[-1].append(str(year))
        else:
            found.append([str(year)])
    return found


def written(run: list[str], dash: str = "-") -> str:
    """`2021`, `2019-2021`."""
    return run[0] if len(run) == 1 else f"{run[0]}{dash}{run[-1]}"


def span(values: Iterable[str]) -> str:
    """`2020-2024`; nothing where these are not all the years of one span."""
    held = list(values)
    found = runs(held)
    return written(found[0]) if len(found) == 1 and len(found[0]) == len(held) else ""
