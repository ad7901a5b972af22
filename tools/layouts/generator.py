"""Notices in random layouts, any number from a seed: `generate(contents, seed)` is one, with its gold. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from tools.layouts.content import Content, Finding, invented, of_notice
from tools.layouts.disguises import disguised
from tools.layouts.drawing import drawn
from tools.layouts.layout import Layout, Sizes
from tools.layouts.press import Press
from tools.layouts.printing import printed
from tools.layouts.tabular import Group
from tools.layouts.writer import with_words
from tools.quality.gold import Case

MOST_PROBLEMS = 22


def generated(
    count: int, notices: Sequence[Case], *, held_out: bool, first_seed: int = 0
) -> Iterator[tuple[Case, Layout]]:
    """`notices` give the words that are printed again; `held_out` layouts share no plan with the others."""
    for seed in range(first_seed, first_seed + count):
        yield generate(notices, seed, held_out=held_out)


def generate(notices: Sequence[Case], seed: int, *, held_out: bool) -> tuple[Case, Layout]:
    """A third of all contents is invented, the others are of one marked notice, or of several mixed."""
    press, groups = composed(notices, Random(f"{seed} {held_out}"), held_out=held_out)
    page, layout = printed(press, groups), press.layout
    text, gold = disguised(page.text, page.gold, layout.disguise, page.body)
    name = f"{'held-out' if held_out else 'tuning'}-{seed}"
    return Case(name, f"{name}.txt", text.encode(), text, with_words(text, gold), None), layout


def composed(notices: Sequence[Case], random: Random, *, held_out: bool) -> tuple[Press, list[Group]]:
    """What is to be printed and by whom."""
    content = _content(notices, random)
    groups = _groups(content, random)
    layout = drawn(random, _sizes(groups), held_out=held_out)
    if not layout.has_aspects:
        groups = [("", [finding for _, findings in groups for finding in findings])]
    return Press(content, layout, random), groups


def _content(notices: Sequence[Case], random: Random) -> Content:
    if not notices or random.random() < 0.34:
        return invented(random)
    first = of_notice(random.choice(notices), random)
    if random.random() < 0.5:
        return first
    contents = [of_notice(random.choice(notices), random) for _ in range(3)]
    pool = list(dict.fromkeys(finding for content in (first, *contents) for finding in content.findings))
    return replace(first, findings=tuple(random.sample(pool, min(len(pool), MOST_PROBLEMS))))


def _groups(content: Content, random: Random) -> list[Group]:
    findings = list(content.findings)
    if random.random() < 0.5:
        random.shuffle(findings)
    findings = findings[: random.randint(3, MOST_PROBLEMS)]
    count = min(random.randint(2, 5), len(content.aspects), len(findings))
    cuts = sorted(random.sample(range(1, len(findings)), count - 1))
    edges = zip([0, *cuts], [*cuts, len(findings)], strict=True)
    names = random.sample(content.aspects, count)
    return [(name, findings[start:end]) for name, (start, end) in zip(names, edges, strict=True)]


def _sizes(groups: Sequence[Group]) -> Sizes:
    """With room for a number left out now and then."""
    findings = [finding for _, members in groups for finding in members]
    return Sizes(
        aspects=len(groups),
        problems=len(findings) + 3,
        items=max((len(finding.items) for finding in findings), default=0),
        steps=max(len(node.measures) for finding in findings for node in _all(finding)),
    )


def _all(finding: Finding) -> tuple[Finding, ...]:
    return (finding, *finding.items)
