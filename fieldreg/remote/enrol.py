"""Enrolment over HTTPS."""

from dataclasses import dataclass

from fieldreg.domain.faults import Fault
from fieldreg.remote.refusals import success_body
from fieldreg.remote.sending import Way, checked_url, new_session, post
from fieldreg.wire import (
    EnrolCode,
    EnrolReply,
    EnrolRequest,
    PublicKey,
    SigningKey,
    WireError,
    decode_message,
    encode_message,
    verify_response,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolled:
    """Who the laptop is from now on, and which HQ said so."""

    device: str
    issuer: str
    hq_key: PublicKey
    hq_time_ms: int


def enrol_over_https(
    url: str,
    code: EnrolCode,
    *,
    installation: str,
    key: SigningKey,
    name: str,
    way: Way | None = None,
) -> Enrolled:
    """Make this laptop a device of the HQ at `url`. Repeating it with the same key is harmless.

    Raises Fault: what the line raises; enrol_code_unknown, enrol_code_used, enrol_code_expired;
    hq_not_recognised where another than the code's HQ answers.
    """
    request = EnrolRequest(
        secret=code.secret, installation=installation, public_key=key.public.text, name=name
    )
    with new_session(way) as session:
        answer = post(
            session, checked_url(url), "/v1/enrol", encode_message(request), key=key, key_id=installation
        )
    try:
        # The reply says its own key; the code that was carried here by hand says whether to believe it.
        reply = decode_message(success_body(answer.response), EnrolReply)
        hq_key = PublicKey.from_text(reply.hq_key)
        if not code.names(hq_key):
            raise Fault("hq_not_recognised")
        verify_response(answer.response, hq_key)
    except WireError:
        raise Fault("hq_not_recognised") from None
    return Enrolled(device=reply.device, issuer=reply.issuer, hq_key=hq_key, hq_time_ms=reply.time)
