"""Originals in a bucket are what they are in a folder: for imports, pages, takedowns and backups."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage, storages
from django.core.management import call_command

from config import environment
from notices.curation.takedowns import restore, take_down
from notices.decisions.recording import Act
from notices.importing import batches, jobs, recognitions
from notices.importing.importer import import_file
from notices.importing.reparsing import reparse
from notices.models import ImportBatch, Notice, Original, Takedown
from notices.storage import AWAY, MISSING, AwayError, MissingError
from tests import bucket
from tests.notices.notices_text import TEXT

BYTES = TEXT.encode()
HASH = hashlib.sha256(BYTES).hexdigest()
KEY = f"site/originals/{HASH[:2]}/{HASH}"


@pytest.fixture(scope="module")
def _service() -> Iterator[dict[str, str]]:
    with bucket.bucket_service() as variables:
        yield variables


@pytest.fixture
def objects(_service, settings, monkeypatch, tmp_path: Path):
    """A site whose originals are in a bucket, and that bucket, empty."""
    for name, value in {**_service, "ORIGINALS": f"s3://{bucket.NAME}/site"}.items():
        monkeypatch.setenv(name, value)
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "originals"
    settings.STORAGES = environment.storages("ORIGINALS", tmp_path / "recognised")
    objects = boto3.resource("s3").Bucket(bucket.NAME)
    objects.object_versions.delete()
    return objects


@pytest.fixture(params=["folder", "bucket"])
def storage(request, settings, tmp_path: Path) -> Storage:
    if request.param == "bucket":
        request.getfixturevalue("objects")
    settings.MEDIA_ROOT = tmp_path / "originals"
    return default_storage


def contents(objects) -> dict[str, bytes]:
    return {row.key: row.get()["Body"].read() for row in objects.objects.all()}


def handed_in(*names: str) -> ImportBatch:
    batch = ImportBatch.objects.create(title="一批")
    for name in names:
        batches.add(batch, name, BYTES)
    return batch


# What every storage does


def test_bytes_come_back_as_they_were_saved(storage: Storage) -> None:
    assert storage.save("ab/abcd", ContentFile(b"one\r\n\x00")) == "ab/abcd"
    assert storage.exists("ab/abcd")
    for _time in range(2):
        with storage.open("ab/abcd") as file:
            assert file.read() == b"one\r\n\x00"


def test_a_name_that_is_taken_is_not_written_again(storage: Storage) -> None:
    for content in (b"one", b"two"):
        assert storage.save("ab/abcd", ContentFile(content)) == "ab/abcd"
    with storage.open("ab/abcd") as file:
        assert file.read() == b"one"


def test_bytes_that_are_not_there_are_told_without_a_path(storage: Storage) -> None:
    with pytest.raises(MissingError) as refusal:
        storage.open("ab/abcd")
    assert str(refusal.value) == MISSING
    assert not storage.exists("ab/abcd")


def test_what_is_deleted_is_gone_and_may_be_deleted_twice(storage: Storage) -> None:
    storage.save("ab/abcd", ContentFile(b"one"))
    for _time in range(2):
        storage.delete("ab/abcd")
        assert not storage.exists("ab/abcd")


@pytest.mark.parametrize("kept_in", ["folder", "bucket"])
def test_what_was_recognised_is_replaced_when_there_is_more(kept_in, request, settings, tmp_path) -> None:
    settings.STORAGES = environment.storages("NOT_SET", tmp_path / "recognised")
    if kept_in == "bucket":
        request.getfixturevalue("objects")
    for content in (b"{}", b'{"0": 1}'):
        storages["recognised"].save("abcd.json", ContentFile(content))
    with storages["recognised"].open("abcd.json") as file:
        assert file.read() == b'{"0": 1}'


# A site on a bucket


@pytest.mark.django_db
def test_a_file_is_handed_in_read_and_kept_once_under_its_hash(objects, tmp_path: Path) -> None:
    batch = handed_in("linxi-2023.txt", "again.txt")
    assert contents(objects) == {KEY: BYTES}

    assert jobs.work_off("one") == 2

    assert [file.status for file in batch.files.all()] == ["created", "unchanged"]
    original = Original.objects.get()
    assert (original.sha256, original.content.name) == (HASH, f"{HASH[:2]}/{HASH}")
    assert contents(objects) == {KEY: BYTES}
    assert reparse(Notice.objects.get()).reason == ""
    assert not (tmp_path / "originals").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("objects")
def test_an_original_is_fetched_and_its_outline_corrected_from_the_bucket(client) -> None:
    handed_in("linxi-2023.txt")
    jobs.work_off("one")
    client.force_login(User.objects.create_superuser("curator"))

    fetched = client.get(f"/admin/notices/notice/original/{Original.objects.get().pk}/")

    assert b"".join(fetched.streaming_content) == BYTES
    assert client.get("/notices/linxi-2023/outline/").status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keeps_versions", [False, True])
def test_what_is_taken_down_is_deleted_with_every_version(objects, keeps_versions: bool) -> None:
    if keeps_versions:
        objects.Versioning().enable()
    handed_in("linxi-2023.txt")
    jobs.work_off("one")
    recognitions._keep(HASH, {})
    assert {*contents(objects)} == {KEY, f"site/recognised/{HASH}.json"}

    take_down(Notice.objects.get(), Act(None, "来函要求"), sealed=False)

    assert list(objects.object_versions.all()) == []
    objects.Versioning().suspend()


@pytest.mark.django_db(transaction=True)
def test_what_is_sealed_stays_and_is_put_back(objects) -> None:
    handed_in("linxi-2023.txt")
    jobs.work_off("one")

    take_down(Notice.objects.get(), Act(None, "来函要求"), sealed=True)
    assert contents(objects) == {KEY: BYTES}
    restore(Takedown.objects.get(), Act(None, "已更正"))

    with Original.objects.get().content.open() as file:
        assert file.read() == BYTES


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_a_bucket_is_restored_into_a_folder_and_back(objects, settings, tmp_path: Path) -> None:
    handed_in("linxi-2023.txt")
    jobs.work_off("one")
    call_command("backup", str(tmp_path / "of-bucket.zip"))
    in_bucket = settings.STORAGES
    settings.STORAGES = environment.storages("NOT_SET", tmp_path / "recognised")
    call_command("restore", str(tmp_path / "of-bucket.zip"), overwrite=True)
    assert (tmp_path / "originals" / HASH[:2] / HASH).read_bytes() == BYTES

    call_command("backup", str(tmp_path / "of-folder.zip"))
    settings.STORAGES = in_bucket
    objects.object_versions.delete()
    call_command("restore", str(tmp_path / "of-folder.zip"), overwrite=True)

    assert contents(objects) == {KEY: BYTES}
    with Original.objects.get().content.open() as file:
        assert file.read() == BYTES


# A service that does not answer


@pytest.fixture
def away(objects, settings, monkeypatch):  # noqa: ARG001  # the site whose service goes
    """Called when the service is to go."""

    def go() -> None:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9")
        settings.STORAGES = {**settings.STORAGES}  # with connections of their own

    return go


@pytest.mark.django_db
def test_a_file_waits_for_the_service_to_answer(away) -> None:
    batch = handed_in("linxi-2023.txt")
    away()

    assert jobs.work_off("one") == 0

    [file] = batch.files.all()
    assert (file.status, file.attempts, file.reason) == ("waiting", 0, batches.NO_ANSWER)


@pytest.mark.django_db
def test_a_file_that_cannot_be_kept_is_not_imported(away, tmp_path: Path) -> None:
    (tmp_path / "linxi-2023.txt").write_bytes(BYTES)
    away()
    outcome = import_file(tmp_path / "linxi-2023.txt")
    assert (outcome.status, outcome.reason) == ("failed", f"原件没能存下（{AWAY}），没有导入")
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_pages_that_need_bytes_say_that_they_cannot_be_had(away, client) -> None:
    handed_in("linxi-2023.txt")
    jobs.work_off("one")
    client.force_login(User.objects.create_superuser("curator"))
    away()

    page = client.get(f"/admin/notices/notice/original/{Original.objects.get().pk}/")

    assert (page.status_code, page["Retry-After"], AWAY in page.content.decode()) == (503, "30", True)
    assert client.get("/notices/linxi-2023/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_nothing_is_taken_down_where_its_bytes_could_not_be_deleted(away) -> None:
    handed_in("linxi-2023.txt")
    jobs.work_off("one")
    away()
    with pytest.raises(AwayError):
        take_down(Notice.objects.get(), Act(None, "来函要求"), sealed=False)
    assert (Notice.objects.count(), Takedown.objects.count()) == (1, 0)
