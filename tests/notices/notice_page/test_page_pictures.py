"""The pages of a scan beside its text, for those who may see what is covered there."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from notices.models import Notice
from tests.notices.reading.drawn_pages import scanned_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def scanned(notice: Notice) -> Notice:
    """The notice, as if it had come as a scan of two pages of which the second was blank."""
    original = notice.original
    original.recognised_pages, original.certainty = [0], 0.973
    with original.content.storage.open("scan", "wb") as file:
        file.write(scanned_pdf(2))
    original.content.name = "scan"
    original.save()
    return notice


@pytest.fixture
def curator_client() -> Client:
    client = Client()
    user = User.objects.create(username="curator", is_staff=True)
    user.groups.add(Group.objects.get(name="订正员"))
    client.force_login(user)
    return client


def test_everybody_is_told_that_a_machine_has_read_it(scanned, client) -> None:
    page = client.get(scanned.get_absolute_url()).content.decode()

    assert "1 页是扫描或拍照的，文字由机器识别，平均把握 97%，可能有错字" in page
    assert "<img" not in page


def test_a_curator_sees_the_pages_beside_the_text(scanned, curator_client) -> None:
    page = curator_client.get(scanned.get_absolute_url()).content.decode()
    picture = curator_client.get(f"{scanned.get_absolute_url()}pages/0.png")

    assert f'<img src="{scanned.get_absolute_url()}pages/0.png" alt="原件第 1 页的图像"' in page
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert picture.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("number", [1, 7])
def test_only_recognised_pages_have_a_picture(scanned, curator_client, number) -> None:
    assert curator_client.get(f"{scanned.get_absolute_url()}pages/{number}.png").status_code == 404


def test_who_may_not_see_originals_sees_no_page(scanned, client) -> None:
    reader = User.objects.create(username="reader", is_staff=True)
    reader.groups.add(Group.objects.get(name="读者"))
    address = f"{scanned.get_absolute_url()}pages/0.png"
    assert client.get(address).status_code == 302

    client.force_login(reader)

    assert client.get(address).status_code == 403
