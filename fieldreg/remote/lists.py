"""HQ's public lists over HTTPS, for a desk that only checks cards and is no device of HQ."""

from typing import Literal

from fieldreg.domain.faults import Fault
from fieldreg.remote.refusals import success_body
from fieldreg.remote.sending import checked_url, get, new_session
from fieldreg.wire import WireError


def fetch_list(url: str, path: Literal["/v1/keys", "/v1/voids"]) -> bytes:
    """The signed list as HQ sent it; nothing about it has been checked but its size.

    Raises Fault: what the line raises; hq_not_recognised for anything that is no answer of an HQ.
    """
    with new_session() as session:
        answer = get(session, checked_url(url), path)
    try:
        return success_body(answer.response)
    except WireError:
        raise Fault("hq_not_recognised") from None
