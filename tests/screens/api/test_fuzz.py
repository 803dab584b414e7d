"""The API called with what its own description allows, and with what it does not (schemathesis): no 500, no answer
that breaks the description, and without a token nothing but what is public."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from forms.models import Draft
from portal.audit.models import Entry
from portal.plans.models import Plan
from portal.wording.selectors import releases_of
from tests.cast import Cast, account
from tests.headless import token_for
from tests.manuals import in_welsh, make_manual
from tests.plans import make_plan, release_to, word

pytestmark = pytest.mark.django_db
EXAMPLES = 25  # for each operation and each way
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
OPEN = {
    "/api/v1/manuals", "/api/v1/manuals/{manual}/tree", "/api/v1/pages/{path}", "/api/v1/editions/{path}",
    "/api/v1/edition/{number}/{path}", "/api/v1/search", "/api/v1/places/{place}/glossary",
    "/api/v1/places/{place}/contacts", "/api/v1/places/{place}/terms",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _one_connection(db: None) -> Iterator[None]:
    """The test's own, with what is in its transaction: a server would close it after each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def operations(cast: Cast, draft: Draft, settings: Any) -> list[Any]:
    """Every operation that the API describes, with a manual, a form, a draft and a plan there to be found."""
    for name in ("CALLS_A_CALLER", "CALLS_AN_ADDRESS", "WRONG_TOKENS", "PUBLIC_CALLS_AN_ADDRESS"):
        setattr(settings, f"API_{name}", (1_000_000, 60))
    make_manual()
    in_welsh()
    plan = make_plan(cast.robin, cast.lena, cast.lena, actions=1)
    word(plan, cast.lena)
    release_to(plan, cast.dana, cast.lena)
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", service())
    found = [one.ok() for one in described.get_all_operations() if isinstance(one, Ok)]
    assert len(found) == len(list(described.get_all_operations())), "each is a schema"
    assert len(found) > 20
    return found


def service() -> Callable[..., Any]:
    """The service, called from this machine."""
    handler = WSGIHandler()
    return lambda environ, start: handler({"REMOTE_ADDR": "127.0.0.1", **environ}, start)


def known(draft: Draft, version: Any) -> dict[str, str]:
    """What is there, for the parameters of addresses: chance would never find an id."""
    return {
        "draft": str(draft.pk), "version": str(version), "question": "name", "plan": str(Plan.objects.get().pk),
        "manual": "isle", "path": "isle/core", "place": "england", "number": "1",
    }  # fmt: skip


def each(operation: Any, mode: GenerationMode, see: Callable[[Any], None]) -> None:
    """Call `see` with cases of this operation, always the same ones."""

    @given(operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def run(case: Any) -> None:
        see(case)

    run()


def modes(operation: Any) -> Iterator[GenerationMode]:
    yield GenerationMode.POSITIVE
    if list(operation.iter_parameters()) or operation.body:
        yield GenerationMode.NEGATIVE


@pytest.mark.parametrize("who", ["lena", "dana"])
def test_whatever_is_sent_the_answer_is_as_described(who: str, operations: list[Any], cast: Cast, draft: Draft) -> None:
    headers = {"Authorization": f"Bearer {token_for(account(getattr(cast, who)))}"}
    there = known(draft, draft.version_id)

    def see(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)
        if case.path_parameters:
            case.path_parameters = {name: there.get(name, value) for name, value in case.path_parameters.items()}
            case.call_and_validate(headers=headers, checks=CHECKS)

    for operation in operations:
        for mode in modes(operation):
            each(operation, mode, see)


def test_without_a_token_nothing_is_given_but_what_is_public(operations: list[Any], cast: Cast, draft: Draft) -> None:
    there = known(draft, draft.version_id)
    before = (Entry.objects.count(), Draft.objects.count())
    given_out: set[str] = set()

    def see(case: Any) -> None:
        for parameters in (case.path_parameters, {name: there[name] for name in case.path_parameters or {}}):
            case.path_parameters = parameters
            response = case.call()
            assert response.status_code < 500
            if response.status_code < 400:
                given_out.add(case.operation.path)

    for operation in operations:
        each(operation, GenerationMode.POSITIVE, see)
    assert given_out == OPEN
    assert (Entry.objects.count(), Draft.objects.count()) == before
    assert releases_of(account(cast.dana))
