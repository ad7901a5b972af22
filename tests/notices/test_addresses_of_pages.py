"""The address that is printed below a page."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_printed_page_bears_the_address_of_the_public_site(client, settings):
    settings.SITE_URL = "https://zhenggai.example/"
    page = client.get("/categories/?from=%E5%AE%B6").content.decode()
    assert '<p class="printed">https://zhenggai.example/categories/?from=%E5%AE%B6</p>' in page


def test_a_page_that_does_not_exist_has_no_address_to_print(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert '<p class="printed"></p>' in response.content.decode()


def test_a_host_that_is_not_ours_is_refused_and_not_printed(client):
    response = client.get("/categories/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "elsewhere.example" not in response.content.decode()
