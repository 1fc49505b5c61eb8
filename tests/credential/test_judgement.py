"""What a checking desk says about a card, and why."""

import dataclasses
from base64 import b64encode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.credential import CardJudgement, judge, kid_of, make_token
from fieldreg.credential.packing import pack, unpack
from fieldreg.domain.decisions import IssuerKey, IssuerKeysPublished
from tests.credential.samples import CARD, PUBLIC, made

DAY_MS = 86_400_000
NOW_MS = CARD.issued_at_s * 1000 + DAY_MS
AS_OF_MS = NOW_MS - 3_600_000


def key(**changes):
    base = {"kid": kid_of(PUBLIC).hex(), "public_key": b64encode(PUBLIC).decode(), "valid_from_ms": 0}
    return IssuerKey(**base | changes)


def published(*keys):
    return IssuerKeysPublished(issuer="HQ", as_of_ms=AS_OF_MS, keys=keys or (key(),))


def judged(text, *, keys=None, void=(), now_ms=NOW_MS):
    return judge(text, keys=keys or published(), void=void, now_ms=now_ms)


def test_a_good_card_is_genuine_as_of_the_list():
    verdict = judged(made())
    assert verdict.verdict is CardJudgement.GENUINE
    assert verdict.claims == CARD
    assert verdict.as_of_ms == AS_OF_MS


def test_a_void_card_names_the_number_that_stands():
    verdict = judged(made(), void={CARD.kpj: "12345600999"})
    assert (verdict.verdict, verdict.replaced_by) == (CardJudgement.VOID, "12345600999")
    assert verdict.claims == CARD


def test_a_void_card_need_not_be_replaced():
    assert judged(made(), void={CARD.kpj: None}).replaced_by is None
    assert judged(made(), void=frozenset({CARD.kpj})).verdict is CardJudgement.VOID


def test_another_cards_voiding_is_no_matter():
    assert judged(made(), void={"99999999999"}).verdict is CardJudgement.GENUINE


def test_an_unknown_key_says_so_and_shows_nothing():
    other = Ed25519PrivateKey.generate()
    token = make_token(CARD, kid=kid_of(other.public_key().public_bytes_raw()), sign=other.sign)
    verdict = judged(token)
    assert (verdict.verdict, verdict.claims, verdict.as_of_ms) == (
        CardJudgement.UNKNOWN_ISSUER,
        None,
        AS_OF_MS,
    )


def test_without_any_list_every_issuer_is_unknown():
    verdict = judge(made(), keys=None, void=(), now_ms=NOW_MS)
    assert (verdict.verdict, verdict.as_of_ms) == (CardJudgement.UNKNOWN_ISSUER, None)


def test_a_forger_who_borrows_a_known_kid_is_caught():
    forger = Ed25519PrivateKey.generate()
    verdict = judged(make_token(CARD, kid=kid_of(PUBLIC), sign=forger.sign))
    assert (verdict.verdict, verdict.reason) == (CardJudgement.NOT_GENUINE, "bad_signature")
    assert verdict.claims is None


def test_a_card_signed_before_the_revocation_stays_genuine():
    issued_ms = CARD.issued_at_s * 1000
    assert judged(made(), keys=published(key(revoked_at_ms=issued_ms + 1))).verdict is CardJudgement.GENUINE
    late = judged(made(), keys=published(key(revoked_at_ms=issued_ms)))
    assert (late.verdict, late.reason) == (CardJudgement.NOT_GENUINE, "key_revoked")


def test_a_card_signed_before_its_key_was_valid_is_not_genuine():
    issued_ms = CARD.issued_at_s * 1000
    assert judged(made(), keys=published(key(valid_from_ms=issued_ms + 999))).verdict is CardJudgement.GENUINE
    early = judged(made(), keys=published(key(valid_from_ms=issued_ms + 1000)))
    assert (early.verdict, early.reason) == (CardJudgement.NOT_GENUINE, "key_not_yet_valid")


def test_a_card_lives_until_the_second_it_names():
    assert judged(made(), now_ms=CARD.expires_at_s * 1000 - 1).verdict is CardJudgement.GENUINE
    old = judged(made(), now_ms=CARD.expires_at_s * 1000)
    assert (old.verdict, old.reason, old.claims) == (CardJudgement.NOT_GENUINE, "expired", CARD)


def test_an_old_void_card_is_called_void():
    verdict = judged(made(), void={CARD.kpj: "12345600999"}, now_ms=CARD.expires_at_s * 1000)
    assert verdict.verdict is CardJudgement.VOID


def test_a_slow_clock_does_not_make_a_card_false():
    assert judged(made(), now_ms=0).verdict is CardJudgement.GENUINE


@pytest.mark.parametrize("text", ["", "https://example.com", "12345600188", "V7FOXN%TS", "\x00", "😀"])
def test_other_codes_are_not_cards(text):
    assert judged(text).verdict is CardJudgement.NOT_A_CARD


def test_a_key_that_hq_mistyped_does_not_stop_the_desk():
    verdict = judged(made(), keys=published(key(public_key="not base64")))
    assert verdict.verdict is CardJudgement.NOT_GENUINE


def test_no_changed_letter_leaves_a_card_genuine():
    token = made()
    for place, letter in enumerate(token):
        for other in "0AZ %:" + chr(ord(letter) ^ 1):
            if other.upper() != letter:
                changed = token[:place] + other + token[place + 1 :]
                assert judged(changed).verdict is not CardJudgement.GENUINE, place


def test_no_changed_byte_under_a_right_checksum_leaves_a_card_genuine():
    content = unpack(made())
    for place in range(len(content)):
        for flip in (0x01, 0x20, 0x80, 0xFF):
            changed = bytearray(content)
            changed[place] ^= flip
            assert judged(pack(bytes(changed))).verdict is not CardJudgement.GENUINE, place


@given(st.integers(0, 63), st.sampled_from("ABCDEFGHIJ"))
def test_idle_bits_cannot_make_a_second_text_of_a_card(number, letter):
    token = made(dataclasses.replace(CARD, name=letter * (number % 8 + 1)))
    for change in range(1, 45):
        for place in range(len(token) - 9, len(token)):
            digit = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
            other = digit[(digit.index(token[place]) + change) % 45]
            changed = token[:place] + other + token[place + 1 :]
            assert judged(changed).verdict is CardJudgement.NOT_A_CARD


@given(st.text() | st.binary(max_size=300).map(pack))
def test_nothing_ever_raises(text):
    assert judged(text).verdict in set(CardJudgement)
