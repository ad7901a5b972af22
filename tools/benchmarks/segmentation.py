"""jieba and rjieba on the same passages: how fast each makes the tokens of an index, and on how many they agree.

    python -m tools.benchmarks.segmentation [--passages 2000] [--notices FOLDER]

Both read the same passages (recombined sentences, fixed seed) in one process; nothing is kept between the two. `words`
and `across` are the fields of the index. rjieba: pip install rjieba==0.2.2.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Tokens = list[tuple[list[str], list[str]]]  # of each passage: words, and those across them


def main() -> None:
    from search.language import analysis
    from tools.benchmarks.passages import passages

    asked = _arguments()
    texts = [passage.text for passage in passages(asked.notices, asked.passages)]
    read = {}
    for name in analysis.SEGMENTERS:
        analysis.segment_with(name)
        analysis.words(["预热"])  # the dictionary is not counted
        began = time.perf_counter()
        read[name] = [(analysis.words([text]), analysis.across([text])) for text in texts]
        seconds = time.perf_counter() - began
        print(
            f"{name:8} {len(texts) / seconds:8,.0f} passages/s, {sum(map(len, texts)) / seconds:10,.0f} characters/s"
        )
    one, other = read.values()
    _print_agreement(one, other)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = ROOT.parent / "shared" / "notices"
    parser.add_argument("--passages", type=int, default=2000)
    parser.add_argument("--notices", type=Path, default=shared if shared.is_dir() else ROOT / "samples")
    return parser.parse_args()


def _print_agreement(one: Tokens, other: Tokens) -> None:
    for field, name in enumerate(("words", "across")):
        pairs = [(Counter(a[field]), Counter(b[field])) for a, b in zip(one, other, strict=True)]
        equal = sum(a == b for a, b in pairs)
        differing = Counter(word for a, b in pairs for word in ((a - b) + (b - a)).elements())
        shared = sum((a & b).total() for a, b in pairs) / max(1, sum((a | b).total() for a, b in pairs))
        often = ", ".join(word for word, _ in differing.most_common(8)) or "nothing"
        print(
            f"{name}: {equal / len(pairs):.1%} of passages, {shared:.2%} of tokens alike; differing most: {often}"
        )


if __name__ == "__main__":
    main()
