"""The OpenAPI document tells the truth: real answers are held against it."""

import json
from base64 import b64decode

import msgspec
import pytest
import requests

from fieldreg import wire
from fieldreg.domain.decisions import IssuerKeysPublished
from fieldreg.domain.facts import NumberAssigned
from fieldreg.hq import SignedKeys
from fieldreg.hq.refusals import STATUS
from tests.hq.laptop import Laptop, body_of, registered
from tests.hq.schemas import Mismatch, validate


@pytest.fixture(scope="module")
def document(hq):
    return requests.get(hq.url + "/openapi.json", timeout=10).json()


def hold(document, answer, path, method):
    """Check an answer's status, headers and body against the document; the body."""
    responses = document["paths"][path][method]["responses"]
    assert str(answer.status_code) in responses, f"{answer.status_code} is not documented"
    response = responses[str(answer.status_code)]
    for name, ref in response["headers"].items():
        header = document["components"]["headers"][ref["$ref"].rpartition("/")[2]]
        assert name in answer.headers or not header["required"]
        if name in answer.headers:
            validate(answer.headers[name], header["schema"], document)
    kind = answer.headers["Content-Type"]
    body = json.loads(body_of(answer))
    validate(body, response["content"][kind]["schema"], document)
    if answer.status_code >= 400:
        assert body["error"] in response["description"]
    return body


def test_it_is_3_1_and_every_reference_leads_somewhere(document):
    assert document["openapi"].startswith("3.1")

    def walk(node):
        if isinstance(node, dict):
            if "$ref" in node:
                target = document
                for step in node["$ref"].removeprefix("#/").split("/"):
                    target = target[step]
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(document)


def test_every_path_that_is_served_is_documented_and_no_other(hq, document):
    from fieldreg.hq.api import make_app  # noqa: PLC0415 - FastAPI loads only where it is asked for

    served = {
        (route.path, method.lower())
        for route in make_app(hq.hq).routes
        for method in getattr(route, "methods", ()) or ()
        if method != "HEAD" and route.path.startswith(("/v1", "/metrics"))
    }
    documented = {(path, method) for path, item in document["paths"].items() for method in item}
    assert served == documented


def test_every_code_of_a_refusal_is_in_the_schema(document):
    assert set(document["components"]["schemas"]["Refusal"]["properties"]["error"]["enum"]) == set(STATUS)


def test_requests_and_replies_of_a_round(document, hq, enrol, person):
    first, second = enrol(hq, numbers=3), enrol(hq, numbers=3)
    fact = person("99999999999")
    for laptop in (first, second):
        laptop.write(fact)
        laptop.write(person())
        laptop.write(registered("3171075703901234"))
        laptop.write(NumberAssigned(member_id="x", kpj="y"))
        laptop.cursor = 0
        push = wire.encode_message(laptop.push_of())
        validate(json.loads(push), {"$ref": "#/components/schemas/Push"}, document)
        _, answer = laptop.post("/v1/sync", push)
        reply = hold(document, answer, "/v1/sync", "post")
    kinds = {item["kind"] for item in reply["feed"]}
    assert {"IssuerKeysPublished", "LeaseGranted", "RecordAccepted", "RecordDuplicate"} <= kinds
    assert "RecordRejected" in kinds
    for item in reply["feed"]:
        validate(item["body"], {"$ref": f"#/components/schemas/{item['kind']}"}, document)


def test_a_fork_and_an_enrolment(document, hq, laptop, person):
    laptop.write(person())
    laptop.sync()
    copy = Laptop(hq.url, key=laptop.key, device=laptop.device, installation=laptop.installation)
    with copy.line:
        copy.write(person())
        _, answer = copy.post("/v1/sync", wire.encode_message(copy.push_of()))
        assert hold(document, answer, "/v1/sync", "post")["fork"]["seq"] == 1
        hold(document, copy.enrol(hq.new_code()), "/v1/enrol", "post")


@pytest.mark.parametrize(
    ("path", "changes", "status"),
    [
        ("/v1/sync", {}, 400),
        ("/v1/sync", {"key": wire.SigningKey.generate()}, 401),
        ("/v1/sync", {"key_id": "0" * 32}, 401),
        ("/v1/sync", {"packed": b" " * (wire.MAX_MESSAGE_BYTES + 1)}, 413),
        ("/v1/sync", {"Content-Type": "text/plain"}, 415),
        ("/v1/sync", {"encoding": "identity", "Content-Encoding": "br"}, 415),
        ("/v1/enrol", {}, 400),
        ("/v1/enrol", {"packed": b" " * 70_000}, 413),
    ],
)
def test_refusals(document, laptop, path, changes, status):
    _, answer = laptop.post(path, b"{}", **changes)
    assert answer.status_code == status
    hold(document, answer, path, "post")


@pytest.mark.parametrize("path", ["/v1/keys", "/v1/voids", "/v1/health", "/v1/live"])
def test_what_anybody_may_ask(document, hq, path):
    with requests.Session() as line:
        hold(document, line.get(hq.url + path, stream=True), path, "get")
        hold(document, line.get(hq.url + path, stream=True, data=b"x"), path, "get")


def test_the_published_keys_bear_hqs_signature(hq, laptop):
    with requests.Session() as line:
        body = body_of(line.get(hq.url + "/v1/keys", stream=True))
    signed = wire.decode_message(body, SignedKeys)
    assert signed.hq_key == laptop.hq_key.text
    message = b"fieldreg issuer keys 1\n" + bytes(
        msgspec.json.decode(body, type=dict[str, msgspec.Raw])["published"]
    )
    laptop.hq_key.verify(b64decode(signed.signature), message)
    assert isinstance(signed.published, IssuerKeysPublished)
    assert laptop.key.public.text in {key.public_key for key in signed.published.keys}


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (True, {"type": "integer"}),
        ("x", {"pattern": "^y$"}),
        ({}, {"required": ["a"]}),
        ({"b": 1}, {"properties": {"a": {}}}),
        (1, {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        (1, {"unheardOf": 1}),
    ],
)
def test_the_checker_can_fail(value, schema):
    with pytest.raises(Mismatch):
        validate(value, schema, {})
