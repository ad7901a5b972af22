"""A collection of any size, written straight into the database: notices recombined of the sentences of a folder.

By a fixed seed; a small collection is the beginning of a large one. Places and areas are spread unevenly, as in life.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from django.db import models, transaction

from notices.models import (
    CLAIMS,
    Aspect,
    Category,
    Doubt,
    Fragment,
    Labelling,
    Measure,
    Notice,
    Original,
    Part,
    Place,
    Problem,
)
from tools.benchmarks.invented_claims import claims
from tools.benchmarks.passages import DISTRICTS, PROVINCES, SEED, sentences

PROBLEMS = (8, 24)  # of a notice, from and to
MEASURES = (1, 3)  # of a problem or an item without items
TOGETHER = 200  # notices a transaction writes
_MODELS: tuple[type[models.Model], ...] = (
    Notice,
    Original,
    Part,
    Aspect,
    Problem,
    Labelling,
    Measure,
    Fragment,
    Doubt,
    *CLAIMS,
)


@dataclass
class Batch:
    """Rows that wait to be written, each with its primary key already."""

    keys: dict[type[models.Model], count[int]]
    rows: dict[type[models.Model], list[models.Model]] = field(default_factory=dict)

    def add(self, model: type[Any], **values: Any) -> Any:
        row = model(pk=next(self.keys[model]), **values)
        self.rows.setdefault(model, []).append(row)
        return row

    def write(self) -> None:
        with transaction.atomic():
            for model in _MODELS:
                manager: Any = model._default_manager
                manager.bulk_create(self.rows.get(model, []), batch_size=500)
        self.rows.clear()


def write(folder: Path, size: int) -> None:
    """So many notices into an empty database; Django must be set up."""
    batch = Batch({model: count(1) for model in _MODELS})
    for number, notice in enumerate(islice(_endless(sentences(folder)), size), 1):
        notice.add_to(batch)
        if number % TOGETHER == 0:
            batch.write()
    batch.write()


def _endless(pool: list[str]) -> Iterator[_Notice]:
    draw = random.Random(SEED)
    districts, categories = _places(), list(Category.objects.order_by("position"))
    weights = {
        "districts": [1 / rank**0.5 for rank in range(1, len(districts) + 1)],
        "categories": [1 / rank for rank in range(1, len(categories) + 1)],
    }
    for number in count(1):
        yield _Notice(number, draw, pool, districts, categories, weights)


def _places() -> list[Place]:
    """Invented districts, each in a city, each city in a province."""
    provinces = [
        Place.objects.create(code=f"{number:02}0000", name=f"第{number}省", level="province")
        for number in range(1, PROVINCES + 1)
    ]
    cities = [
        Place.objects.create(
            code=f"{each.code[:2]}0100", name=f"{each.name[:-1]}市", level="city", parent=each
        )
        for each in provinces
    ]
    return [
        Place.objects.create(
            code=f"{(city := cities[number % PROVINCES]).code[:4]}{number // PROVINCES + 1:02}",
            name=f"第{number + 1}区",
            level="district",
            parent=city,
        )
        for number in range(DISTRICTS)
    ]


@dataclass
class _Notice:
    number: int
    draw: random.Random
    pool: list[str]
    districts: list[Place]
    categories: list[Category]
    weights: dict[str, list[float]]
    text: str = ""

    def add_to(self, batch: Batch) -> None:
        draw = self.draw
        place = draw.choices(self.districts, self.weights["districts"])[0]
        published = date(2014, 1, 1) + timedelta(days=draw.randrange(12 * 365))
        self.text = title = f"中共{place.name}委关于巡察整改进展情况的通报（{self.number}）"
        notice = batch.add(
            Notice,
            name=f"n-{self.number}",
            title=title,
            place=place,
            kind=draw.choice(("巡视", "巡察")),
            published=published,
            feedback_date=published - timedelta(days=draw.randrange(60, 300)),
            reader_version="1",
            parser_version="1",
            is_sample=True,
        )
        batch.add(
            Original,
            notice=notice,
            name=f"n-{self.number}.txt",
            media_type="text/plain",
            sha256=f"{self.number:064x}",
            size=1,
            content=f"00/{self.number}",
        )
        self._outline(batch, notice)
        notice.text = self.text

    def _outline(self, batch: Batch, notice: Notice) -> None:
        start = self._line("一、", "逐条整改")
        for number in range(1, self.draw.randint(*PROBLEMS) + 1):
            if number % 8 == 1:
                title = self._clause()
                at = self._line("", title)
                aspect = batch.add(
                    Aspect,
                    notice=notice,
                    number=number // 8 + 1,
                    label="第一方面",
                    title=title,
                    start=at,
                )
            problem = self._problem(batch, notice, number, aspect=aspect)
            if self.draw.random() < 0.3:
                for below in (1, 2):
                    self._answers(batch, notice, self._problem(batch, notice, below, parent=problem))
            else:
                self._answers(batch, notice, problem)
        batch.add(
            Part,
            notice=notice,
            number=1,
            label="一、",
            title="逐条整改",
            role="rectification",
            start=start,
            end=len(self.text),
        )
        if self.draw.random() < 0.1:
            batch.add(Doubt, notice=notice, reason="日期没有年份", start=0, end=1)

    def _problem(self, batch: Batch, notice: Notice, number: int, **above: Any) -> Problem:
        title, label = self._clause(), f"（{number}）" if "parent" not in above else f"{number}."
        heading = f"{label}关于{title}的问题。"
        start = self._line("", heading)
        problem: Problem = batch.add(
            Problem,
            notice=notice,
            number=number,
            label=label,
            title=title,
            heading=heading,
            heading_start=start,
            heading_end=start + len(heading),
            confidence=round(self.draw.random(), 2),
            **above,
        )
        chosen = dict.fromkeys(
            self.draw.choices(self.categories, self.weights["categories"], k=self.draw.choice((1, 1, 2)))
        )
        for rank, category in enumerate(chosen, 1):
            batch.add(Labelling, problem=problem, category=category, rank=rank, score=1.0, cues=[title[:2]])
        return problem

    def _answers(self, batch: Batch, notice: Notice, problem: Problem) -> None:
        lead_in = "责任单位：有关部门。"
        at = self._line("", lead_in)
        batch.add(
            Fragment,
            notice=notice,
            problem=problem,
            kind="lead-in",
            text=lead_in,
            start=at,
            end=at + len(lead_in),
        )
        for number in range(1, self.draw.randint(*MEASURES) + 1):
            said = self.draw.choices(self.pool, k=self.draw.choice((1, 1, 2, 3)))
            text = "".join(said)
            start = self._line(f"{number}是", text)
            measure = batch.add(
                Measure,
                problem=problem,
                number=number,
                label=f"{number}是",
                text=text,
                start=start,
                end=start + len(text),
            )
            for kind, columns in claims(said, start):
                batch.add(kind, notice=notice, problem=problem, measure=measure, **columns)

    def _clause(self) -> str:
        return self.draw.choice(self.pool).split("，")[0].rstrip("。")[:24]

    def _line(self, label: str, words: str) -> int:
        """A line more of the text; gives where the words stand."""
        start = len(self.text) + 1 + len(label)
        self.text += f"\n{label}{words}"
        return start
