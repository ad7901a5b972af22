from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from notices.collecting.source_file import load
from notices.models import SourceSite

pytestmark = pytest.mark.django_db
FORM = Path(__file__).resolve().parents[3] / "docs" / "sources.toml"


def test_the_form_that_comes_with_the_product_can_be_loaded_twice() -> None:
    for _ in range(2):
        assert load(FORM) == 2

    rows = SourceSite.objects.order_by("pk")
    assert [(row.name, str(row.place), row.pace, row.active) for row in rows] == [
        ("青岚区纪委监委·巡察整改", "云泽省云泽市青岚区", 5.0, True),
        ("云泽市政府·公告", "云泽省云泽市", 3.0, False),
    ]


@pytest.mark.parametrize(
    ("entry", "error"),
    [
        ('name = "甲"\naddress = "https://jia.example/"\nspeed = 3', ValueError),
        ('name = "甲"\naddress = "nowhere"', ValidationError),
        ('name = "甲"\naddress = "https://jia.example/"\npace = 0.1', ValidationError),
        ('name = "甲"\naddress = "https://jia.example/"\ndepth = 9', ValidationError),
        ("name", ValueError),
    ],
)
def test_an_entry_that_is_wrong_loads_nothing(tmp_path: Path, entry: str, error: type[Exception]) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(f'[[source]]\nname = "乙"\naddress = "https://yi.example/"\n[[source]]\n{entry}\n')

    with pytest.raises(error):
        load(file)
    assert not SourceSite.objects.exists()
