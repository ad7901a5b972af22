import pytest

from search.claims.ways import span


@pytest.mark.parametrize(
    ("years", "written"),
    [
        (["2021"], "2021"),
        (["2022", "2020", "2021"], "2020-2022"),
        (["2020", "2022"], ""),
        (["2020", "none"], ""),
        ([], ""),
    ],
)
def test_years_in_a_row_are_a_span(years, written):
    assert span(years) == written
