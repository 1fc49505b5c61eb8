"""The signed content of a card's QR: make, read, judge. The only home of CBOR, COSE and base45.

A card is a MOSIP Claim 169 token (version 1.2): CBOR claims in a CWT, signed as COSE_Sign1 with
Ed25519, compressed with zlib, written in base45. Pure functions; any thread.
"""

from fieldreg.credential.claims import CardClaims
from fieldreg.credential.judgement import CardJudgement, CardVerdict, judge
from fieldreg.credential.token import ReadCard, Signer, kid_of, make_token, read_token

__all__ = [
    "CardClaims",
    "CardJudgement",
    "CardVerdict",
    "ReadCard",
    "Signer",
    "judge",
    "kid_of",
    "make_token",
    "read_token",
]
