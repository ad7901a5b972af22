"""Whatever is asked, what comes is bounded; past a bound a sentence says which."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from notices.models import Category
from search import indexing
from tests.factories import make_notice, make_place, make_problem
from tests.test_architecture import documented

pytestmark = pytest.mark.django_db


def refusal(response, status: int = 400) -> str:
    assert response.status_code == status
    return html.unescape(response.content.decode())


@pytest.fixture
def collection() -> None:
    """Forty districts and all areas: a matrix of 1,440 cells."""
    areas = list(Category.objects.all())
    for number in range(40):
        place = make_place("甲省", "乙市", f"{chr(0x5000 + number)}区")
        make_problem(make_notice(f"n{number}-2021", place=place), "学位", categories=[areas[number % 36]])
    indexing.rebuild()


# What is asked


def test_the_reference_lists_every_bound(settings) -> None:
    assert documented("Bounds") == set(settings.BOUNDS)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=" + "字" * 501, "检索词太长：最多 500 个字，现有 501 个。"),
        ("within=" + "+".join(map(str, range(21))), "结果中须有或不得有的词最多各 20 个，现有 21 个。"),
        ("district=" + "长" * 61, f"“{'长' * 60}…”太长：一个值最多 60 个字。"),
        ("&".join(f"year={year}" for year in range(1900, 1951)), "一项筛选最多选 50 个值，现有 51 个。"),
    ],
)
@pytest.mark.parametrize("path", ["/search/", "/matrix/", "/figures/", "/search/feed/"])
def test_a_question_past_a_bound_is_told_which(client, path: str, query: str, sentence: str) -> None:
    assert sentence in refusal(client.get(f"{path}?{query}"))


def test_a_value_of_any_length_is_told_where_columns_are_chosen(client) -> None:
    assert "太长：一个值最多 60 个字。" in refusal(client.get("/compare/", {"district": "长" * 500}))


@pytest.mark.parametrize("path", ["/search/", "/notices/a-2021/", "/basket/", "/nowhere/"])
def test_an_address_past_its_bound_is_refused_and_not_repeated(client, path: str) -> None:
    answer = refusal(client.get(f"{path}?open={'x' * 8_000}"), 414)
    assert "网址太长：问号之后最多 8000 个字符，现有 8005 个。" in answer
    assert "xxxx" not in answer


def test_a_program_is_told_in_its_own_form(client) -> None:
    response = client.get(f"/api/v1/search?open={'x' * 8_000}")
    assert (response.status_code, response.json()) == (
        414,
        {"detail": "网址太长：问号之后最多 8000 个字符，现有 8005 个。"},
    )


# What comes


@pytest.mark.usefixtures("collection")
@pytest.mark.parametrize("length", [1, 60, 500])
@pytest.mark.parametrize(
    "path",
    ["/matrix/?table=district-category&", "/search/?unit=notice&", "/trends/?", "/notices/n0-2021/hits/?"],
)
def test_no_page_multiplies_its_question(client, path: str, length: int) -> None:
    response = client.get(f"{path}q={quote('学位' * length)[: length * 9]}")
    assert response.status_code == 200
    assert len(response.content) < 400_000


@pytest.mark.usefixtures("collection")
def test_the_pages_of_a_matrix_hold_all_its_rows_however_long_the_question(client) -> None:
    rows, page, address = 0, 1, f"/matrix/?table=district-category&q={'学' * 300}"
    while (response := client.get(f"{address}&page={page}")).status_code == 200:
        rows += len(response.context["matrix"].lines)
        page += 1
    assert (rows, page > 3) == (40, True)


@pytest.mark.usefixtures("collection")
def test_a_page_that_would_be_too_large_is_refused_with_a_sentence(client, settings) -> None:
    settings.BOUNDS = settings.BOUNDS | {"page": 20_000}
    answer = refusal(client.get("/search/", {"unit": "notice", "without": "长" * 100}))
    assert "超过了 20 kB 的上限：请缩短检索词，或少选几个条件。" in answer
    assert client.get("/search/", {"unit": "notice"}).status_code == 200


@pytest.mark.usefixtures("collection")
def test_a_file_of_too_many_rows_is_refused_with_a_sentence(client, settings) -> None:
    settings.BOUNDS = settings.BOUNDS | {"rows": 39}
    answer = refusal(client.get("/search/export/csv/", {"unit": "notice"}))
    assert "这份文件会有 40 行，超过了 39 行的上限：请缩小范围，分几次取用。" in answer
    settings.BOUNDS = settings.BOUNDS | {"rows": 40}
    assert client.get("/search/export/csv/", {"unit": "notice"}).status_code == 200


# What is brought


@pytest.mark.parametrize("path", ["/search/", "/import/", "/admin/login/", "/nowhere/"])
def test_strangers_bring_little(client, path: str) -> None:
    answer = refusal(client.post(path, {"text": "x" * 200_000}), 413)
    assert "提交的内容有 200 kB，超过了 100 kB 的上限。" in answer


def test_staff_bring_as_much_as_an_archive_holds(client, settings) -> None:
    client.force_login(User.objects.create_user("curator", is_staff=True, is_superuser=True))
    file = SimpleUploadedFile("a.txt", b"x" * 200_000)
    assert client.post("/import/", {"uploads": file, "duplicates": "hold"}).status_code in (200, 302)
    settings.BOUNDS = settings.BOUNDS | {"upload": 150_000}
    assert "超过了 150 kB 的上限。" in refusal(client.post("/import/", {"text": "x" * 200_000}), 413)


def test_a_reader_with_an_account_brings_no_more_than_a_stranger(client) -> None:
    client.force_login(User.objects.create_user("reader"))
    refusal(client.post("/import/", {"text": "x" * 200_000}), 413)
