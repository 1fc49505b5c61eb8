"""One invented card and the key that signs it."""

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreg.credential import CardClaims, kid_of, make_token
from fieldreg.domain.member import Sex

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
CARD = CardClaims(
    kpj="12345600188",
    name="RUKMINI PRASETYO",
    birth_date=date(1985, 8, 25),
    sex=Sex.FEMALE,
    issuer="https://hq.example",
    issued_at_s=1_795_219_200,
    expires_at_s=1_952_985_600,
)


def made(claims=CARD):
    return make_token(claims, kid=kid_of(PUBLIC), sign=KEY.sign)
