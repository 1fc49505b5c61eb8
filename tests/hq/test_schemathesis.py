"""HQ against its own OpenAPI document: thousands of requests, well signed and not, and never a surprise."""

import json
from typing import get_args

import hypothesis
import pytest
import schemathesis
from schemathesis.checks import CHECKS, load_all_checks

from fieldreg.domain.facts import Fact
from fieldreg.hq.limits import Rate
from tests.hq.laptop import Laptop

pytestmark = pytest.mark.slow

load_all_checks()
# What the document promises of any answer. Left out is only what it does not promise: that whatever fits the
# schema is accepted (a signature can't be told by a schema), and that whatever does not is a 4xx of its own.
_PROMISED = [
    CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
        "unsupported_method",
    )
]
_SETTINGS = hypothesis.settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck)
)


@pytest.fixture(scope="module")
def patient(hq):
    """An HQ whose rates do not end the examples."""
    never = Rate(burst=10**9, per_second=10**9)
    hq.hq.limits.pushes = hq.hq.limits.strangers = hq.hq.limits.lists = never
    return hq


@pytest.fixture(scope="module")
def document(patient):
    return schemathesis.openapi.from_url(patient.url + "/openapi.json")


@pytest.fixture(scope="module")
def laptop(patient):
    laptop = Laptop(patient.url)
    assert laptop.enrol(patient.new_code()).status_code == 200
    yield laptop
    laptop.line.close()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/sync"),
        ("POST", "/v1/enrol"),
        ("GET", "/v1/keys"),
        ("GET", "/v1/voids"),
        ("GET", "/v1/filters/{version}"),
        ("GET", "/v1/health"),
        ("GET", "/v1/live"),
        ("GET", "/metrics"),
    ],
)
def test_whatever_is_asked_the_answer_is_one_of_those_documented(document, method, path):
    operation = document[path][method]

    @_SETTINGS
    @hypothesis.given(case=operation.as_strategy())
    def ask(case):
        case.call_and_validate(checks=_PROMISED)

    ask()


def test_every_path_is_asked(document):
    asked = {mark.args[1][n][1] for mark in _parameters() for n in range(len(mark.args[1]))}
    assert asked == set(document.raw_schema["paths"])


def _parameters():
    return [
        mark
        for mark in test_whatever_is_asked_the_answer_is_one_of_those_documented.pytestmark
        if mark.name == "parametrize"
    ]


def test_well_signed_nonsense_is_stored_and_the_judge_survives_it(document, laptop, patient):
    """Entries that fit the schema, chained and signed as they must be: all are receipted, none blocks."""
    operation = document["/v1/sync"]["POST"]
    kinds = sorted(kind.__name__ for kind in get_args(Fact))
    seen = 0

    @_SETTINGS
    @hypothesis.given(case=operation.as_strategy(), data=hypothesis.strategies.data())
    def ask(case, data):
        nonlocal seen
        entries = case.body.get("entries", ()) if isinstance(case.body, dict) else ()
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and "body" in entry:
                kind = data.draw(hypothesis.strategies.sampled_from(kinds))
                laptop.write_raw(kind, json.dumps(entry["body"]).encode())
        assert laptop.sync().receipt.seq == len(laptop.entries)
        seen = len(laptop.entries)

    ask()
    assert seen > 20, "the examples said nothing"
    assert patient.devices()[0]["judged_seq"] == seen
