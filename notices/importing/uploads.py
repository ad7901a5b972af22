"""A bound on what one request may upload, before a byte of it is read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 250 << 20  # an archive of the largest size that is read, and a form around it


class BoundedUpload(FileUploadHandler):
    """Refuses by the length that the request announces; the server holds requests to it."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any, **__: Any) -> None:  # noqa: ARG002, N803
        if content_length > MOST_BYTES:
            raise RequestDataTooBig(f"上传的内容超过了 {MOST_BYTES >> 20} MB 的上限")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002
        return None
