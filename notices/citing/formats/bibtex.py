"""BibTeX: `@online`, known to biblatex and gbt7714; styles that do not know it treat it as `@misc`."""

from __future__ import annotations

from collections.abc import Iterator

from notices.citing.formats.citation import Citation, line

_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: "\\" + sign for sign in "&%$#_"},
    }
)
# An address is taken literally, and must not close its own field.
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


def bibtex(citation: Citation) -> str:
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(citation))
    return f"@online{{{citation.key},\n{fields}\n}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    if citation.issuer:
        yield "author", f"{{{_escaped(citation.issuer)}}}"  # in braces of its own: no name of a person
    yield "title", f"{{{_escaped(citation.full_title)}}}"
    if citation.published:
        yield "date", citation.published.isoformat()
        yield "year", str(citation.published.year)
    yield "url", citation.url.translate(_IN_ADDRESS)
    yield "urldate", citation.accessed.isoformat()
    yield "langid", "chinese"
    yield "note", _escaped(citation.note)


def _escaped(text: str) -> str:
    return line(text).translate(_ESCAPED)
