"""Requests made from the description by schemathesis: no failure of the server, and every answer as described."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from search import indexing
from tests.effort import drawn
from tests.pages_data import make_linxi

EXAMPLES = drawn(8, 100)  # of each operation and mode
PLAIN = {"Accept-Encoding": "identity"}  # what asks without a network unpacks nothing
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture
def description(db, settings):  # noqa: ARG001
    settings.API_RATE = "1000000/s"
    make_linxi()
    indexing.rebuild()
    # As Django's own test client does: a request's end must not close the connection that the test's rows are on.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_request_fails_and_every_answer_is_as_described(
    description, mode: GenerationMode, subtests
) -> None:
    for operation in operations(description):
        if mode is GenerationMode.NEGATIVE and not operation.definition.raw["parameters"]:
            continue  # nothing can be wrong about them
        with subtests.test(operation.label):
            _ask(operation, mode)


def test_every_unit_of_a_notice_is_answered_as_described(description) -> None:
    named = {operation.definition.raw["operationId"]: operation for operation in operations(description)}
    notice = {"name": "linxi-2021"}
    problem, item = notice | {"problem": 1}, notice | {"problem": 2, "item": 1}
    for name, where in {
        "notice": notice,
        "problem": problem,
        "item": item,
        "measure": problem | {"measure": 1},
        "item_measure": item | {"measure": 1},
    }.items():
        response = named[name].Case(path_parameters=where).call_and_validate(checks=CHECKS, headers=PLAIN)
        assert response.status_code == 200


def operations(description) -> list[Any]:
    found = [each.ok() for each in description.get_all_operations()]
    assert len(found) == 10
    return found


def _ask(operation, mode: GenerationMode) -> None:
    @settings(max_examples=EXAMPLES, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case) -> None:
        case.call_and_validate(checks=CHECKS, headers=PLAIN)

    asked()
