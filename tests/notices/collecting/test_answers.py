from pathlib import Path

from notices.collecting.answers import KeptAnswers
from notices.reading.web import SiteAnswer

ANSWER = SiteAnswer(
    200, "http://qinglan.example/a", "a.html", b"\n\x00\xff\n", etag='"1"', last_modified="then"
)


def test_an_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    answers = KeptAnswers(tmp_path / "answers")
    answers.keep(ANSWER.address, ANSWER)

    assert KeptAnswers(tmp_path / "answers").get(ANSWER.address) == ANSWER
    assert answers.get("http://qinglan.example/b") is None


def test_what_is_dropped_or_cleared_is_gone(tmp_path: Path) -> None:
    answers = KeptAnswers(tmp_path / "answers")
    for address in ("a", "b"):
        answers.keep(address, ANSWER)

    answers.drop("a")
    assert (answers.get("a"), answers.get("b")) == (None, ANSWER)
    answers.clear()
    answers.drop("b")
    assert answers.get("b") is None
