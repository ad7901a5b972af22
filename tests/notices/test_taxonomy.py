"""The taxonomy: what it holds, how it is asked, and what it refuses."""

import pytest

from notices.taxonomy import Category, Group, Taxonomy, TaxonomyError, load_taxonomy

ONE_GROUP = """
[[group]]
slug = "city"
name = "城市"
name_en = "City"

  [[group.categories]]
  slug = "land"
  name = "土地"
  name_en = "Land"
  scope = "耕地"
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "taxonomy.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_taxonomy_has_8_groups_and_36_categories():
    taxonomy = load_taxonomy()
    assert [(group.slug, len(group.categories)) for group in taxonomy.groups] == [
        ("development", 5),
        ("city", 4),
        ("livelihood", 7),
        ("governance", 4),
        ("politics", 4),
        ("discipline", 6),
        ("organization", 4),
        ("rectification", 2),
    ]
    assert len(taxonomy.categories) == 36


def test_a_file_is_read_once():
    assert load_taxonomy() is load_taxonomy()


def test_a_category_is_found_by_its_slug():
    assert load_taxonomy().category("petitions") == Category(
        slug="petitions",
        name="信访与群众诉求",
        name_en="Petitions and public demands",
        scope="信访、12345热线、群众反映问题、民生微实事",
        group="governance",
    )


def test_an_unknown_slug_is_a_key_error_that_names_it():
    with pytest.raises(KeyError, match="parking"):
        load_taxonomy().category("parking")


def test_membership_is_by_slug_of_a_category():
    taxonomy = load_taxonomy()
    assert ("land" in taxonomy, "city" in taxonomy, None in taxonomy) == (True, False, False)


def test_a_small_file_becomes_frozen_values(file):
    land = Category("land", "土地", "Land", "耕地", "city")
    assert load_taxonomy(file(ONE_GROUP)) == Taxonomy((Group("city", "城市", "City", (land,)),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("group = [", "taxonomy.toml: not TOML"),
        ("", "top level: group is missing; the fields are group"),
        ("group = []", "group: a list of at least one table is needed"),
        (
            ONE_GROUP + "  colour = 'red'\n",
            r"1 \(land\): colour is unknown; the fields are slug, name",
        ),
        (ONE_GROUP.replace('name_en = "City"\n', ""), r"group 1 \(city\): name_en is missing"),
        (ONE_GROUP.replace('"耕地"', "7"), "scope must be a text that is not empty"),
        (ONE_GROUP.replace('"耕地"', '" "'), "scope must be a text that is not empty"),
        (ONE_GROUP + ONE_GROUP, "group slug city stands there twice"),
        (ONE_GROUP + ONE_GROUP.replace('"city"', '"town"'), "category slug land stands there twice"),
    ],
)
def test_a_file_that_is_no_taxonomy_is_refused_by_name(file, text, message):
    with pytest.raises(TaxonomyError, match=message):
        load_taxonomy(file(text))
