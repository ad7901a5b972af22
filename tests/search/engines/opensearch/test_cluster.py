"""What nodes answer that cannot do what is asked, by our names; the cluster is made up."""

from __future__ import annotations

from typing import Any

import pytest
from opensearchpy.exceptions import AuthorizationException, NotFoundError, TransportError
from opensearchpy.exceptions import ConnectionError as NoConnectionError

from search.engines.opensearch.cluster import named_failures
from search.engines.protocol import IndexAwayError, IndexMissingError

NO_INDEX = NotFoundError(404, "index_not_found_exception", {})
NO_MANAGER = TransportError(503, "cluster_manager_not_discovered_exception", {})
NOBODY = NoConnectionError("N/A", "refused", OSError())


class Nodes:
    """They answer what they are asked of their state, or cannot."""

    def __init__(self, state: dict[str, Any] | Exception) -> None:
        self.answer, self.cluster = state, self

    def state(self, **_request: Any) -> dict[str, Any]:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def asked(nodes: Nodes, failure: Exception) -> None:
    with named_failures(nodes):  # type: ignore[arg-type]  # made up
        raise failure


@pytest.mark.parametrize(
    "state",
    [
        pytest.param({}, id="none"),
        pytest.param({"blocks": {"global": {"10": {"retryable": False}}}}, id="full disks"),
        pytest.param(AuthorizationException(403, "security_exception", {}), id="not to be asked"),
    ],
)
def test_an_index_that_there_is_not_is_missing(state) -> None:
    with pytest.raises(IndexMissingError):
        asked(Nodes(state), NO_INDEX)


@pytest.mark.parametrize(
    "state",
    [
        pytest.param({"blocks": {"global": {"1": {"retryable": True}}}}, id="just met"),
        pytest.param(NO_MANAGER, id="without a manager"),
        pytest.param(NOBODY, id="gone"),
    ],
)
def test_nodes_that_have_just_met_and_name_no_index_yet_are_away_and_nothing_is_made_anew(state) -> None:
    with pytest.raises(IndexAwayError):
        asked(Nodes(state), NO_INDEX)


@pytest.mark.parametrize("failure", [NO_MANAGER, NOBODY, TransportError(500, "node_closed", {})])
def test_nodes_that_do_not_answer_are_away(failure) -> None:
    with pytest.raises(IndexAwayError):
        asked(Nodes({}), failure)


def test_what_is_asked_wrongly_stays_what_it_is() -> None:
    with pytest.raises(TransportError):
        asked(Nodes({}), TransportError(400, "parsing_exception", {}))
