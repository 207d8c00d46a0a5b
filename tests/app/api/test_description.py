"""The OpenAPI description, held to what the interface does: schemathesis tries every route."""

from __future__ import annotations

import pytest

from askreviews import Library
from askreviews.testing import FakeEncoder
from askreviews_app import create
from sample_corpus import home_in

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
checks = pytest.importorskip("schemathesis.specs.openapi.checks", reason="schemathesis is not installed")
hypothesis = pytest.importorskip("hypothesis", reason="hypothesis is not installed")


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    """The description of a server over one digest."""
    with Library(home_in(tmp_path_factory.mktemp("described")), encoder=FakeEncoder()) as library:
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", create(library))


def test_every_route_does_what_the_description_says(described):
    """No request, however odd, brings a 5xx, a status, a type or a body that is not described."""
    tried = []
    for found in described.get_all_operations():
        operation = found.ok()

        @hypothesis.settings(max_examples=25, deadline=None, derandomize=True, database=None)
        @hypothesis.given(case=operation.as_strategy())
        def holds(case):
            # A schema cannot say what question has words that can be searched for: 422 may meet any.
            case.call_and_validate(excluded_checks=[checks.positive_data_acceptance])

        holds()
        tried.append(f"{operation.method.upper()} {operation.path}")
    assert len(tried) == 14
