import pytest

from search.asking.terms import MOST, split


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
    assert split(given) == terms


def test_only_so_many_terms_are_taken():
    assert len(split([str(number) for number in range(100)])) == MOST
