"""Enrolment by file: a request that came on a stick, and the answer that goes back with the first numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from fieldreg.domain.facts import LeaseRequested
from fieldreg.domain.faults import Fault
from fieldreg.hq import enrolment, pools
from fieldreg.hq.database import Database
from fieldreg.hq.refusals import Refused
from fieldreg.wire import (
    EnrolFileReply,
    EnrolReply,
    PublicKey,
    Push,
    Reply,
    SigningKey,
    WireError,
    genesis,
    read_enrol_file,
    seal_enrol_reply,
)

_FAULTS = {"damaged": "bundle_damaged", "malformed": "bundle_unknown"}
_TOLD = {"enrol_code_unknown", "enrol_code_used", "enrol_code_expired", "device_revoked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledByFile:
    """A laptop is a device now, and the file that tells it so."""

    device: str
    name: str
    reply: bytes


def accept(
    database: Database,
    file: bytes,
    *,
    key: SigningKey,
    issuer: str,
    hq_url: str,
    now_ms: int,
    door: Callable[[Push], Reply],
    noted: Callable[[Connection, str], None],
) -> EnrolledByFile:
    """Enrol the laptop whose request this is. The same file again gets the same answer and burns no code.

    `noted` hears which device it is, in the transaction that makes it one.
    Raises Fault: bundle_unknown, bundle_damaged, enrol_code_unknown (or another HQ's), enrol_code_used,
    enrol_code_expired, device_revoked.
    """
    try:
        request = read_enrol_file(file)

        def enrol(connection: Connection) -> str:
            device = enrolment.enrol(connection, key, request.enrol, now_ms)
            asked = LeaseRequested(request_id=request.request_id, numbers=request.numbers)
            # The laptop's journal brings the same request later: one id, one block.
            pools.ask(connection, device, [asked], now_ms)
            noted(connection, device)
            return device

        device = database.write(enrol)
        reply = door(_nothing_yet(device, request.enrol.installation))
        enrolled = EnrolReply(device=device, issuer=issuer, hq_key=key.public.text, time=now_ms)
        answer = EnrolFileReply(enrolled=enrolled, hq_url=hq_url, reply=reply)
        sealed = seal_enrol_reply(
            answer, hq_key=key, device_key=PublicKey.from_text(request.enrol.public_key)
        )
    except (WireError, Refused) as error:
        known = error.code if error.code in _TOLD else "bundle_unknown"
        raise Fault(_FAULTS.get(error.code, known)) from None
    return EnrolledByFile(device=device, name=request.enrol.name, reply=sealed)


def _nothing_yet(device: str, installation: str) -> Push:
    start = genesis(installation).hex()
    return Push(
        device=device,
        installation=installation,
        first=1,
        before=start,
        after=start,
        head=0,
        cursor=0,
        entries=(),
    )
