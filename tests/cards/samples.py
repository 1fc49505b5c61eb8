"""Invented people's cards, their issuer's key, and eyes for PDFs."""

import shutil
from contextlib import contextmanager
from datetime import date

import pypdfium2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fieldreg.assets import resource_path
from fieldreg.cards import Card
from fieldreg.credential import CardClaims, kid_of, make_token
from fieldreg.domain.member import CardStatus, Sex
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Programme

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KID = kid_of(KEY.public_key().public_bytes_raw())
BIRTH_DATE = date(1985, 8, 25)
LONG_NAMES = (
    "W" * 40,
    "MUHAMMADABDURRAHMANALFATIHNURHIDAYATULLAH",
    "H. MUHAMMAD AL-FATIH NUR RAHMAN WIRYOKUSUMO, S.Pd.I., M.M.",
    "D'ANGELO MA'RUF NI'MATULLAH",
    "Ni Luh Putu Ayu Sri Wahyuni Dewi Kusumaningrum Pradnyani",
    "I",
)


def token_for(kpj, name, *, kid=KID):
    claims = CardClaims(
        kpj=kpj,
        name=name,
        birth_date=BIRTH_DATE,
        sex=Sex.FEMALE,
        issuer="https://hq.example",
        issued_at_s=1_795_219_200,
        expires_at_s=1_952_985_600,
    )
    return make_token(claims, kid=kid, sign=KEY.sign)


def card(number=0, name="RUKMINI PRASETYO", **changes):
    kpj = f"{12345600188 + number:011d}"
    values = {
        "kpj": kpj,
        "name": name,
        "birth_date": BIRTH_DATE,
        "nik_last4": "0003",
        "programmes": (Programme.JKK, Programme.JKM),
        "first_month": Month(2026, 11),
        "last_month": Month(2027, 1),
        "status": CardStatus.AWAITING_VALIDATION,
        "sponsor": "",
        "place": "Pasar Tanah Abang",
        "issued_on": date(2026, 11, 21),
    }
    return Card(**values | {"token": token_for(kpj, name)} | changes)


@contextmanager
def opened(path):
    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def sizes_mm(path):
    with opened(path) as document:
        return [tuple(side / 72 * 25.4 for side in document.get_page_size(n)) for n in range(len(document))]


def texts(path):
    """The text of each page, white space folded."""
    with opened(path) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def text_boxes_mm(path, number):
    """Each letter of a page with its box: left, top, right, bottom in mm from the top left corner."""
    with opened(path) as document:
        page = document[number]
        height, text = page.get_height(), page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            yield (
                text.get_text_range(at, 1),
                *(value * 25.4 / 72 for value in (left, height - top, right, height - bottom)),
            )


def office_artwork(folder, *changes):
    """An office's copy of the bundled artwork, with changes (old, new); its `card.toml`."""
    text = resource_path("card", "card.toml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    shutil.copy(resource_path("card", "logo.png"), folder)
    path = folder / "card.toml"
    path.write_text(text, "utf-8")
    return path
