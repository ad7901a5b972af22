import pytest

from search.asking import addresses

QUERY = "?q=%E5%AD%A6%E4%BD%8D&year=2021&year=2022&page=3"


@pytest.mark.parametrize(
    ("change", "held"),
    [
        (
            lambda query: addresses.with_value(query, "year", "2023"),
            [("q", "学位"), ("year", "2021"), ("year", "2022"), ("year", "2023")],
        ),
        (
            lambda query: addresses.with_value(query, "year", "2021"),
            [("q", "学位"), ("year", "2021"), ("year", "2022")],
        ),
        (lambda query: addresses.with_only(query, "year", "2023"), [("q", "学位"), ("year", "2023")]),
        (lambda query: addresses.without_value(query, "year", "2021"), [("q", "学位"), ("year", "2022")]),
        (lambda query: addresses.without(query, "year", "q"), []),
        (lambda query: addresses.toggled(query, "year", "2021"), [("q", "学位"), ("year", "2022")]),
        (
            lambda query: addresses.toggled(query, "year", "2023"),
            [("q", "学位"), ("year", "2021"), ("year", "2022"), ("year", "2023")],
        ),
        (
            lambda query: addresses.toggled(f"{query}&not_year=2023&not_year=2020", "year", "2023"),
            [("q", "学位"), ("year", "2021"), ("year", "2022"), ("not_year", "2020"), ("year", "2023")],
        ),
        (
            lambda query: addresses.toggled(query, "year", "2023", ["2021"]),
            [("q", "学位"), ("year", "2022"), ("year", "2023")],
        ),
    ],
)
def test_a_change_drops_the_page_and_keeps_the_rest(change, held):
    changed = change(QUERY)
    assert "page=" not in changed
    assert addresses.pairs(changed) == held


def test_a_page_is_put_on_and_the_first_needs_none():
    assert addresses.on_page("?q=a&page=3", 2) == "?q=a&page=2"
    assert addresses.on_page("?q=a&page=3", 1) == "?q=a"


def test_characters_with_a_meaning_in_addresses_are_values():
    query = addresses.with_only("", "q", "a&b=c #?+ “”")
    assert addresses.pairs(query) == [("q", "a&b=c #?+ “”")]


def test_chinese_stands_in_an_address_as_it_is_but_no_sign_that_nobody_sees():
    query = addresses.query_string([("q", "学位 《条例》é\u3000\u200b\u202e")])
    assert query == "?q=学位+《条例》é%E3%80%80%E2%80%8B%E2%80%AE"


def test_covers_of_another_name_are_left_alone():
    assert addresses.toggled("?q=city", "category", "land", ["city"]) == "?q=city&category=land"
