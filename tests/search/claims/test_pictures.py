from search.claims.pictures import Spread, spread


def test_a_spread_is_the_number_the_least_the_median_and_the_largest():
    assert spread([5.0, 1.0, 9.0, 3.0]) == Spread(4, 1.0, 4.0, 9.0)
