"""What was recognised on a page, as printed rows: straightened, lines put together, marks in the width of print."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from notices.reading.columns import PlacedLine, cut_where
from notices.reading.paragraphs import paragraphs
from notices.reading.pictures import media_type, page_count
from notices.reading.recognition import HOW_TO_INSTALL, NOTHING, PrintedLine, PrintedPage, Recognition
from notices.reading.shapes import ReadError, Reading, ScannedError, check_text
from notices.reading.spaces import joined, tidy

MARK = "文字识别"
_LONG = 8  # letters: a line that says how the page lies
_GAP = 2.5  # letters of room that part columns, not words
_ALIKE = 0.25  # of a letter's size: what lines of one size differ by, as they are measured
_DOUBTFUL = 0.8  # certainty of a line that a person should look at
_MOST_NAMED = 5
_PICTURE = f"这是图片，没有文字；请{HOW_TO_INSTALL}"
NO_WORDS = "扫描的页或图片上没有识别出文字；请粘贴文字"

_HALF, _FULL = ",:;?!()", "，：；？！（）"
_WIDE_MARKS = str.maketrans(_HALF, _FULL)
_CHINESE = r"[\u3400-\u9fff\u3000-\u303f“”‘’，。：；？！（）]"
_NARROW_MARK = re.compile(rf"(?<={_CHINESE})[{re.escape(_HALF)}]|[{re.escape(_HALF)}](?={_CHINESE})")


@dataclass(frozen=True, slots=True)
class _Straight:
    """A line of an upright page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width_of_letter(self) -> float:
        ems = sum(0.55 if letter.isascii() else 1.0 for letter in self.text)
        return (self.right - self.left) / ems


def rows(page: PrintedPage) -> list[PlacedLine]:
    """From the top down, as the rows of a page that has text."""
    lines = _straight(page)
    if not lines:
        return []
    size_of = _letter(lines)
    letter = median(map(size_of, lines))
    printed = []
    for group in _in_rows(lines):
        for part in _parts(group, letter):
            size = median(map(size_of, part))
            text = ""
            for line in part:
                text = joined(text, line.text) if text else line.text
            printed.append(
                PlacedLine(
                    with_wide_marks(tidy(text)),
                    part[0].left,
                    part[-1].right,
                    page.height - max(line.bottom for line in part),
                    letter if abs(size - letter) <= _ALIKE * letter else size,
                )
            )
    return [row for row in printed if row.text]


def read_picture(data: bytes, recognition: Recognition = NOTHING) -> Reading:
    """Photographs and scans, a page each; ScannedError as long as nothing was recognised."""
    if not recognition:
        raise ScannedError(_PICTURE, tuple(range(page_count(data))))
    text = "\n".join(paragraphs([rows(page) for page in recognition.values()]))
    if not text:
        raise ReadError(NO_WORDS)
    share = certainty(recognition)
    return Reading(
        check_text(f"{text}\n"),
        media_type(data),
        remarks(recognition),
        recognised=with_words(recognition),
        certainty=share,
    )


def with_wide_marks(text: str) -> str:
    """Print has marks as wide as letters among Chinese; recognition can't tell (一) from （一）."""
    before = ""
    while text != before:
        before, text = text, _NARROW_MARK.sub(lambda mark: mark[0].translate(_WIDE_MARKS), text)
    return text


def certainty(recognition: Recognition) -> float:
    """Of a letter, on average: 0 to 1."""
    lines = [line for page in recognition.values() for line in page.lines]
    letters = sum(len(line.text) for line in lines)
    return sum(line.certainty * len(line.text) for line in lines) / letters if letters else 1.0


def with_words(recognition: Recognition) -> tuple[int, ...]:
    """The pages that are not blank."""
    return tuple(number for number, page in recognition.items() if page.lines)


def remarks(recognition: Recognition) -> tuple[str, ...]:
    share = f"{math.floor(100 * certainty(recognition))}%"
    hidden_text = with_words(recognition)
    if not hidden_text:
        return ()
    return (
        f"{MARK}：{len(hidden_text)} 页是扫描或拍照的，文字由机器识别，平均把握 {share}；请对照原件的图像核对",
        *(f"{MARK}没有把握：“{text[:60]}”" for text in _doubtful(recognition.values())),
    )


def _doubtful(pages: Iterable[PrintedPage]) -> list[str]:
    lines = [
        line for page in pages for line in page.lines if line.certainty < _DOUBTFUL and len(line.text) > 3
    ]
    return [line.text for line in sorted(lines, key=lambda line: line.certainty)[:_MOST_NAMED]]


def _straight(page: PrintedPage) -> list[_Straight]:
    """As if the page lay straight: turned back by what most of its long lines are askew."""
    angle = median([_angle(line) for line in page.lines if len(line.text) >= _LONG] or [0.0])
    return [_turned(line, -angle) for line in page.lines]


def _angle(line: PrintedLine) -> float:
    (x, y), (u, v) = line.corners[0], line.corners[1]
    return math.atan2(v - y, u - x)


def _turned(line: PrintedLine, angle: float) -> _Straight:
    points = [
        (x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle))
        for x, y in line.corners
    ]
    left, right = ((points[0][0] + points[3][0]) / 2, (points[1][0] + points[2][0]) / 2)
    top, bottom = ((points[0][1] + points[1][1]) / 2, (points[2][1] + points[3][1]) / 2)
    return _Straight(line.text, left, right, top, bottom)


def _letter(lines: Sequence[_Straight]) -> Callable[[_Straight], float]:
    """The size of a line's letters: by its width; of a short one by its height, as the page's long lines have it."""
    long = [line for line in lines if len(line.text) >= _LONG]
    boxes = median([line.height / line.width_of_letter for line in long] or [1.0])
    return lambda line: line.width_of_letter if len(line.text) >= _LONG else line.height / boxes


def _in_rows(lines: Sequence[_Straight]) -> Iterator[list[_Straight]]:
    """Those of the same height on the page, from left to right."""
    for row in cut_where(sorted(lines, key=lambda line: line.top + line.bottom), _is_below):
        yield sorted(row, key=attrgetter("left"))


def _is_below(row: Sequence[_Straight], line: _Straight) -> bool:
    return (line.top + line.bottom) / 2 > row[-1].bottom - 0.25 * (row[-1].bottom - row[-1].top)


def _parts(row: Sequence[_Straight], letter: float) -> Iterator[list[_Straight]]:
    """A row, cut where columns part."""
    return cut_where(row, lambda part, line: line.left - part[-1].right > _GAP * letter)
