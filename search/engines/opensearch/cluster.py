"""Requests to the nodes of a cluster: to whichever answers, and again where one does not; failures have our names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from time import sleep
from typing import Any

from opensearchpy import OpenSearch, helpers
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    NotFoundError,
    TransportError,
)
from opensearchpy.exceptions import ConnectionError as NoConnectionError

from search.engines.protocol import IndexAwayError, IndexMissingError

Action = Mapping[str, Any]
Body = Mapping[str, Any]
TIMEOUT, WRITING = 10, 60  # seconds for an answer; for a chunk of documents
OVERLOADED = (429, 502, 503, 504)  # statuses after which the same may be asked again
CHUNK = 500  # documents sent together, at most CHUNK_BYTES
CHUNK_BYTES = 5 * 2**20
PAUSES = (0.0, 0.3, 1.0, 3.0, 5.0, 10.0, 10.0, 10.0)  # seconds before what was refused is sent again
CONFLICT, MISSING = 409, 404
_UNREAD = frozenset(
    {"1", "2"}
)  # blocks: state not recovered, no manager; others, as of full disks, hide no index


class RefusedError(Exception):
    """A node will not take a document, however often it is sent."""


def client(urls: Sequence[str]) -> OpenSearch:
    """One a process, which may have been forked from one that had its own; several threads may use it."""
    return _client(tuple(urls), os.getpid())


@lru_cache(maxsize=8)
def _client(urls: tuple[str, ...], _process: int) -> OpenSearch:
    return OpenSearch(
        hosts=list(urls),
        timeout=TIMEOUT,
        max_retries=len(urls) + 1,
        retry_on_timeout=True,
        retry_on_status=OVERLOADED,
        dead_timeout=5,  # seconds that a node which did not answer is left alone; longer each time
    )


@contextmanager
def named_failures(cluster: OpenSearch) -> Iterator[None]:
    """Around requests: what a cluster cannot answer is IndexMissingError or IndexAwayError."""
    try:
        yield
    except NotFoundError:
        with _without_answer():
            if _is_recovering(cluster):
                raise IndexAwayError("集群正在恢复") from None
        raise IndexMissingError("集群中没有索引") from None
    except TransportError as error:
        with _without_answer():
            raise error


@contextmanager
def _without_answer() -> Iterator[None]:
    try:
        yield
    except NoConnectionError as error:
        raise IndexAwayError(type(error).__name__) from error
    except TransportError as error:
        if error.status_code in OVERLOADED or error.status_code == 500:
            raise IndexAwayError(f"{error.status_code} {error.error}") from error
        raise


def _is_recovering(cluster: OpenSearch) -> bool:
    """Nodes that have just met name no index before they have read which there are, and answer 404.

    An account that may not ask is not told; then they are taken at their word.
    """
    try:
        state = cluster.cluster.state(metric="blocks", params={"filter_path": "blocks.global"})
    except (AuthenticationException, AuthorizationException):
        return False
    return not _UNREAD.isdisjoint(state.get("blocks", {}).get("global", {}))


def msearch(cluster: OpenSearch, searches: Sequence[tuple[Body, Body]]) -> list[Any]:
    """Headers with bodies, in one request; all of them answered by all shards, or an error."""
    if not searches:
        return []
    lines = [line for pair in searches for line in pair]
    with named_failures(cluster):
        responses = cluster.msearch(body=lines)["responses"]
        for response in responses:
            if "error" in response:
                kind, status = response["error"].get("type", ""), response["status"]
                raise (NotFoundError if status == MISSING else TransportError)(
                    status, kind, response["error"]
                )
    return list(responses)


def write(cluster: OpenSearch, actions: Iterable[Action]) -> None:
    """Sends all of them, by and by; what a node is too busy for is sent again, for 40 seconds at most.

    Where somebody newer has written a document, that one stays. Raises IndexAwayError, RefusedError: never is anything
    left out in silence.
    """
    remaining = iter(actions)
    while chunk := {action["_id"]: action for action in islice(remaining, CHUNK)}:
        for pause in PAUSES:
            sleep(pause)
            chunk = {key: chunk[key] for key in _refused(cluster, chunk.values())}
            if not chunk:
                break
        else:
            raise IndexAwayError(f"{len(chunk)} 个文档没有写入")


def _refused(cluster: OpenSearch, actions: Iterable[Action]) -> Iterator[str]:
    """The identifiers of what has to be sent again."""
    options: dict[str, Any] = {
        "chunk_size": CHUNK,
        "max_chunk_bytes": CHUNK_BYTES,
        "raise_on_error": False,
        "request_timeout": WRITING,
    }
    with named_failures(cluster):
        for is_done, result in helpers.streaming_bulk(cluster, actions, yield_ok=False, **options):
            [item] = result.values()
            if is_done or item["status"] in (CONFLICT, MISSING):
                continue
            if item["status"] not in OVERLOADED:
                raise RefusedError(f"{item['_id']}: {item.get('error')}")
            yield item["_id"]
