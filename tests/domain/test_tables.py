"""Occupations and regions: what free words and a few letters find."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.assets import load_occupations, load_regions
from fieldreg.domain.occupations import Occupation, Occupations
from fieldreg.domain.programmes import Sector
from fieldreg.domain.regions import Level, Regions

OCCUPATIONS = load_occupations()
REGIONS = load_regions()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Petani/Pekebun", "petani"),
        ("buruh tani", "petani"),
        ("penggarap sawah", "petani"),
        ("pembantu RT", "art"),
        ("ART", "art"),
        ("PKL", "pedagang"),
        ("Dagang sayur", "pedagang"),
        ("Jualan baju", "pedagang"),
        ("penjual gorengan", "pedagang"),
        ("Ojol", "ojek"),
        ("ojek pangkalan", "ojek"),
        ("buruh angkut", "porter"),
        ("Porter Pasar", "porter"),
        ("kuli panggul", "porter"),
        ("kuli bangunan", "tukang_bangunan"),
        ("tukang kebun", "tukang_kebun"),
        ("tukang_kebun", "tukang_kebun"),
        ("supir angkot", "sopir"),
        ("kurir paket", "kurir"),
        ("marbot masjid", "marbot"),
        ("abang becak", "becak"),
        ("baby sitter", "pengasuh"),
        ("  OJOL   Gojek, malam ", "ojek"),
        ("buruh angkut sayur di pasar", "porter"),
    ],
)
def test_free_words_have_a_code(words, code):
    occupation = OCCUPATIONS.read(words)
    assert occupation is not None
    assert occupation.code == code


@pytest.mark.parametrize("words", ["", "astronaut", "---", "penyihir"])
def test_unknown_words_have_none(words):
    assert OCCUPATIONS.read(words) is None


def test_only_what_pp_50_names_is_transport():
    transport = {occupation.code for occupation in OCCUPATIONS.all if occupation.sector is Sector.TRANSPORT}
    assert transport == {"kurir", "ojek", "sopir"}
    assert OCCUPATIONS.sector("ojek") is Sector.TRANSPORT
    assert OCCUPATIONS.sector("becak") is Sector.OTHER
    assert OCCUPATIONS.sector("") is Sector.OTHER


def test_however_much_was_pasted_only_words_as_long_as_the_names_are_looked_up():
    looked_up = []

    class Table(dict):
        def get(self, words, default=None):
            looked_up.append(words)
            return super().get(words, default)

    occupations = Occupations(OCCUPATIONS.all)
    table = occupations.__dict__["_by_words"] = Table(occupations._by_words)
    longest = max(len(name.split()) for name in table)
    assert occupations.read("tanpa arti " * 40 + "kuli panggul").code == "porter"
    assert max(len(words.split()) for words in looked_up) == longest


def test_no_word_means_two_occupations():
    names = [
        word for o in OCCUPATIONS.all for word in {o.label.casefold(), o.code.replace("_", " "), *o.words}
    ]
    assert len(names) == len(set(names))


def test_the_table_is_in_the_order_of_its_codes():
    assert all(one.code < other.code for one, other in pairwise(OCCUPATIONS.all))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("por", "porter"),
        ("oj", "ojek"),
        ("Pkl", "pedagang"),
        ("becak", "becak"),
        ("masjid", "marbot"),
        ("pet", "petani"),
    ],
)
def test_a_few_letters_suggest_an_occupation(typed, first):
    assert OCCUPATIONS.suggest(typed)[0].code == first


def test_suggestions_are_few_or_none():
    assert OCCUPATIONS.suggest("") == ()
    assert OCCUPATIONS.suggest("qqq") == ()
    assert len(OCCUPATIONS.suggest("p", limit=3)) == 3


def test_a_found_code_is_the_one_asked_for():
    porter = Occupation(code="porter", label="Porter", sector=Sector.OTHER)
    assert Occupations((porter,)).find("porter") is porter
    assert Occupations((porter,)).find("x") is None


@given(st.text())
def test_reading_and_suggesting_never_raise(text):
    OCCUPATIONS.read(text)
    OCCUPATIONS.suggest(text)
    for level in Level:
        REGIONS.read(text, level)
        REGIONS.suggest(text, level=level)
    REGIONS.find(text)
    REGIONS.full_name(text)


def test_the_whole_country_is_there():
    counts = {level: sum(len(code) == level for code in REGIONS.names) for level in Level}
    assert counts == {Level.PROVINCE: 38, Level.REGENCY: 514, Level.DISTRICT: 7_285}


def test_every_region_lies_in_a_larger_one():
    for code in REGIONS.names:
        assert code[:2] in REGIONS.names
        assert code[:5] in REGIONS.names or len(code) == Level.PROVINCE


def test_retired_codes_are_not_given_any_more():
    assert REGIONS.retired
    assert not set(REGIONS.retired) & set(REGIONS.names)
    assert all(code[:2] in REGIONS.names for code in REGIONS.retired)


@pytest.mark.parametrize(
    ("code", "name", "full"),
    [
        ("31", "Daerah Khusus Ibukota Jakarta", "Daerah Khusus Ibukota Jakarta"),
        ("33.72", "Kota Surakarta", "Kota Surakarta"),
        ("337201", "Laweyan", "Laweyan, Kota Surakarta"),
        ("33.72.01", "Laweyan", "Laweyan, Kota Surakarta"),
        ("64.04", "Kabupaten Bulungan", "Kabupaten Bulungan"),
    ],
)
def test_a_code_names_a_place(code, name, full):
    region = REGIONS.find(code)
    assert region is not None
    assert region.name == name
    assert REGIONS.full_name(code) == full


@pytest.mark.parametrize("code", ["", "99", "31.99", "31.71.99", "3", "3171071", "\u0663\u0661"])
def test_an_unknown_code_names_none(code):
    assert REGIONS.find(code) is None
    assert REGIONS.full_name(code) == ""


@pytest.mark.parametrize(
    ("typed", "level", "code"),
    [
        ("33.72.01", Level.DISTRICT, "33.72.01"),
        ("Laweyan", Level.DISTRICT, "33.72.01"),
        ("kec. laweyan", Level.DISTRICT, "33.72.01"),
        ("LAWEYAN, KOTA SURAKARTA", Level.DISTRICT, "33.72.01"),
        ("Tanah Abang, Jakarta", Level.DISTRICT, "31.71.07"),
        ("Tanah Abang", Level.DISTRICT, None),  # another one lies in Sumatera Selatan
        ("Laweyan, Kota Medan", Level.DISTRICT, None),
        ("Kota Surakarta", Level.REGENCY, "33.72"),
        ("Surakarta", Level.REGENCY, "33.72"),
        ("Kab. Bekasi", Level.REGENCY, "32.16"),
        ("Kota Bekasi", Level.REGENCY, "32.75"),
        ("Bekasi", Level.REGENCY, None),
        ("Bali", Level.PROVINCE, "51"),
        ("33.72", Level.DISTRICT, None),
        ("Atlantis", Level.REGENCY, None),
        ("", Level.REGENCY, None),
    ],
)
def test_a_place_is_read_where_no_doubt_is_left(typed, level, code):
    region = REGIONS.read(typed, level)
    assert (region.code if region else None) == code


def test_a_few_letters_suggest_a_place():
    found = [r.code for r in REGIONS.suggest("tanah ab", level=Level.DISTRICT)]
    assert found[:2] == ["16.12.05", "31.71.07"]
    assert REGIONS.suggest("tanah jakarta", level=Level.DISTRICT)[0].code == "31.71.07"
    assert REGIONS.suggest("sura", level=Level.REGENCY)[0].name == "Kota Surabaya"
    assert REGIONS.suggest("abang", level=Level.DISTRICT)[0].name == "Abang"
    assert len(REGIONS.suggest("a", level=Level.DISTRICT, limit=5)) == 5
    assert REGIONS.suggest(" ", level=Level.DISTRICT) == ()


def test_what_begins_with_the_letters_comes_first():
    regions = Regions(
        names={"11": "X", "11.01": "Y", "11.01.01": "Lama Baru", "11.01.02": "Abaru", "11.01.03": "Baru"},
        retired={},
    )
    assert [r.name for r in regions.suggest("baru", level=Level.DISTRICT)] == ["Baru", "Lama Baru", "Abaru"]


def test_suggesting_keeps_up_with_typing():
    REGIONS.suggest("tanah jak", level=Level.DISTRICT)
    best = min(_seconds("tanah jak") for _ in range(5))
    assert best < 0.016, "a frame of the window"


def _seconds(typed: str) -> float:
    started = time.perf_counter()
    REGIONS.suggest(typed, level=Level.DISTRICT)
    return time.perf_counter() - started
