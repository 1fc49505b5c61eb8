"""Claim 169 as others write and read it: published texts, and two implementations that are not ours."""

import cbor2
import claim169
import cwt
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cwt import COSE, COSEKey

from fieldreg.credential import CardJudgement, judge, kid_of, read_token
from fieldreg.credential.claims import claims_map
from fieldreg.credential.packing import pack, unpack
from tests.credential.samples import CARD, KEY, PUBLIC, made
from tests.credential.vectors import VECTORS

ALG, KID, EDDSA = 1, 4, -8


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_a_published_text_is_read_down_to_its_claims(vector):
    item = cbor2.loads(unpack(vector.text))
    while isinstance(item.value, cbor2.CBORTag):
        item = item.value
    protected, _, payload, signature = item.value
    assert cbor2.loads(payload) == vector.claims
    if vector.public_key:
        signed = cbor2.dumps(["Signature1", protected, b"", payload])
        key = Ed25519PublicKey.from_public_bytes(vector.public_key)
        key.verify(signature, signed)
        with pytest.raises(InvalidSignature):
            key.verify(signature, signed + b"\0")


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_a_published_text_is_no_card_of_ours(vector):
    verdict = judge(vector.text, keys=None, void=(), now_ms=0)
    assert verdict.verdict is CardJudgement.NOT_A_CARD


def test_the_first_implementation_reads_ours_and_writes_what_we_read():
    assert (
        claim169.decode(made(), verify_with_ed25519=PUBLIC, validate_timestamps=False).claim169.id == CARD.kpj
    )
    person = claim169.Claim169Input(id=CARD.kpj, full_name=CARD.name)
    person.language, person.date_of_birth, person.gender = "ind", "19850825", 2
    token = claim169.CwtMetaInput(issuer=CARD.issuer, expires_at=CARD.expires_at_s)
    token.issued_at = CARD.issued_at_s
    text = claim169.encode_with_signer(
        person, token, lambda _algorithm, _kid, message: KEY.sign(message), "EdDSA", key_id=kid_of(PUBLIC)
    )
    card = read_token(text)
    assert card is not None
    assert (card.claims, card.kid) == (CARD, kid_of(PUBLIC))
    KEY.public_key().verify(card.signature, card.signed)


def test_the_second_implementation_reads_ours_and_writes_the_very_same_bytes():
    public = COSEKey.new({1: 1, -1: 6, -2: PUBLIC, 2: kid_of(PUBLIC), 3: EDDSA})
    assert cwt.decode(unpack(made()), public) == claims_map(CARD)
    private = COSEKey.new({1: 1, -1: 6, -2: PUBLIC, -4: KEY.private_bytes_raw(), 2: kid_of(PUBLIC), 3: EDDSA})
    written = COSE.new().encode_and_sign(
        cbor2.dumps(claims_map(CARD)), private, protected={ALG: EDDSA, KID: kid_of(PUBLIC)}
    )
    assert written == unpack(made())
    assert pack(written) == made()


def test_the_second_implementation_refuses_a_changed_card():
    public = COSEKey.new({1: 1, -1: 6, -2: PUBLIC, 2: kid_of(PUBLIC), 3: EDDSA})
    changed = unpack(made()).replace(b"RUKMINI", b"RUKMINA")
    with pytest.raises(cwt.VerifyError):
        cwt.decode(changed, public)
