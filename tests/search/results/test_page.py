from search.page.filters import FilterChoice
from search.results.page import HEIGHT, LEAST, WIDTH, histogram


def year(value: str, count: int) -> FilterChoice:
    return FilterChoice(value, value, count, selected=False, url=f"?year={value}")


def test_years_stand_in_order_with_gaps_for_those_without_hits():
    bars = histogram([year("2021", 40), year("2019", 10), year("2018", 1), year("none", 7)])
    assert [bar.year for bar in bars] == ["2018", "2019", "2021"]
    assert [bar.height for bar in bars] == [LEAST, HEIGHT / 4, HEIGHT]
    assert bars[2].x - bars[1].x > 1.5 * (bars[1].x - bars[0].x)
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in bars)


def test_one_year_is_no_histogram_and_many_have_no_gaps():
    assert histogram([year("2021", 4), year("none", 1)]) == ()
    assert len(histogram([year("1900", 4), year("2021", 0)])) == 2
