"""The line to HQ over HTTPS: one signed message each way.

Only a well-formed reply that HQ signed for this very request is a success: a captive portal's 200,
an old reply or one for another laptop is a Fault. Belongs to one thread at a time.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from fieldreg.domain.faults import Fault
from fieldreg.remote.refusals import refusal_of, refused, success_body
from fieldreg.remote.sending import Way, checked_url, new_session, post, sent
from fieldreg.wire import (
    HttpRequest,
    HttpResponse,
    PublicKey,
    Push,
    Reply,
    SigningKey,
    WireError,
    decode_message,
    encode_message,
    sign_request,
    verify_response,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """A verified reply and its cost in bytes (the `Exchange` of a round)."""

    reply: Reply
    bytes_up: int
    bytes_down: int


class HttpsLine:
    """The line of one enrolled laptop; keeps its connection alive between pushes.

    A connection that has to be made anew takes up the TLS session of the one before.
    """

    def __init__(
        self, url: str, *, device: str, key: SigningKey, hq_key: PublicKey, way: Way | None = None
    ) -> None:
        self._url = checked_url(url)
        self._device = device
        self._key = key
        self._hq_key = hq_key
        self._session = new_session(way)

    def exchange(self, push: Push) -> Exchanged:
        """Send a push.

        Raises Fault: hq_unreachable, hq_certificate, hq_busy, hq_not_recognised, and what HQ itself refuses
        with: device_revoked, unknown_device, push_too_large, hq_refused.
        """
        answer = post(
            self._session, self._url, "/v1/sync", encode_message(push), key=self._key, key_id=self._device
        )
        reply = _verified_reply(answer.response, self._hq_key)
        if (reply.receipt.device, reply.receipt.installation) != (push.device, push.installation):
            raise Fault("hq_not_recognised")
        return Exchanged(reply=reply, bytes_up=answer.bytes_up, bytes_down=answer.bytes_down)

    def fetch(self, path: str, first: int, last: int) -> bytes:
        """Bytes `first` to `last` (both included) of what HQ keeps at `path`; perhaps fewer, never none.

        Raises Fault as `exchange`, and bulk_gone where HQ has it no longer.
        """
        signed = HttpRequest(
            method="GET",
            path=urlsplit(self._url).path + path,
            headers={"Range": f"bytes={first}-{last}", "Accept-Encoding": "identity"},
        )
        sign_request(signed, self._key, key_id=self._device)
        response = sent(self._session, self._url + path, signed).response
        if response.status_code == 404 and refusal_of(response, self._hq_key) == "not_found":
            raise Fault("bulk_gone")
        if response.status_code != 206:
            refused(response, self._hq_key)
        named = {name.lower(): value for name, value in response.headers.items()}
        whole = f"bytes {first}-{first + len(response.body) - 1}/"
        try:
            verify_response(response, self._hq_key)
        except WireError:
            raise Fault("hq_not_recognised") from None
        if not response.body or not named.get("content-range", "").startswith(whole):
            raise Fault("hq_not_recognised")
        return response.body

    def close(self) -> None:
        """Hang up."""
        self._session.close()


def _verified_reply(response: HttpResponse, hq_key: PublicKey) -> Reply:
    try:
        body = success_body(response, hq_key)
        verify_response(response, hq_key)
        return decode_message(body, Reply)
    except WireError:
        # A hotel's log-in page, a proxy's apology, or somebody who only plays HQ.
        raise Fault("hq_not_recognised") from None
