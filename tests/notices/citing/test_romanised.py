"""Chinese in Latin letters."""

from __future__ import annotations

import pytest

from notices.citing.formats.romanised import romanised


@pytest.mark.parametrize(
    ("text", "places", "latin"),
    [
        ("通报", (), "Tong bao"),
        ("临溪区委的通报", ("临溪区", "云泽市"), "Linxi Qu wei de tong bao"),
        ("云泽市临溪区委员会", ("云泽市", "临溪区"), "Yunze Shi Linxi Qu wei yuan hui"),
        ("吕岭回族自治县委", ("吕岭回族自治县",), "Lülinghuizu Zizhixian wei"),
        ("关于“三会一课”的通报（2021年）", (), 'Guan yu "san hui yi ke" de tong bao (2021 nian)'),
        ("[临溪区巡察整改通报，2021年]", ("临溪区",), "[Linxi Qu xun cha zheng gai tong bao, 2021 nian]"),
        ("党建A区：甲、乙", (), "Dang jian A qu: jia, yi"),
        ("", ("临溪区",), ""),
    ],
)
def test_syllables_stand_apart_and_places_are_one_word(text, places, latin):
    assert romanised(text, places) == latin


def test_a_name_within_a_longer_one_does_not_part_it():
    assert romanised("云泽市新云泽市区", ("云泽市", "新云泽市区")) == "Yunze Shi Xinyunzeshi Qu"
