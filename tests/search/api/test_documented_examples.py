"""Every example of docs/api.md is asked of the samples and answered as documented."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from search import indexing
from tests.test_architecture import ROOT

REST = "…"
EXAMPLES = re.findall(
    r"```\nGET (\S+)\n```\n\n```json\n(.*?)```", (ROOT / "docs/api.md").read_text("utf-8"), re.DOTALL
)

pytestmark = pytest.mark.django_db


def as_documented(answer: Any, documented: Any) -> Any:
    """The answer without what the documented one leaves out: equal to it where the example holds."""
    if documented == REST:
        return REST
    if isinstance(documented, dict) and isinstance(answer, dict):
        kept = answer if REST not in documented else {name: answer.get(name) for name in documented}
        return {name: as_documented(value, documented.get(name)) for name, value in kept.items()} | (
            {REST: REST} if REST in documented else {}
        )
    if isinstance(documented, list) and isinstance(answer, list):
        if documented[-1:] == [REST]:
            answer = [*answer[: len(documented) - 1], REST]
        return [
            as_documented(value, documented[place] if place < len(documented) else None)
            for place, value in enumerate(answer)
        ]
    return answer


@pytest.fixture
def samples(capsys, settings) -> None:
    settings.SITE_URL = "http://127.0.0.1:8000"
    call_command("import_notices", "--sample", str(Path(ROOT / "samples")))
    capsys.readouterr()
    indexing.rebuild()


@pytest.mark.usefixtures("samples")
def test_each_example_is_answered_as_documented(subtests, client: Client) -> None:
    assert len(EXAMPLES) == 7
    for address, documented in EXAMPLES:
        with subtests.test(address):
            answer = client.get(address).json()
            expected = json.loads(documented)
            assert as_documented(answer, expected) == expected


@pytest.mark.parametrize(
    ("answer", "documented"),
    [
        ({"a": 1, "b": 2}, {"a": 1}),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1}, {"a": 2, REST: REST}),
        ({"b": 1}, {"a": 1, REST: REST}),
        ([1, 2], [1]),
        ([], [1, REST]),
        ([2, 3], [1, REST]),
    ],
)
def test_an_answer_that_differs_is_not_as_documented(answer: Any, documented: Any) -> None:
    assert as_documented(answer, documented) != documented
