"""What prints: a layout, the sheet it is printed on, and the numbers that have been given. Pure but for its draws."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tools.layouts.content import Content
from tools.layouts.drawing import Drawing
from tools.layouts.forms import Form
from tools.layouts.layout import Layout
from tools.layouts.writer import Writer


class Press:
    """One notice being printed."""

    def __init__(self, content: Content, layout: Layout, random: Random) -> None:
        self.content, self.layout, self.random = content, layout, random
        self.drawing = Drawing(random, held_out=layout.held_out)
        self.writer = Writer(layout.disguise.indent, layout.disguise.gap)
        self.part_number = 0
        self.problem_number = 0

    def line(self, words: str) -> None:
        """A paragraph of its own."""
        self.writer.paragraph()
        self.writer.put(words)

    def part(self, role: str, title: str, wording: str = "{}") -> list[int]:
        self.part_number += 1
        self.writer.paragraph()
        label = self.label(self.layout.forms["part"], [self.part_number])
        return self.writer.part(label, wording, title, role)

    def label(self, form: Form, path: Sequence[int]) -> str:
        printed = form.printed(path)
        return (
            printed + self.layout.after_label
            if printed and not printed.endswith((" ", "，", "："))
            else printed
        )

    def aspect(self, number: int, name: str) -> int | None:
        """Printed where the layout has aspects; numbers of problems begin anew there unless they run on."""
        if not self.layout.running_numbers:
            self.problem_number = 0
        layout = self.layout
        if layout.shape == "aspect-parts":
            return self.writer.aspect_of_part(self.part("rectification", name, layout.aspect_wording))
        if not layout.has_aspects:
            return None
        self.writer.paragraph()
        label = self.label(layout.forms["aspect"], [self.part_number or 1, number])
        return self.writer.aspect("" if layout.shape == "questions" else label, layout.aspect_wording, name)

    def next_number(self) -> int:
        """Now and then one is left out or printed twice."""
        slip = self.random.random()
        faulty = self.layout.faulty_numbers
        self.problem_number += (
            0 if slip < faulty / 2 and self.problem_number else 2 if slip > 1 - faulty / 2 else 1
        )
        return self.problem_number
