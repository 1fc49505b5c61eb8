"""The OpenAPI 3.1 document of HQ, made from the very types that read and write the messages."""

from typing import Any, get_args

import msgspec

from fieldreg.domain.decisions import Decision
from fieldreg.domain.facts import Fact
from fieldreg.hq.keys import SignedKeys, SignedVoids
from fieldreg.hq.refusals import STATUS
from fieldreg.wire import (
    ENCODINGS,
    MAX_MESSAGE_BYTES,
    EnrolReply,
    EnrolRequest,
    Push,
    Refusal,
    Reply,
)

_REF = "#/components/schemas/{name}"

_ANY_PATH = ("hq_error", "hq_busy")
_SIGNED_POST = (
    "malformed", "bad_signature", "too_large", "unknown_encoding", "wrong_content_type", "device_revoked",
    "too_many",
)  # fmt: skip

Schema = dict[str, Any]


class Health(msgspec.Struct, kw_only=True, frozen=True):
    """HQ is up and its database answers."""

    issuer: str
    time: int
    """UTC, milliseconds since 1970."""


class Live(msgspec.Struct, kw_only=True, frozen=True):
    """This process answers."""

    time: int
    """UTC, milliseconds since 1970."""


def document() -> Schema:
    """The document that `/openapi.json` gives."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "fieldreg HQ",
            "version": "1",
            "description": (
                "Between laptops and headquarters. Requests and replies are signed by HTTP Message "
                "Signatures (RFC 9421, Ed25519, label `s`) with Content-Digest (RFC 9530). A reply counts "
                "as success only if its status is 200 and HQ's signature, over it and over that of the "
                "request, is right."
            ),
        },
        "paths": {
            "/v1/sync": {
                "post": _post(
                    "sync",
                    "A round: facts in, receipt and feed out",
                    "Harmless to repeat. `keyid` of the signature is the device.",
                    takes=Push,
                    gives=Reply,
                    refusals=(*_SIGNED_POST, "unknown_device", "key_retired"),
                )
            },
            "/v1/enrol": {
                "post": _post(
                    "enrol",
                    "Make a laptop a device",
                    "Signed with the key that it brings; `keyid` is the installation. Harmless to repeat.",
                    takes=EnrolRequest,
                    gives=EnrolReply,
                    refusals=(*_SIGNED_POST, "enrol_code_unknown", "enrol_code_used", "enrol_code_expired"),
                )
            },
            "/v1/keys": {
                "get": _get("keys", "The keys whose cards are genuine, signed by HQ", SignedKeys, "too_many")
            },
            "/v1/voids": {
                "get": _get(
                    "voids", "The numbers whose cards no longer count, signed", SignedVoids, "too_many"
                )
            },
            "/v1/filters/{version}": {"get": _piece()},
            "/v1/health": {"get": _get("health", "Ready: HQ and its database are up", Health)},
            "/v1/live": {
                "get": _get("live", "Alive: this process answers, whatever the database does", Live)
            },
            "/metrics": {"get": _metrics()},
        },
        "components": {
            "schemas": _schemas(),
            "headers": _headers(),
            "parameters": _parameters(),
        },
    }


def _post(
    name: str,
    summary: str,
    description: str,
    *,
    takes: type[msgspec.Struct],
    gives: type[msgspec.Struct],
    refusals: tuple[str, ...],
) -> Schema:
    return {
        "operationId": name,
        "summary": summary,
        "description": description,
        "parameters": [
            _ref("parameters", part)
            for part in (
                "content_encoding",
                "accept_encoding",
                "content_digest",
                "signature_input",
                "signature",
            )
        ],
        "requestBody": {"required": True, "content": _json(takes)},
        "responses": _responses(gives, (*refusals, *_ANY_PATH)),
    }


def _get(name: str, summary: str, gives: type[msgspec.Struct], *refusals: str) -> Schema:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": [_ref("parameters", "accept_encoding")],
        "responses": _responses(gives, ("too_large", *refusals, *_ANY_PATH)),
    }


def _piece() -> Schema:
    signed = ("bad_signature", "unknown_device", "key_retired", "device_revoked", "too_many")
    responses = _responses(Refusal, (*signed, "not_found", "range_wrong", *_ANY_PATH))
    del responses["200"]
    content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    responses["206"] = {"description": "The bytes.", "headers": _reply_headers(), "content": content}
    version = {"name": "version", "in": "path", "required": True, "schema": {"type": "integer", "minimum": 0}}
    headers = ("range", "content_encoding", "content_digest", "signature_input", "signature")
    return {
        "operationId": "filter",
        "summary": "A piece of a member filter, for the devices that its key was told to",
        "description": "`version` as in `MemberFilterPublished`. At most 1 MiB; without a body.",
        "parameters": [version, *(_ref("parameters", each) for each in headers)],
        "responses": responses,
    }


def _metrics() -> Schema:
    busy = {"description": "Refused: hq_busy.", "content": _json(Refusal)}
    text = {"text/plain": {"schema": {"type": "string"}}}
    return {
        "operationId": "metrics",
        "summary": "Figures for a monitor, in Prometheus's text format",
        "responses": {"200": {"description": "Done.", "content": text}, str(STATUS["hq_busy"]): busy},
    }


def _responses(gives: type[msgspec.Struct], refusals: tuple[str, ...]) -> Schema:
    responses: Schema = {
        "200": {"description": "Done.", "headers": _reply_headers(), "content": _json(gives)}
    }
    for status in sorted({STATUS[code] for code in refusals}):
        codes = [code for code in refusals if STATUS[code] == status]
        responses[str(status)] = {
            "description": "Refused; nothing was stored. `error` is one of: " + ", ".join(codes) + ".",
            "headers": _reply_headers()
            | ({"Retry-After": _ref("headers", "retry_after")} if status in {429, 503} else {}),
            "content": _json(Refusal),
        }
    return responses


def _json(form: type[msgspec.Struct]) -> Schema:
    return {"application/json": {"schema": _ref("schemas", form.__name__)}}


def _ref(kind: str, name: str) -> Schema:
    return {"$ref": f"#/components/{kind}/{name}"}


def _reply_headers() -> Schema:
    return {
        "Content-Encoding": _ref("headers", "content_encoding"),
        "Content-Digest": _ref("headers", "content_digest"),
        "Signature-Input": _ref("headers", "signature_input"),
        "Signature": _ref("headers", "signature"),
    }


def _schemas() -> Schema:
    facts, decisions = get_args(Fact), get_args(Decision)
    forms = (
        Push,
        Reply,
        Refusal,
        EnrolRequest,
        EnrolReply,
        SignedKeys,
        SignedVoids,
        Health,
        Live,
        *facts,
        *decisions,
    )
    _, schemas = msgspec.json.schema_components(forms, ref_template=_REF)
    schemas["EntryForm"]["properties"]["body"] = {
        "description": "The fact that `kind` names ("
        + ", ".join(fact.__name__ for fact in facts)
        + "). HQ stores any JSON and judges what it can read.",
    }
    schemas["FeedItem"]["properties"]["kind"]["enum"] = [decision.__name__ for decision in decisions]
    schemas["FeedItem"]["properties"]["body"] = {
        "description": "The decision that `kind` names.",
        "anyOf": [_ref("schemas", decision.__name__) for decision in decisions],
    }
    schemas["Refusal"]["properties"]["error"]["enum"] = list(STATUS)
    return schemas


def _headers() -> Schema:
    return {
        "content_encoding": {
            "description": "The best that the request accepts; identity for a refusal.",
            "required": True,
            "schema": {"type": "string", "enum": list(ENCODINGS)},
        },
        "content_digest": _signed("SHA-256 or SHA-512 of the body as sent."),
        "signature_input": _signed(
            'Covers @status, content-encoding, content-digest and "signature";req; keyid="hq".'
        ),
        "signature": _signed("Ed25519 by HQ's key."),
        "retry_after": {
            "description": "Come again after so many seconds.",
            "required": True,
            "schema": {"type": "string", "pattern": "^[1-9][0-9]*$"},
        },
    }


def _signed(description: str) -> Schema:
    return {
        "description": description + " Absent where the request bore no readable signature.",
        "required": False,
        "schema": {"type": "string"},
    }


def _parameters() -> Schema:
    def header(name: str, description: str, *, required: bool = True, **schema: object) -> Schema:
        text = {"type": "string", **schema}
        return {
            "name": name,
            "in": "header",
            "required": required,
            "description": description,
            "schema": text,
        }

    return {
        "content_encoding": header(
            "Content-Encoding",
            f"At most {MAX_MESSAGE_BYTES} bytes, packed and unpacked (64 KiB for an enrolment).",
            enum=list(ENCODINGS),
        ),
        "range": header(
            "Range", "`bytes=first-last`, both included.", pattern="^bytes=[0-9]{1,12}-[0-9]{1,12}$"
        ),
        "accept_encoding": header("Accept-Encoding", "What the reply may be packed with.", required=False),
        "content_digest": header("Content-Digest", "SHA-256 or SHA-512 of the body as sent (RFC 9530)."),
        "signature_input": header(
            "Signature-Input", "Covers @method, @path, content-encoding and content-digest; keyid and nonce."
        ),
        "signature": header("Signature", "Ed25519 (RFC 9421)."),
    }
