"""Share, κ and α on published examples, and α beside the reference implementation on values drawn at random."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from notices.agreement.coefficients import agreement, cohens_kappa, krippendorffs_alpha


def crossed(*rows: tuple[int, ...]) -> list[tuple[str, str]]:
    """The pairs of a table: what the first coder said by row, the second by column."""
    return [
        (str(first), str(second))
        for first, row in enumerate(rows)
        for second, count in enumerate(row)
        for _ in range(count)
    ]


def columns(*coders: str) -> list[tuple[str | None, ...]]:
    """The units of a table with a row a coder; `.` is no value."""
    rows = [[None if value == "." else value for value in coder.split()] for coder in coders]
    return list(zip(*rows, strict=True))


def test_kappa_is_that_of_cohen_1960() -> None:
    """Two judges, three diagnoses, proportions of 200: po .70, pc .41."""
    pairs = crossed((88, 14, 18), (10, 40, 10), (2, 6, 12))
    assert cohens_kappa(pairs) == pytest.approx(0.29 / 0.59)


def test_kappa_is_that_of_the_fifty_applications() -> None:
    """The example of most textbooks: po .7, pc .5."""
    assert cohens_kappa(crossed((20, 5), (10, 15))) == pytest.approx(0.4)


def test_kappa_differs_between_tables_of_the_same_share() -> None:
    """po .60 in both; with other marginals, .1304 and .2593."""
    kappas = [cohens_kappa(crossed(*rows)) for rows in (((45, 15), (25, 15)), ((25, 35), (5, 35)))]
    assert kappas == [pytest.approx(0.06 / 0.46), pytest.approx(0.14 / 0.54)]


def test_alpha_is_that_of_krippendorff_2011_for_binary_data() -> None:
    meg, owen = "0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"
    assert krippendorffs_alpha(columns(meg, owen)) == pytest.approx(0.095, abs=0.0005)


def test_alpha_is_that_of_krippendorff_2011_for_nominal_data() -> None:
    ben, gerry = "a a b b d c c c e d d a", "b a b b b c c c e d d d"
    assert krippendorffs_alpha(columns(ben, gerry)) == pytest.approx(0.692, abs=0.0005)


def test_alpha_is_that_of_krippendorff_2011_for_four_observers_with_values_missing() -> None:
    units = columns(
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    assert krippendorffs_alpha(units) == pytest.approx(0.743, abs=0.0005)


VALUES = st.sampled_from([None, "1", "2", "3", "4"])


@given(st.integers(2, 4).flatmap(lambda coders: st.lists(st.tuples(*[VALUES] * coders), max_size=30)))
def test_alpha_is_that_of_the_reference(units) -> None:
    paired = [unit for unit in units if sum(value is not None for value in unit) > 1]
    assume(len({value for unit in paired for value in unit if value is not None}) > 1)
    data = np.array([[np.nan if value is None else float(value) for value in unit] for unit in units]).T
    reference = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
    assert krippendorffs_alpha(units) == pytest.approx(reference)


def test_a_pair_counts_where_both_have_said_something() -> None:
    figures = agreement([("a", "a"), ("a", None), (None, "b"), ("b", "b"), ("a", "b")])
    assert (figures.units, figures.agreed, figures.share) == (3, 2, 2 / 3)
    assert [figures.kappa, figures.alpha] == pytest.approx([0.4, 4 / 9])


@pytest.mark.parametrize("pairs", [[], [("a", None)], [("a", "a"), ("a", "a")]])
def test_nothing_is_said_beyond_chance_where_there_is_one_value_or_none(pairs) -> None:
    figures = agreement(pairs)
    assert (figures.kappa, figures.alpha) == (None, None)
    assert figures.share == (1.0 if figures.units else None)


def test_those_who_always_differ_are_below_chance() -> None:
    figures = agreement([("a", "b"), ("b", "a")])
    assert (figures.share, figures.kappa) == (0, -1)
    assert figures.alpha == pytest.approx(-0.5)
