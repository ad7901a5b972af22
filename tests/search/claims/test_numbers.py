import pytest

from search.claims.numbers import Spread, plain, spread


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (8390000000.0, "8,390,000,000"),
        (2160.0, "2,160"),
        (0.5, "0.5"),
        (-3.0, "-3"),
        (99.36, "99.36"),
        (1234.5, "1,234.5"),
        (0.0, "0"),
    ],
)
def test_a_number_is_written_with_the_digits_that_there_are(value, written):
    assert plain(value) == written


def test_a_spread_is_the_number_the_least_the_median_and_the_largest():
    assert spread([5.0, 1.0, 9.0, 3.0]) == Spread(4, 1.0, 4.0, 9.0)
