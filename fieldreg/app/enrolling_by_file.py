"""First run without a line: a request on a stick to HQ, its answer back, and the laptop may begin.

Both halves may be done again: the same request stays the same laptop's, and a code is used once.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from fieldreg.app.carrying import bundle_fault
from fieldreg.app.clock import Clock, SystemClock, new_id
from fieldreg.app.desk import Desk
from fieldreg.app.enrolling import demand_new, prepared_desk, settle_enrolment
from fieldreg.app.home import Home
from fieldreg.app.officer_slots import demand_pin
from fieldreg.app.outbox import StoreOutbox
from fieldreg.app.signing_in import sign_in
from fieldreg.domain.facts import LeaseRequested
from fieldreg.domain.faults import Fault
from fieldreg.files import read_fault, write_whole
from fieldreg.store import Unit
from fieldreg.wire import (
    MAX_MESSAGE_BYTES,
    EnrolFile,
    EnrolFileReply,
    EnrolRequest,
    PublicKey,
    SigningKey,
    WireError,
    open_enrol_reply,
    read_enrol_code,
    write_enrol_file,
)

_ASKED = "enrol_request"


class _Asked(msgspec.Struct, kw_only=True, frozen=True):
    """What this laptop has asked HQ for by file, under `_ASKED` of the identity until the answer comes."""

    code: str
    hq_url: str
    name: str
    request_id: str
    numbers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Enrolled:
    device: str
    issuer: str
    hq_key: PublicKey
    hq_time_ms: int


def write_enrol_request(
    home: Home,
    file: Path,
    *,
    code: str,
    pin: str,
    officer_name: str,
    laptop_name: str,
    hq_url: str = "",
    clock: Clock | None = None,
    keyring: bool = True,
) -> None:
    """Set up this laptop as far as it goes alone, and write the request that is to be carried to HQ.

    Written again (a lost stick, another code after an expired one) it is still the same laptop's.
    Raises Fault: enrol_code_malformed, pin_too_short, pin_wrong, already_enrolled, hq_address_bad,
    disk_full, cannot_write_file.
    """
    parsed = read_enrol_code(code)
    if parsed is None:
        raise Fault("enrol_code_malformed")
    demand_pin(pin)
    if hq_url:
        from fieldreg.remote import checked_url  # noqa: PLC0415 - requests is slow to load

        hq_url = checked_url(hq_url)
    with prepared_desk(
        home, pin=pin, officer_name=officer_name, clock=clock or SystemClock(), keyring=keyring
    ) as desk:
        demand_new(desk)
        before = _asked(desk)
        asked = _Asked(
            code=str(parsed),
            hq_url=hq_url,
            name=laptop_name,
            request_id=before.request_id if before else new_id(),
            numbers=before.numbers if before else desk.settings.lease_size,
        )
        key = SigningKey(desk.store.signing_key())
        request = EnrolRequest(
            secret=parsed.secret,
            installation=desk.store.installation,
            public_key=key.public.text,
            name=laptop_name,
        )
        enrol_file = EnrolFile(enrol=request, request_id=asked.request_id, numbers=asked.numbers)
        with desk.store.unit() as unit:
            unit.set_identity(_ASKED, msgspec.json.encode(asked))
        write_whole(file, write_enrol_file(enrol_file, key))


def read_enrol_answer(
    home: Home, file: Path, *, pin: str, hq_url: str = "", clock: Clock | None = None
) -> Desk:
    """Take HQ's answer: this laptop is its device, and the first numbers are here. Signed in afterwards.

    `hq_url` for later syncs, where neither the request nor the answer says it. Raises Fault: not_set_up,
    pin_wrong, already_enrolled, enrol_not_asked, bundle_not_ours (another laptop's answer), bundle_damaged,
    bundle_unknown, hq_not_recognised (another than the code's HQ answered), file_trouble.
    """
    desk = sign_in(home, pin, clock=clock)
    try:
        demand_new(desk)
        asked, answer = _answered(desk, file)
        enrolled = _Enrolled(
            device=answer.enrolled.device,
            issuer=answer.enrolled.issuer,
            hq_key=PublicKey.from_text(answer.enrolled.hq_key),
            hq_time_ms=answer.enrolled.time,
        )

        def take_reply(unit: Unit) -> None:
            # With the identity: an answer is taken once, and a laptop without numbers had to go to HQ again.
            StoreOutbox(desk).settle_in(unit, answer.reply, carried=True)
            unit.drop_identity(_ASKED)

        settle_enrolment(
            desk,
            home,
            enrolled,
            hq_url=hq_url or asked.hq_url or answer.hq_url,
            laptop_name=asked.name,
            asked=LeaseRequested(request_id=asked.request_id, numbers=asked.numbers),
            and_then=take_reply,
        )
    except BaseException:
        desk.close()
        raise
    return desk


def _answered(desk: Desk, file: Path) -> tuple[_Asked, EnrolFileReply]:
    """What was asked, and the answer of the very HQ that the code names."""
    asked = _asked(desk)
    if asked is None:
        raise Fault("enrol_not_asked")
    code = read_enrol_code(asked.code)
    try:
        answer = open_enrol_reply(_read(file), key=SigningKey(desk.store.signing_key()))
        recognised = code is not None and code.names(PublicKey.from_text(answer.enrolled.hq_key))
    except WireError as error:
        raise bundle_fault(error) from None
    if not recognised:
        raise Fault("hq_not_recognised")
    return asked, answer


def _asked(desk: Desk) -> _Asked | None:
    kept = desk.store.identity_value(_ASKED)
    return msgspec.json.decode(kept, type=_Asked) if kept else None


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stick:
            return stick.read(MAX_MESSAGE_BYTES)
    except OSError as error:
        raise read_fault(error, file.name) from None
