"""One card made: what is signed and what is printed. The window's printing and the PDF share it."""

from pathlib import Path
from typing import TYPE_CHECKING

from fieldreg.app.desk import Desk
from fieldreg.app.settings import Settings
from fieldreg.app.sponsored import sponsor_name
from fieldreg.domain.facts import CardIssued
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import PaymentMethod, card_status
from fieldreg.domain.months import Month
from fieldreg.domain.problems import Severity
from fieldreg.store import Identity, Member
from fieldreg.wire import SigningKey

if TYPE_CHECKING:
    from fieldreg.cards import Card

VALID_YEARS = 5
"""How long a card's signature counts. Membership ends earlier where nobody pays: the card says until when."""

_TEMPLATE = "card.toml"
_UNSIGNED = bytes(64)
_SOUND: set[tuple[Path, int]] = set()
"""Templates that were found fit to print, each as of its last change: looking takes a few 100 ms."""


def artwork_of(desk: Desk, *, bundled: bool = False) -> Path | None:
    """The office's own template, or None for the bundled one.

    Raises Fault (artwork_unusable): an officer decides whether the bundled one will do.
    """
    return None if bundled else artwork_in(desk.settings)


def artwork_in(settings: Settings) -> Path | None:
    """The same of settings, for what needs nobody to sign in. Raises Fault (artwork_unusable)."""
    if not settings.artwork:
        return None
    path = Path(settings.artwork).expanduser()
    if path.is_dir():
        path /= _TEMPLATE
    if not _usable(path):
        raise Fault("artwork_unusable", file=path)
    return path


def _usable(path: Path) -> bool:
    from fieldreg.cards import check_artwork  # noqa: PLC0415 - reportlab is slow to load

    try:
        seen = (path, path.stat().st_mtime_ns)
        if seen not in _SOUND and all(
            problem.severity is not Severity.BLOCK for problem in check_artwork(path)
        ):
            _SOUND.add(seen)
    except (Fault, OSError):
        return False
    return seen in _SOUND


def new_issue(desk: Desk, identity: Identity, member: Member) -> CardIssued:
    """The fact of a card that is signed now. The member has a number."""
    from fieldreg.credential import kid_of  # noqa: PLC0415 - CBOR is only needed for cards

    assert member.kpj is not None
    now = desk.now_ms()
    expires = desk.local(now)
    public = SigningKey(identity.signing_key).public.raw
    return CardIssued(
        member_id=member.member_id,
        kpj=member.kpj,
        kid=kid_of(public).hex(),
        issued_at_ms=now,
        # Day 28 exists in every month of every year.
        expires_at_ms=int(
            expires.replace(year=expires.year + VALID_YEARS, day=min(expires.day, 28)).timestamp() * 1000
        ),
    )


def signed_card(
    desk: Desk, identity: Identity, member: Member, fact: CardIssued, *, sample: bool = False
) -> "Card":
    """The card of that fact; the same each time. A `sample` bears no signature: no checker takes it.

    Raises Fault (person_erased).
    """
    from fieldreg.cards import Card  # noqa: PLC0415 - as above
    from fieldreg.credential import CardClaims, make_token  # noqa: PLC0415

    registration = desk.store.people.registration(member.member_id)
    if registration is None:
        raise Fault("person_erased")
    first = Month.parse(registration.first_month)
    token = make_token(
        CardClaims(
            kpj=fact.kpj,
            name=registration.name,
            birth_date=registration.birth_date,
            sex=registration.sex,
            issuer=identity.issuer,
            issued_at_s=fact.issued_at_ms // 1000,
            expires_at_s=fact.expires_at_ms // 1000,
        ),
        kid=bytes.fromhex(fact.kid),
        sign=(lambda _: _UNSIGNED) if sample else SigningKey(identity.signing_key).sign,
    )
    return Card(
        kpj=fact.kpj,
        name=registration.name,
        birth_date=registration.birth_date,
        nik_last4=registration.nik[-4:],
        programmes=registration.programmes,
        first_month=first,
        last_month=first.plus(registration.months - 1),
        status=card_status(member.verdict, paid=registration.payment.method is not PaymentMethod.LATER),
        sponsor=sponsor_name(desk, registration.sponsorship),
        place=desk.settings.place or registration.work_place,
        issued_on=desk.local(fact.issued_at_ms).date(),
        token=token,
        practice=desk.practice,
    )
