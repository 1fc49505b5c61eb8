"""What an answer that is no success says, and whose word it is."""

from email.utils import parsedate_to_datetime
from typing import NoReturn

from fieldreg.domain.faults import Fault
from fieldreg.wire import (
    MAX_MESSAGE_BYTES,
    HttpResponse,
    PublicKey,
    Refusal,
    WireError,
    decode_message,
    unpack,
    verify_response,
)


def success_body(response: HttpResponse, hq_key: PublicKey | None = None) -> bytes:
    """The unpacked body of a 200, not yet verified. Raises Fault or WireError for all else."""
    if response.status_code != 200:
        refused(response, hq_key)
    if len(response.body) > MAX_MESSAGE_BYTES:
        raise WireError("too_large")
    encoding = next(
        (value for name, value in response.headers.items() if name.lower() == "content-encoding"), ""
    )
    return unpack(response.body, encoding, limit=MAX_MESSAGE_BYTES)


_REFUSALS = {
    "device_revoked": "device_revoked",
    "unknown_device": "unknown_device",
    "key_retired": "key_retired",
    "enrol_code_expired": "enrol_code_expired",
    "enrol_code_unknown": "enrol_code_unknown",
    "enrol_code_used": "enrol_code_used",
    "too_large": "push_too_large",
    "too_many": "hq_busy",
    "hq_busy": "hq_busy",
    "hq_error": "hq_busy",
}
"""HQ's codes that have words of their own here."""


def refused(response: HttpResponse, hq_key: PublicKey | None) -> NoReturn:
    """Say why. What HQ did not sign is believed only where it says "later" (`hq_key` None: not known yet)."""
    refusal = refusal_of(response, hq_key)
    wait = {"after_s": str(_asked_wait_s(response))}
    if refusal is None:
        later = response.status_code == 429 or response.status_code >= 500
        raise Fault("hq_busy", **wait) if later else Fault("hq_not_recognised")
    told = _REFUSALS.get(refusal)
    if told is None:
        raise Fault("hq_refused", reason=refusal)
    raise Fault(told, **(wait if told == "hq_busy" else {}))


def refusal_of(response: HttpResponse, hq_key: PublicKey | None) -> str | None:
    """HQ's code, or None where it was not HQ that refused."""
    try:
        refusal = decode_message(response.body, Refusal).error
        if hq_key is not None:
            verify_response(response, hq_key)
    except WireError:
        return None
    return refusal


_LONGEST_WAIT_S = 3600


def _asked_wait_s(response: HttpResponse) -> int:
    """What `Retry-After` asks for (RFC 9110, 10.2.3), at most an hour; 0 where it asks nothing readable."""
    named = {name.lower(): value.strip() for name, value in response.headers.items()}
    asked, now = named.get("retry-after", ""), named.get("date", "")
    if asked.isascii() and asked.isdigit():
        return min(int(asked[:9]), _LONGEST_WAIT_S)
    try:
        # Both by the server's clock: ours may be wrong.
        wait = (parsedate_to_datetime(asked) - parsedate_to_datetime(now)).total_seconds()
    except (ValueError, TypeError):
        return 0
    return int(min(max(wait, 0), _LONGEST_WAIT_S))
