"""Characters that no database should be asked for."""

from __future__ import annotations

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search/?q=%00&district=%00&notice=a%00b", 200),
        ("/api/v1/search?q=%00&notice=%00", 200),
        ("/api/v1/notices/linxi%00-2021", 404),
        ("/notices/linxi%00/", 404),
    ],
)
def test_nul_characters_are_as_if_not_there(client, address, status):
    assert client.get(address).status_code == status
