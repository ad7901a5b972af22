"""Bytes in a service that speaks S3, for sites of several machines: each object is there in whole or not at all.

Needs `django-storages[s3]`. Where the service is and who asks it is said in boto's own variables of the environment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile
from storages.backends.s3 import S3Storage

from notices.storage import AwayError, MissingError

# A page that waits for a service that is gone gives up while somebody still looks at it. Checksums that not every
# service knows are sent where one asks for them alone: bytes are held against their hash all the same.
_CLIENT = Config(
    connect_timeout=3,
    read_timeout=30,
    retries={"mode": "standard", "total_max_attempts": 3},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)
_UNKNOWN = ("404", "NoSuchKey")  # a name that there is not; a bucket that there is not is something else
_NO_VERSIONS = ("NotImplemented", "501", "MethodNotAllowed")


class KeptObjects(S3Storage):  # type: ignore[misc]  # django-storages has no types
    """Names are hashes: a name that is taken holds these very bytes already. Unless it `replaces` what was there."""

    def get_default_settings(self) -> dict[str, Any]:
        return {**super().get_default_settings(), "client_config": _CLIENT, "replaces": False}

    def exists(self, name: str) -> bool:
        with _named_failures():
            return bool(super().exists(name))

    def _open(self, name: str, mode: str = "rb") -> ContentFile[bytes]:
        """All of it at once: what cannot be had is said here, and not in the middle of an answer."""
        if mode != "rb":
            raise ValueError(f"objects are read or saved, not opened with {mode!r}")
        with _named_failures():
            return ContentFile(self._object(name).get()["Body"].read(), name)

    def _save(self, name: str, content: Any) -> str:
        with _named_failures():
            if self.replaces or not super().exists(name):
                super()._save(name, content)
        return name

    def delete(self, name: str) -> None:
        """With all its versions, where the bucket keeps some: what was taken down is gone."""
        with _named_failures():
            try:
                for version in self.bucket.object_versions.filter(Prefix=self._object(name).key):
                    version.delete()
            except ClientError as error:
                if error.response["Error"]["Code"] not in _NO_VERSIONS:
                    raise
                super().delete(name)

    def _object(self, name: str) -> Any:
        return self.bucket.Object(self._normalize_name(name))


@contextmanager
def _named_failures() -> Iterator[None]:
    """Raises MissingError and AwayError in place of boto's errors, which name servers and buckets."""
    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] in _UNKNOWN:
            raise MissingError from None
        raise AwayError from error
    except (BotoCoreError, Boto3Error) as error:
        raise AwayError from error
