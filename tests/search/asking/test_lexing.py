import pytest

from search.asking.lexing import split_terms


@pytest.mark.parametrize(
    ("given", "terms"),
    [
        ([], ()),
        (["学位 缺口", "学位"], ("学位", "缺口")),
        (["“学位 缺口”"], ("学位 缺口",)),
        (["《教育法》 -a"], ("《教育法》", "-a")),
        (["“”", " ", "\0"], ("“”",)),
        (["“学位"], ("“学位",)),
    ],
)
def test_terms_are_parted_by_blanks_unless_quoted(given, terms):
    assert split_terms(given) == terms
