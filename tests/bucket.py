"""A service that speaks S3, of the tests' own: moto's server on a free port of this machine, with one empty bucket."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from secrets import token_hex
from types import MappingProxyType

import boto3
from moto.server import ThreadedMotoServer

NAME = "zhenggai-tests"
# Whoever asks; moto believes everybody.
ACCOUNT: Mapping[str, str] = MappingProxyType(
    {
        "AWS_ACCESS_KEY_ID": "tests",
        "AWS_SECRET_ACCESS_KEY": token_hex(8),
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
)


@contextmanager
def bucket_service() -> Iterator[dict[str, str]]:
    """The variables of the environment by which boto finds it."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it has a line for every request
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        address = f"http://{host}:{port}"
        client = boto3.client(
            "s3",
            endpoint_url=address,
            region_name=ACCOUNT["AWS_DEFAULT_REGION"],
            aws_access_key_id=ACCOUNT["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=ACCOUNT["AWS_SECRET_ACCESS_KEY"],
        )
        client.create_bucket(Bucket=NAME)
        client.close()
        yield {**ACCOUNT, "AWS_ENDPOINT_URL_S3": address}
    finally:
        server.stop()
