"""HQ's HTTP face: eight paths, bytes in, bytes out, each answer signed where its request was.

A reply counts only by HQ's signature, so every check runs in the order cheap → dear, and nothing is
decompressed before its sender is known.
"""

import logging
import re
import time
from collections.abc import Callable

import msgspec
from fastapi import FastAPI, Request, Response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from fieldreg.hq.headquarters import Hq
from fieldreg.hq.logs import event, without_values
from fieldreg.hq.metrics import CONTENT_TYPE
from fieldreg.hq.openapi import Health, Live, document
from fieldreg.hq.refusals import STATUS, Refused
from fieldreg.wire import (
    ENCODINGS,
    MAX_MESSAGE_BYTES,
    EnrolRequest,
    HttpRequest,
    HttpResponse,
    PublicKey,
    Push,
    Refusal,
    WireError,
    decode_message,
    encode_message,
    key_id_of,
    pack,
    sign_response,
    unpack,
    verify_request,
)

_log = logging.getLogger("fieldreg.hq")
_MAX_ENROL_BYTES = 64 * 1024
_BUSY_S = 5
"""When to come again where the database is away."""
Handler = Callable[[Hq, HttpRequest], msgspec.Struct]


def make_app(hq: Hq) -> FastAPI:
    """The ASGI application of an open HQ."""
    app = FastAPI(title="fieldreg HQ", docs_url=None, redoc_url=None)
    # the way that FastAPI documents for an own document
    app.openapi = document  # type: ignore[method-assign]

    @app.post("/v1/sync")
    async def sync(request: Request) -> Response:
        return await _answer(hq, request, _sync, MAX_MESSAGE_BYTES)

    @app.post("/v1/enrol")
    async def enrol(request: Request) -> Response:
        return await _answer(hq, request, _enrol, _MAX_ENROL_BYTES)

    @app.get("/v1/keys")
    async def keys(request: Request) -> Response:
        return await _answer(hq, request, lambda hq, _: hq.signed_keys(), 0, for_anybody=True)

    @app.get("/v1/voids")
    async def voids(request: Request) -> Response:
        return await _answer(hq, request, lambda hq, _: hq.signed_voids(), 0, for_anybody=True)

    @app.get("/v1/filters/{version}")
    async def member_filter(request: Request) -> Response:
        sent = HttpRequest(method="GET", path=request.url.path, headers=dict(request.headers))
        return await run_in_threadpool(_filter_piece, hq, sent)

    @app.get("/v1/health")
    async def health(request: Request) -> Response:
        return await _answer(hq, request, _health, 0)

    @app.get("/v1/live")
    async def live(request: Request) -> Response:
        return await _answer(hq, request, lambda hq, _: Live(time=hq.clock()), 0)

    @app.get("/metrics")
    async def metrics(request: Request) -> Response:
        sent = HttpRequest(method="GET", path="/metrics", headers=dict(request.headers))
        return await run_in_threadpool(_metrics, hq, sent)

    @app.exception_handler(HTTPException)
    async def no_such_path(request: Request, error: Exception) -> Response:
        code = (
            "wrong_method" if isinstance(error, HTTPException) and error.status_code == 405 else "not_found"
        )
        sent = HttpRequest(method=request.method, path=request.url.path, headers=dict(request.headers))
        return await run_in_threadpool(_reply, hq, sent, STATUS[code], Refusal(error=code))

    return app


async def _answer(
    hq: Hq, request: Request, handler: Handler, limit: int, *, for_anybody: bool = False
) -> Response:
    began = time.perf_counter()
    sent = HttpRequest(method=request.method, path=request.url.path, headers=dict(request.headers))
    address = request.client.host if request.client else ""
    try:
        if request.method == "POST":
            hq.limits.strangers.look(address)
        if for_anybody:
            hq.limits.lists.take(address)
        sent.body = await _body(request, limit)
    except (Refused, WireError) as error:
        response = await run_in_threadpool(_refuse, hq, sent, error)
    else:
        response = await run_in_threadpool(_handle, hq, sent, handler)
    if response.status_code in {401, 403}:
        hq.limits.strangers.charge(address)
    event(
        "request",
        path=sent.path,
        status=response.status_code,
        ms=round((time.perf_counter() - began) * 1000, 1),
        bytes_in=len(sent.body),
        bytes_out=len(response.body),
    )
    return response


async def _body(request: Request, limit: int) -> bytes:
    """The body as sent, never more than `limit` bytes of it in memory."""
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > limit:
                raise WireError("too_large")
    except ClientDisconnect:
        raise WireError("malformed") from None
    return bytes(body)


def _filter_piece(hq: Hq, sent: HttpRequest) -> Response:
    try:
        device = hq.sender_of(sent)
        hq.limits.pushes.take(device)
        version, first, last = _range_of(sent)
        content, size = hq.filter_piece(device, version, first, last)
    except (Refused, WireError) as error:
        return _refuse(hq, sent, error)
    except (DBAPIError, PoolTimeout) as error:
        _log.error("the database failed: %s", without_values(error))
        return _reply(hq, sent, STATUS["hq_busy"], Refusal(error="hq_busy"))
    headers = {
        "Content-Type": "application/octet-stream",
        "Content-Range": f"bytes {first}-{first + len(content) - 1}/{size}",
    }
    answer = HttpResponse(status_code=206, request=sent, headers=headers, body=content)
    sign_response(answer, hq.key)
    return Response(answer.body, 206, answer.headers)


def _range_of(sent: HttpRequest) -> tuple[int, int, int]:
    """(version, first byte, last byte) of a request for a piece. Raises Refused (not_found, range_wrong)."""
    version = sent.path.rpartition("/")[2]
    asked = re.fullmatch(r"bytes=([0-9]{1,12})-([0-9]{1,12})", sent.headers.get("range", ""))
    if not (version.isascii() and version.isdigit() and len(version) <= 15):
        raise Refused("not_found")
    if asked is None:
        raise Refused("range_wrong")
    return int(version), int(asked[1]), int(asked[2])


def _handle(hq: Hq, sent: HttpRequest, handler: Handler) -> Response:
    try:
        return _reply(hq, sent, 200, handler(hq, sent))
    except (Refused, WireError) as error:
        return _refuse(hq, sent, error)
    except (DBAPIError, PoolTimeout) as error:
        _log.error("the database failed: %s", without_values(error))
        code = "hq_busy"
    except Exception as error:  # a bug must not cost the laptop a readable answer  # noqa: BLE001
        _log.error("a bug in HQ: %s", without_values(error))
        code = "hq_error"
    return _reply(hq, sent, STATUS[code], Refusal(error=code))


def _refuse(hq: Hq, sent: HttpRequest, error: Refused | WireError) -> Response:
    wait = error.retry_after_s if isinstance(error, Refused) else 0
    return _reply(hq, sent, STATUS[error.code], Refusal(error=error.code), retry_after_s=wait)


def _metrics(hq: Hq, sent: HttpRequest) -> Response:
    try:
        return Response(hq.metrics(), media_type=CONTENT_TYPE)
    except (DBAPIError, PoolTimeout) as error:
        _log.error("the database failed: %s", without_values(error))
        return _reply(hq, sent, STATUS["hq_busy"], Refusal(error="hq_busy"))


def _sync(hq: Hq, sent: HttpRequest) -> msgspec.Struct:
    encoding = _encoding_of(sent)
    device = hq.sender_of(sent)
    hq.limits.pushes.take(device)
    push = decode_message(unpack(sent.body, encoding, limit=MAX_MESSAGE_BYTES), Push)
    if push.device != device:
        raise WireError("bad_signature")
    return hq.receive(push)


def _enrol(hq: Hq, sent: HttpRequest) -> msgspec.Struct:
    request = decode_message(unpack(sent.body, _encoding_of(sent), limit=_MAX_ENROL_BYTES), EnrolRequest)
    if key_id_of(sent) != request.installation:
        raise WireError("bad_signature")
    verify_request(sent, PublicKey.from_text(request.public_key))
    return hq.enrol(request)


def _health(hq: Hq, _sent: HttpRequest) -> msgspec.Struct:
    hq.look()
    return Health(issuer=hq.issuer, time=hq.clock())


def _encoding_of(sent: HttpRequest) -> str:
    kind, _, _ = sent.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != "application/json":
        raise Refused("wrong_content_type")
    encoding = sent.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ENCODINGS:
        raise Refused("unknown_encoding")
    return encoding


def _reply(
    hq: Hq, sent: HttpRequest, status: int, message: msgspec.Struct, *, retry_after_s: int = 0
) -> Response:
    # A refusal is too short to gain by packing, and is read by eye more often than by a laptop.
    encoding = "identity" if status != 200 else _best_encoding(sent.headers.get("accept-encoding", ""))
    answer = HttpResponse(
        status_code=status,
        request=sent,
        headers={"Content-Type": "application/json", "Content-Encoding": encoding},
        body=pack(encode_message(message), encoding),
    )
    if "signature" in sent.headers:
        try:
            sign_response(answer, hq.key)
        except Exception:  # noqa: BLE001 - a signature header that nobody can read; the refusal goes unsigned
            _log.info("an answer goes unsigned: its request bears an unreadable signature")
    wait = retry_after_s or (_BUSY_S if status == STATUS["hq_busy"] else 0)
    return Response(answer.body, status, answer.headers | ({"Retry-After": str(wait)} if wait else {}))


def _best_encoding(accepted: str) -> str:
    offers = {offer.partition(";")[0].strip().lower() for offer in accepted.split(",") if "q=0" not in offer}
    return next((encoding for encoding in ("zstd", "gzip") if encoding in offers), "identity")
