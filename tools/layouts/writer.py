"""The sheet a layout is printed on: it remembers where each heading and step stands. Pure."""

from __future__ import annotations

from tools.layouts.moving import spanned
from tools.quality.marked_notices import Node

_AFTER_LABEL = "：:，,　 \t\n"


class Writer:
    """Text, and its gold so far: `label_span` and `title_span` stand where labels and titles will."""

    def __init__(self, indent: str, gap: str) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self._indent = indent
        self._gap = gap
        self.gold: Node = {"notice": {}, "parts": [], "aspects": [], "problems": []}

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def put(self, words: str) -> list[int]:
        """Where they stand."""
        if words:
            self._pieces.append(words)
            self.length += len(words)
        return [self.length - len(words), self.length]

    def paragraph(self, *, tight: bool = False) -> None:
        """Begins a line; `tight` without blank line and indent, as cells and furniture stand."""
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self.put("\n" if tight else self._gap)
        if not tight:
            self.put(self._indent)

    def worded(self, label: str, wording: str, words: str, mark: str = "") -> Node:
        """A heading with its label; `⟨…⟩` in the wording is what the title holds, else what {} stands for."""
        before, _, after = (wording if "⟨" in wording else wording.replace("{}", "⟨{}⟩")).partition("⟨")
        inner, _, after = after.partition("⟩")
        if "“" in wording:
            words = words.replace("“", "‘").replace("”", "’")
        start = self.put(label)[0]
        if label[-1:].isdigit() and (before or words)[0].isdigit():
            self.put(" ")  # 1.1 12345热线, not 1.112345热线
        self.put(before)
        title = self.put(inner.replace("{}", words))
        self.put(after + mark)
        return {"label_span": _label_span(start, label), "heading": [start, self.length], "title_span": title}

    def part(self, label: str, wording: str, words: str, role: str) -> list[int]:
        """Its title is all that stands behind the label; where an aspect's title would stand is given back."""
        node = self.worded(label, wording, words)
        (start, end), inner = node.pop("heading"), node["title_span"]
        self.gold["parts"].append(
            node | {"title_span": [start + len(label), end], "role": role, "start": start, "end": end}
        )
        return list(inner)

    def aspect(self, label: str, wording: str, words: str) -> int:
        """Its number among all aspects."""
        node = self.worded(label, wording, words)
        return self._begin_aspect(node, node.pop("heading")[0])

    def aspect_of_part(self, title_span: list[int]) -> int:
        """The part begun last is an aspect as well."""
        part = self.gold["parts"][-1]
        return self._begin_aspect({"label_span": part["label_span"], "title_span": title_span}, part["start"])

    def _begin_aspect(self, node: Node, start: int) -> int:
        self.gold["aspects"].append(node | {"start": start})
        return len(self.gold["aspects"])

    def problem(self, node: Node, aspect: int | None) -> Node:
        number = len(self.gold["problems"]) + 1
        node |= {"n": number, "aspect": aspect, "categories": [], "measures": [], "items": []}
        self.gold["problems"].append(node)
        return node

    def item(self, node: Node, kind: str) -> Node:
        node |= {"kind": kind, "categories": [], "measures": []}
        self.gold["problems"][-1]["items"].append(node)
        return node

    def measure(self, holder: Node, label: str, words: str) -> None:
        label_span = _label_span(self.put(label)[0], label)
        start, end = self.put(words)
        holder["measures"].append({"label_span": label_span, "start": start, "end": end})

    def end_parts(self) -> None:
        """The parts end where the next one begins, the last one here."""
        text, parts = self.text, self.gold["parts"]
        ends = [*(part["start"] for part in parts[1:]), self.length] if parts else []
        for part, end in zip(parts, ends, strict=True):
            part["end"] = len(text[:end].rstrip())


def _label_span(start: int, label: str) -> list[int]:
    return [start, start + len(label.rstrip(_AFTER_LABEL))]


def with_words(text: str, gold: Node) -> Node:
    """Labels and titles in the place of their spans."""
    for node in spanned(gold):
        for name in ("label", "title"):
            if span := node.pop(f"{name}_span", None):
                node[name] = text[slice(*span)].replace("\n", "")
    return gold
