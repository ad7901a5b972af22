from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from notices.collecting.walk import Walk
from notices.models import SourceSite
from tests.notices.collecting.sites import PACE, Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    with served(Site("utf-8", with_etags=True)) as site:
        yield site


@pytest.fixture
def source(site: Site, settings, tmp_path: Path) -> SourceSite:
    settings.FETCH_PRIVATE = True
    settings.CONTACT_EMAIL, settings.SITE_URL = "desk@example.org", ""
    settings.MEDIA_ROOT = tmp_path / "originals"
    return SourceSite.objects.create(name="青岚", address=f"{site.address}/xcgz/index.html", pace=PACE)


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    return Walk(tmp_path / "collecting")
