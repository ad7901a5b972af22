"""The query language: text → tree. Pure; nothing a person can type raises, but a text that is too long.

    学位 缺口                 words: they rank, those holding all come first
    “举一反三” 《宣传工作条例》   exactly this
    养老 或 残疾人             either (OR);   养老 与 残疾人: both (AND)
    巡察 -巡视                without (NOT, 排除, 去除)
    (公租房 或 保障房) -“人才房”  parentheses
    区:龙华 年:2021 领域:教育 标题:学位 措施:移送    (district: year: category: title: measure:)

与 binds closer than 或, 或 closer than a blank. What is joined by an operator, quoted or taken out must
(not) stand in the text as typed; only bare words rank. Broken syntax is read as well as it can be, and a
remark says how. `search/engines/evaluation.py` says why the engine has a tree of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from search.asking.lexing import Name, Token, tokens

LONGEST = 2000
DEEPEST = 20  # parentheses within parentheses


class QueryTooLongError(ValueError):
    def __init__(self, length: int) -> None:
        super().__init__(f"检索词太长：{length} 字，最多 {LONGEST} 字。")


@dataclass(frozen=True, slots=True)
class Bare:
    """A word as typed: it ranks, where no operator is beside it."""

    text: str


@dataclass(frozen=True, slots=True)
class Exact:
    """Must stand in the text, character for character (folded)."""

    text: str


@dataclass(frozen=True, slots=True)
class In:
    """A value for a field."""

    name: Name
    text: str


@dataclass(frozen=True, slots=True)
class Without:
    node: Node


@dataclass(frozen=True, slots=True)
class All:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    nodes: tuple[Node, ...]


Node = Bare | Exact | In | Without | All | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """`words` rank; `needed` must hold, each of them."""

    words: tuple[str, ...] = ()
    needed: tuple[Node, ...] = ()
    remarks: tuple[str, ...] = ()


def parse(text: str) -> Query:
    if len(text) > LONGEST:
        raise QueryTooLongError(len(text))
    remarks: list[str] = []
    nodes = _Parser(list(tokens(text, remarks)), remarks).everything()
    words = tuple(node.text for node in nodes if isinstance(node, Bare))
    needed = tuple(_strict(node) for node in nodes if not isinstance(node, Bare))
    return Query(words, needed, tuple(dict.fromkeys(remarks)))


def leaves(node: Node) -> Iterator[tuple[Exact | In, bool]]:
    """What a needed node asks for, and whether it is taken out instead."""
    match node:
        case Exact() | In():
            yield node, False
        case Without():
            yield from ((leaf, not out) for leaf, out in leaves(node.node))
        case All() | AnyOf():
            for child in node.nodes:
                yield from leaves(child)
        case Bare():  # only beside operators, where `_strict` has made it exact
            yield Exact(node.text), False


@dataclass(slots=True)
class _Parser:
    tokens: list[Token]
    remarks: list[str]
    position: int = 0
    depth: int = field(default=0)

    @property
    def next(self) -> str:
        return self.tokens[self.position].kind if self.position < len(self.tokens) else ""

    def take(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def everything(self) -> list[Node]:
        nodes = self.sequence()
        while self.next:  # a parenthesis that nothing has opened
            self.take()
            self.remarks.append("多余的右括号已忽略。")
            nodes += self.sequence()
        return nodes

    def sequence(self) -> list[Node]:
        """What stands between blanks, to the end or the closing parenthesis."""
        nodes: list[Node] = []
        while self.next and self.next != ")":
            nodes += self.either()
        return nodes

    def either(self) -> list[Node]:
        return self.joined("or", self.both, AnyOf)

    def both(self) -> list[Node]:
        return self.joined("and", self.operand, All)

    def joined(
        self, operator: str, part: Callable[[], list[Node]], join: type[AnyOf] | type[All]
    ) -> list[Node]:
        """One or more parts with the operator between them; an operator with nothing on a side is dropped."""
        parts = [nodes for nodes in [part()] if nodes]
        while self.next == operator:
            token = self.take()
            following = part()
            if not (parts and following):
                self.remarks.append(f"“{token.text}”的一边没有词，未起作用。")
            if following:
                parts.append(following)
        if len(parts) <= 1:
            return parts[0] if parts else []
        return [join(tuple(_one(nodes) for nodes in parts))]

    def operand(self) -> list[Node]:
        """A word, a phrase, a field with its value, a group, what is taken out; [] where none stands."""
        negated, token = False, None
        while self.next == "not":
            negated, token = not negated, self.take()
        nodes = self.atom()
        if token and not nodes:
            self.remarks.append(f"“{token.text or '-'}”后面没有词，未起作用。")
        return [Without(_one(nodes))] if negated and nodes else nodes

    def atom(self) -> list[Node]:
        match self.next:
            case "bare":
                return [Bare(self.take().text)]
            case "quoted":
                return [Exact(self.take().text)]
            case "field":
                return self.valued(self.take().text)
            case "(":
                self.take()
                return self.group()
        return []

    def valued(self, name: str) -> list[Node]:
        nodes = [] if self.next == "field" else self.atom()
        if not nodes:
            self.remarks.append("字段名后面没有内容，已忽略。")
        return [inside(name, node) for node in nodes]  # type: ignore[arg-type]  # made from FIELD_NAMES

    def group(self) -> list[Node]:
        self.depth += 1
        if self.depth > DEEPEST:
            self.remarks.append(f"括号最多 {DEEPEST} 层，更深的已忽略。")
            nodes: list[Node] = []
            self.skip()
        else:
            nodes = self.sequence()
        self.depth -= 1
        if self.next:
            self.take()
        else:
            self.remarks.append("缺少右括号：括号到末尾为止。")
        return nodes

    def skip(self) -> None:
        """To the parenthesis that closes the group."""
        opened = 0
        while self.next and (opened or self.next != ")"):
            opened += {"(": 1, ")": -1}.get(self.take().kind, 0)


def _one(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))


def _strict(node: Node) -> Node:
    """Beside an operator a word must stand in the text as typed."""
    match node:
        case Bare():
            return Exact(node.text)
        case Without():
            return Without(_strict(node.node))
        case All():
            return All(tuple(map(_strict, node.nodes)))
        case AnyOf():
            return AnyOf(tuple(map(_strict, node.nodes)))
        case _:
            return node


def inside(name: Name, node: Node) -> Node:
    """The field of a group is the field of each of its words."""
    match node:
        case Bare() | Exact():
            return In(name, node.text)
        case Without():
            return Without(inside(name, node.node))
        case All():
            return All(tuple(inside(name, child) for child in node.nodes))
        case AnyOf():
            return AnyOf(tuple(inside(name, child) for child in node.nodes))
        case _:
            return node
