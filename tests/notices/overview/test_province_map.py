"""The map of provinces: what is covered, what has notices of no district, what has none."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client

from notices.models import Place
from notices.overview import province_map
from notices.places.codes import official_places
from notices.places.tiles import tiles
from tests.factories import make_notice, make_place


@pytest.fixture
def provinces(db: None) -> dict[str, province_map.Cover]:  # noqa: ARG001
    """广东省 with two notices of one district, 湖北省 with one of its own, and one of nowhere on the list."""
    district = Place.objects.create(code="440309", name="龙华区", level="district")
    province = Place.objects.create(code="420000", name="湖北省", level="province")
    for name, place in (("a", district), ("b", district), ("c", province), ("d", make_place("青岚省"))):
        make_notice(name, place=place)
    return {cover.code: cover for cover in province_map.covers()}


def test_every_province_has_a_square_of_its_own() -> None:
    codes = {place.code for place in official_places() if place.level == "province" and place.until is None}
    assert {*tiles()} == codes
    assert Counter(tiles().values()).most_common(1)[0][1] == 1


def test_districts_with_notices_are_a_share_of_all(provinces: dict[str, province_map.Cover]) -> None:
    guangdong, hubei, beijing = (provinces[code] for code in ("440000", "420000", "110000"))
    assert (guangdong.notices, guangdong.covered, guangdong.share) == (2, 1, 1 / guangdong.districts)
    assert (hubei.notices, hubei.covered, hubei.share) == (1, 0, 0.0)
    assert (beijing.notices, beijing.share) == (0, None)


def test_the_drawing_tells_nothing_from_no_notice(provinces: dict[str, province_map.Cover]) -> None:
    chart = province_map.chart(provinces.values())
    tiles_by_name = {tile.name: (tile.label, tile.is_gap, tile.shade > 0) for tile in chart.tiles}
    assert {name: tiles_by_name[name] for name in ("广东", "湖北", "北京")} == {
        "广东": ("0.8%", False, True),
        "湖北": ("0.0%", False, False),
        "北京": ("", True, False),
    }
    assert [key.label for key in chart.keys] == ["有通报，但没有区县的", "0.8%", "没有收录通报"]
    assert max(tile.x for tile in chart.tiles) + chart.side <= chart.width
    assert max(tile.y for tile in chart.tiles) + chart.side < chart.legend < chart.height


@pytest.mark.usefixtures("provinces")
def test_map_and_table_can_be_taken_away(client: Client) -> None:
    drawn = client.get("/coverage/map.svg").content.decode()
    assert "各省有通报的区县占全部区县的份额" in drawn
    assert "来源：整改通" in drawn
    lines = client.get("/coverage/map/plain-csv/").getvalue().decode().splitlines()
    rows = {line.split(",")[0]: line.split(",")[1:] for line in lines}
    assert rows["420000"][0:2] + rows["420000"][3:] == ["湖北省", "1", "0", "0.0", "有"]
    assert rows["110000"][-1] == "没有通报"
    assert client.get("/coverage/map/pdf/").status_code == 404


@pytest.mark.usefixtures("provinces")
def test_the_map_stands_on_both_pages(client: Client) -> None:
    for address in ("/coverage/", "/places/"):
        assert "<title>广东: 0.8% (n=122)</title>" in client.get(address).content.decode()
