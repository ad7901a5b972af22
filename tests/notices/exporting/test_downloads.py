"""Downloads: names, types, and streams."""

from __future__ import annotations

import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from notices.exporting.downloads import ENDINGS, DownloadTable, download, file_name
from notices.versioning.version import current

pytestmark = pytest.mark.django_db
ASKED = RequestFactory().get("/search/export/csv/?q=学位")


@pytest.mark.parametrize(
    ("ending", "media_type", "starts"),
    [
        ("csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfid,text\r\n"),
        ("plain-csv", "text/csv; charset=utf-8", b"id,text\r\n"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("plain-xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("jsonl", "application/jsonl; charset=utf-8", b'{"id": "a/p1"'),
    ],
)
def test_every_ending_streams_its_type(ending, media_type, starts):
    response = download(ASKED, DownloadTable("学位 缺口", ("id", "text"), [("a/p1", "甲")], 1), ending)
    assert isinstance(response, StreamingHttpResponse)
    assert response["Content-Type"] == media_type
    assert response["X-Total-Rows"] == "1"
    assert response["X-Collection-Version"] == str(current())
    assert b"".join(response).startswith(starts)


def test_there_are_no_other_endings():
    assert set(ENDINGS) == {"xlsx", "csv", "plain-csv", "plain-xlsx", "jsonl"}


def test_a_chinese_name_with_the_version_is_said_as_rfc_6266_wants_it():
    response = download(ASKED, DownloadTable("学位 缺口", ("id",), []), "csv")
    assert response["Content-Disposition"] == (
        f"attachment; filename*=utf-8''%E5%AD%A6%E4%BD%8D%20%E7%BC%BA%E5%8F%A3%20{current()}.csv"
    )


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('甲/乙\\丙: "丁"?', "甲-乙-丙- -丁"),
        ("a\r\nSet-Cookie: x", "a Set-Cookie- x"),
        ("../../etc", "etc"),
        ("  ", "data"),
        ("字" * 200, "字" * 80),
    ],
)
def test_a_name_is_one_that_every_file_system_takes(name, safe):
    assert file_name(name) == safe
