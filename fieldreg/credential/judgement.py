"""Is this card genuine? Answered without a line, from HQ's list of keys and list of void cards."""

from base64 import b64decode
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from fieldreg.credential.claims import CardClaims
from fieldreg.credential.packing import begins_like_a_card
from fieldreg.credential.token import ReadCard, read_token
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished


class CardJudgement(StrEnum):
    """What a checking desk may say about a card."""

    GENUINE = "genuine"
    VOID = "void"
    """Genuine once; HQ has withdrawn it."""
    NOT_GENUINE = "not_genuine"
    """Altered, forged, too old, or signed when its key did not count."""
    UNKNOWN_ISSUER = "unknown_issuer"
    """Perhaps genuine: its key is not in this list. Ask for a newer list."""
    NOT_A_CARD = "not_a_card"
    """Some other QR."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardVerdict:
    """The answer, and from what list it comes."""

    verdict: CardJudgement
    as_of_ms: int | None
    """The date of the list of keys: UTC, milliseconds since 1970; None when there is no list yet."""
    claims: CardClaims | None = None
    """What the card says, only where its signature holds: nothing forged is ever shown as a fact."""
    replaced_by: str | None = None
    """For a void card: the number that stands, if there is one."""
    reason: str = ""
    """For `not_genuine`: bad_signature, key_not_yet_valid, key_revoked or expired.

    For `not_a_card`: misread, where the text begins as a card of ours does and then goes wrong: a scanner
    that types under another keyboard's layout, or that lost some letters.
    """


def judge(text: str, *, keys: IssuerKeysPublished | None, void: Collection[str], now_ms: int) -> CardVerdict:
    """Judge a scanned text. Never raises, whatever the text.

    `void` holds the numbers that HQ withdrew; a mapping also says by which number each was replaced.
    A card signed before its key was revoked stays genuine: the revocation is about what came after.
    The clock decides only whether a card is too old, never whether it is too new: laptops in a
    market have wrong clocks, and a card is not false for it.
    """
    as_of_ms = keys.as_of_ms if keys else None
    card = read_token(text)
    if card is None:
        reason = "misread" if begins_like_a_card(text) else ""
        return CardVerdict(verdict=CardJudgement.NOT_A_CARD, as_of_ms=as_of_ms, reason=reason)
    key = _key_for(card, keys)
    if key is None:
        return CardVerdict(verdict=CardJudgement.UNKNOWN_ISSUER, as_of_ms=as_of_ms)
    if not _signed_by(card, key):
        return CardVerdict(verdict=CardJudgement.NOT_GENUINE, as_of_ms=as_of_ms, reason="bad_signature")
    claims = card.claims
    reason = _wrong_time(claims, key)
    if not reason and claims.kpj in void:
        replaced_by = void[claims.kpj] if isinstance(void, Mapping) else None
        return CardVerdict(
            verdict=CardJudgement.VOID, as_of_ms=as_of_ms, claims=claims, replaced_by=replaced_by
        )
    if not reason and claims.expires_at_s * 1000 <= now_ms:
        reason = "expired"
    verdict = CardJudgement.NOT_GENUINE if reason else CardJudgement.GENUINE
    return CardVerdict(verdict=verdict, as_of_ms=as_of_ms, claims=claims, reason=reason)


def _key_for(card: ReadCard, keys: IssuerKeysPublished | None) -> IssuerKey | None:
    kid = card.kid.hex()
    return next((key for key in keys.keys if key.kid.lower() == kid), None) if keys else None


def _signed_by(card: ReadCard, key: IssuerKey) -> bool:
    try:
        public = Ed25519PublicKey.from_public_bytes(b64decode(key.public_key, validate=True))
        public.verify(card.signature, card.signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def _wrong_time(claims: CardClaims, key: IssuerKey) -> str:
    issued_at_ms = claims.issued_at_s * 1000
    # the token counts in seconds: a card of the very second in which its key began is in time
    if issued_at_ms + 999 < key.valid_from_ms:
        return "key_not_yet_valid"
    if key.revoked_at_ms is not None and issued_at_ms >= key.revoked_at_ms:
        return "key_revoked"
    return ""
