"""Published examples of Claim 169, as data of our own: what each text says, and by whose key it is signed.

The texts come from the test vectors of the implementation `claim169` (generated, of invented people); the
key is that of RFC 8032 section 7.1, test 1. None of them is a card of ours: their ids are no KPJ.
"""

from typing import NamedTuple

RFC_8032_TEST_1 = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


class Vector(NamedTuple):
    """One published text."""

    name: str
    text: str
    claims: dict
    public_key: bytes | None = None
    """None where the example is signed with a key or an algorithm that we do not use, or not at all."""


def _claims(identity, *, expires=1_800_000_000, issued=1_700_000_000):
    return {1: "https://mosip.example.org", 4: expires, 6: issued, 169: identity}


VECTORS = [
    Vector(
        name="Ed25519",
        text=(
            "6BF590B20FFWJWG.FKJ05H7B0XKA8FA9DIWENPEJ/5P$DPQE88EB$CBECP9ERZC04E21DDF3/E96007F3ORAO001KL580"
            " B9%W5*B9C+9%R8646%86HKESED1/DRTC5UA QE$345$CVQEX.DX88WBK0NG8PB4 O/38TL6XDALLKLPQATHO.3ZPJMUAV"
            "QFSB1:+B*21V FWMC6SU439YU774475LJ2U5T02$VBSIMLQ3:6J.E1-1STM$4"
        ),
        claims=_claims({1: "ID-SIGNED-001", 4: "Signed Test Person"}),
        public_key=RFC_8032_TEST_1,
    ),
    Vector(
        name="ECDSA on P-256",
        text=(
            "6BF390D20FFWJWG.FKX*4F7B0XKA8FA9DIWENPEJ/5P$DPQE88EB$CBECP9ERZC04E21DDF3/E96007F3ORAO001KL480"
            " B9OW5UM8SNA3W5746CP01Y8VS8MA85UA QE$345$CVQEX.D15839CZG0.SN7CP::K1QOD2S*GG4/0UR7X.E5-U-X2-GUP"
            "F7I:5SBQGZIY8NTXHRSE.YBIW6CZEAQTX%R08HJWP MPFBNN/KK.9$1C.3"
        ),
        claims=_claims({1: "ID-ECDSA-001", 4: "ECDSA Test Person"}),
    ),
    Vector(
        name="minimal",
        text=(
            "6BFL70+30FFWJWG.FKJ0587B0XKA8FA9DIWENPEJ/5P$DPQE88EB$CBECP9ERZC04E21DDF3/E96007F3ORAO001KL680"
            " B94W5QF60R6KW5/G8HS83P0KI949DP34W3ER68HSLK1"
        ),
        claims=_claims({1: "ID-12345-ABCDE", 4: "John Doe"}),
    ),
    Vector(
        name="expired",
        text=(
            "6BFW70T30FFWJWG.FKJ05J7B0XKA8FA9DIWENPEJ/5P$DPQE88EB$CBECP9ERZC04E21D1F3A6U6000F3QM1O001KL680"
            " B9OW5I7B5C92Y83W5746EP09Z8M9EZKERTC5UA QE$345$CVQE9.DQHNN+3"
        ),
        claims=_claims(
            {1: "ID-EXPIRED-001", 4: "Expired Test Person"}, expires=1_609_459_200, issued=1_577_836_800
        ),
    ),
]
