"""The lock and the making of indices, where answers are late and requests sent twice; the cluster is made up."""

from __future__ import annotations

from typing import Any

import pytest
from opensearchpy.exceptions import ConflictError, RequestError, TransportError

from search.engines.opensearch.indices import LEASE, Indices, Lock
from search.engines.protocol import IndexBusyError, Layout


class OneDocument:
    """A cluster that holds one document; `twice`: each writing arrives, and then once more."""

    def __init__(self, twice: bool = False) -> None:
        self.source: dict[str, Any] | None = None
        self.number, self.twice = -1, twice
        self.indices = self

    def get(self, **_request: Any) -> dict[str, Any]:
        versioned = {"_seq_no": self.number, "_primary_term": 1}
        return {"found": True, "_source": self.source, **versioned} if self.source else {"found": False}

    def index(self, body: dict[str, Any], params: dict[str, Any], **_request: Any) -> dict[str, Any]:
        for _ in range(1 + self.twice):
            if (params.get("op_type") and self.source) or params.get("if_seq_no", self.number) != self.number:
                raise ConflictError(409, "version_conflict_engine_exception", {})
            self.source, self.number = body, self.number + 1
        return {"_seq_no": self.number, "_primary_term": 1}

    def delete(self, params: dict[str, Any], **_request: Any) -> None:
        assert params["if_seq_no"] == self.number
        self.source = None

    def create(self, **_request: Any) -> None:
        raise RequestError(400, "resource_already_exists_exception", {})


@pytest.mark.parametrize("twice", [False, True])
def test_one_has_the_lock_until_it_is_given_back_even_where_requests_arrive_twice(twice: bool) -> None:
    cluster: Any = OneDocument(twice)
    first, second = Lock(cluster, "lock"), Lock(cluster, "lock")
    assert (first.acquire(), second.acquire()) == (True, False)
    first.release()
    assert second.acquire()
    assert second.version > first.version


def test_who_was_silent_for_too_long_finds_that_another_has_taken_over() -> None:
    cluster: Any = OneDocument()
    first, second = Lock(cluster, "lock"), Lock(cluster, "lock")
    assert first.acquire()
    cluster.source["until"] -= LEASE
    assert second.acquire()
    first.renewed -= LEASE
    with pytest.raises(IndexBusyError):
        first.renew()


def test_who_writes_for_long_keeps_the_lock() -> None:
    cluster: Any = OneDocument()
    lock = Lock(cluster, "lock")
    assert lock.acquire()
    before, lock.renewed = lock.version, lock.renewed - LEASE
    lock.renew()
    assert lock.version > before


def test_an_index_that_an_earlier_try_has_made_is_there() -> None:
    cluster: Any = OneDocument()
    Indices(cluster, "name", Layout((), (), (), ()))._create("name-lock", {})


def test_an_index_whose_copies_are_late_is_used_without_them() -> None:
    requests: list[dict[str, Any]] = []

    class Late:
        """Copies are not there in time: an error, for whoever does not say that it is none."""

        def __init__(self) -> None:
            self.indices = self.cluster = self

        def health(self, ignore: int = 0, **_request: Any) -> dict[str, Any]:
            if ignore != 408:
                raise TransportError(408, "timed out", {})
            return {"status": "yellow", "timed_out": True}

        def refresh(self, **_request: Any) -> None: ...

        put_settings = refresh

        def update_aliases(self, body: dict[str, Any]) -> None:
            requests.append(body)

    cluster: Any = Late()
    Indices(cluster, "name", Layout((), (), (), ()))._put_in_use({"notice": "name-notice-1"})
    assert requests[0]["actions"][-1] == {"add": {"index": "name-notice-1", "alias": "name-notice"}}
