import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from notices.models import Notice
from notices.versioning.changes import corrected
from notices.versioning.version import current
from tests.pages_data import make_linxi

pytestmark = pytest.mark.django_db

UNITS = ["linxi-2021", "linxi-2021/p1", "linxi-2021/p1/m2", "linxi-2021/p2/i1", "linxi-2021/p2/i1/m1"]
TYPES = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "enw": "application/x-endnote-refer",
    "json": "application/vnd.citationstyles.csl+json",
    "txt": "text/plain",
}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("ending", TYPES)
def test_every_unit_has_its_citation_in_every_format(client, unit, ending):
    make_linxi()
    response = client.get(f"/notices/{unit}/cite.{ending}")
    assert response.status_code == 200
    assert response["Content-Type"] == f"{TYPES[ending]}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{unit.replace("/", "-")}.{ending}"'
    assert f"http://testserver/notices/{unit}/" in response.content.decode()


@pytest.mark.parametrize("address", ["linxi-2021/p9/cite.bib", "nowhere/cite.bib", "linxi-2021/cite.doc"])
def test_what_is_not_there_is_not_found(client, address):
    make_linxi()
    assert client.get(f"/notices/{address}").status_code == 404


@pytest.mark.parametrize("unit", UNITS)
def test_a_page_shows_its_citation_and_hands_it_to_zotero(client, unit):
    make_linxi()
    Notice.objects.update(issuer="中共云泽市临溪区委员会")
    page = client.get(f"/notices/{unit}/").content.decode()
    number = f"：{unit}" if "/" in unit else ""
    assert re.search(
        rf"中共云泽市临溪区委员会\. 中共云泽市临溪区委关于巡察整改进展情况的通报{number}\[EB/OL\]\. "
        rf"（2021-11-23）\[\d{{4}}-\d\d-\d\d\]\. http://testserver/notices/{unit}/\.",
        page,
    )
    assert f'<meta name="citation_public_url" content="http://testserver/notices/{unit}/">' in page
    assert f'href="/notices/{unit}/cite.ris"' in page


def test_a_public_site_gives_its_own_address(client, settings):
    settings.SITE_URL = "https://zhenggai.example/"
    make_linxi()
    assert (
        "https://zhenggai.example/notices/linxi-2021/p1/"
        in client.get("/notices/linxi-2021/p1/cite.txt").content.decode()
    )


def test_a_citation_costs_the_same_queries_for_every_unit(client):
    make_linxi()
    corrected(["linxi-2021"])
    current()  # worked out once a change, whatever is cited
    for unit in UNITS:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/notices/{unit}/cite.bib")
        assert len(asked) <= 4, unit
