from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.assets import load_regions
from fieldreg.domain.ages import age_on
from fieldreg.domain.member import Sex
from fieldreg.domain.nik import NikReading, grouped_nik, judge_nik, masked_nik, read_nik
from fieldreg.domain.problems import blocking

TODAY = date(2026, 11, 21)
REGIONS = load_regions()


def judge(text: str, **stated: object) -> NikReading:
    return judge_nik(text, today=TODAY, regions=REGIONS, **stated)  # type: ignore[arg-type]


def codes(reading: NikReading) -> list[str]:
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    ("text", "nik"),
    [
        ("'3671090807050927", "3671090807050927"),
        ("\u20183671090807050927", "3671090807050927"),
        (" 3175046212818622 ", "3175046212818622"),
        ("317204 160404 8331", "3172041604048331"),
        ("337202.580990.5830", "3372025809905830"),
        ("3372-0258-0990-5830", "3372025809905830"),
        ("3372\u00a00258\u200b09905830\ufeff", "3372025809905830"),
        ("\uff13\uff13720258099\uff105830", "3372025809905830"),
        ("31710823O3883033", "31710823O3883033"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_reads_past_what_surrounds_the_digits(text, nik):
    assert read_nik(text) == nik


def test_for_peoples_eyes():
    assert grouped_nik("3171071602900003") == "317107 160290 0003"
    assert masked_nik("3171071602900003") == "•••• •••• •••• 0003"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nik_missing"),
        ("'", "nik_missing"),
        ("-", "nik_missing"),
        ("31710823O3883033", "nik_not_digits"),
        ("belum punya", "nik_not_digits"),
        ("317304220265808O", "nik_not_digits"),
        ("317304O2202658", "nik_not_digits"),
        ("317304220265808", "nik_wrong_length"),
        ("31730422026580821", "nik_wrong_length"),
        ("1111111111111111", "nik_repeated_digit"),
        ("0000000000000000", "nik_repeated_digit"),
        ("3,31106E+15", "nik_damaged_by_spreadsheet"),
        ("3.31106211288402e+15", "nik_damaged_by_spreadsheet"),
        ("317108\u0660303883033", "nik_not_digits"),
    ],
)
def test_certain_nonsense_blocks_with_one_code(text, code):
    reading = judge(text)
    assert codes(reading) == [code]
    assert blocking(reading.problems) == reading.problems
    assert (reading.birth_date, reading.sex, reading.district) == (None, None, None)


def test_a_mans_nik_is_read():
    reading = judge("3171070506900003")
    assert reading.birth_date == date(1990, 6, 5)
    assert reading.sex is Sex.MALE
    assert reading.district is not None
    assert (reading.district.code, reading.district.name) == ("31.71.07", "Tanah Abang")
    assert reading.problems == ()


def test_a_womans_day_is_raised_by_forty():
    reading = judge("3173036106742575")
    assert reading.birth_date == date(1974, 6, 21)
    assert reading.sex is Sex.FEMALE


@pytest.mark.parametrize(
    ("nik", "code", "born", "sex"),
    [
        ("9971070506900003", "nik_unknown_region", date(1990, 6, 5), Sex.MALE),
        ("3171990506900003", "nik_unknown_region", date(1990, 6, 5), Sex.MALE),
        ("3171000506900003", "nik_unknown_region", date(1990, 6, 5), Sex.MALE),
        ("3171070506900000", "nik_serial_zero", date(1990, 6, 5), Sex.MALE),
        ("3171073206900003", "nik_impossible_date", None, None),
        ("3171074006900003", "nik_impossible_date", None, None),
        ("3171070006900003", "nik_impossible_date", None, None),
        ("3171077206900003", "nik_impossible_date", None, None),
        ("3171070513900003", "nik_impossible_date", None, Sex.MALE),
        ("3171077102900003", "nik_impossible_date", None, Sex.FEMALE),
        ("3171072902900003", "nik_impossible_date", None, Sex.MALE),
    ],
)
def test_doubts_only_warn(nik, code, born, sex):
    reading = judge(nik)
    assert codes(reading) == [code]
    assert not blocking(reading.problems)
    assert (reading.birth_date, reading.sex) == (born, sex)


@pytest.mark.parametrize(
    ("yymmdd", "born", "sure"),
    [
        ("211161", date(1961, 11, 21), False),  # 65 today
        ("221161", date(1961, 11, 22), True),  # 65 tomorrow
        ("211111", date(2011, 11, 21), True),  # 15 today
        ("221111", date(2011, 11, 22), False),  # 15 tomorrow
        ("010112", date(2012, 1, 1), False),
        ("010127", date(1927, 1, 1), False),  # 2027 is still to come
        ("010126", date(2026, 1, 1), False),  # 100 or a baby
        ("010100", date(2000, 1, 1), True),
        ("290200", date(2000, 2, 29), True),
        ("010199", date(1999, 1, 1), True),
    ],
)
def test_the_century_is_the_one_of_a_working_age(yymmdd, born, sure):
    reading = judge(f"317107{yymmdd}0003")
    assert reading.birth_date == born
    assert codes(reading) == ([] if sure else ["nik_birth_year_unsure"])


def test_a_stated_birth_date_decides_the_century():
    reading = judge("3171070101200003", stated_birth=date(1920, 1, 1))
    assert reading.birth_date == date(1920, 1, 1)
    assert reading.problems == ()


def test_other_dates_and_sexes_than_the_cards_are_told():
    reading = judge("3171070506900003", stated_birth=date(1990, 6, 6), stated_sex=Sex.FEMALE)
    assert codes(reading) == ["nik_birth_date_differs", "nik_sex_differs"]
    assert reading.birth_date == date(1990, 6, 5)
    assert judge("3171070506900003", stated_birth=date(1990, 6, 5), stated_sex=Sex.MALE).problems == ()


def test_no_sex_is_compared_where_the_day_tells_none():
    assert codes(judge("3171073506900003", stated_sex=Sex.FEMALE)) == ["nik_impossible_date"]


RETIRED = (
    *("64.04", "64.05", "64.06", "64.10"),
    *("73.19", "73.20", "73.21", "73.23", "73.25"),
    *("91.01", "91.02", "91.04", "91.07", "91.08", "91.09"),
    *("91.12", "91.13", "91.14", "91.16", "91.17", "91.18"),
    *("92.01", "92.04", "92.05", "92.09", "92.10"),
)


@pytest.mark.parametrize("regency", RETIRED)
def test_codes_of_split_provinces_stay_legitimate(regency):
    reading = judge(f"{regency.replace('.', '')}070506900003")
    assert reading.problems == ()
    assert reading.district is not None
    assert reading.district.code == f"{regency}.07"
    assert reading.district.name.startswith("Kabupaten ")


def test_a_district_that_moved_to_a_younger_regency_is_legitimate():
    # 32.04.01 to 32.04.04 became part of Kabupaten Bandung Barat and Kota Cimahi.
    reading = judge("3204010506900003")
    assert reading.problems == ()
    assert reading.district is not None
    assert (reading.district.code, reading.district.name) == ("32.04.01", "Kabupaten Bandung")


DISTRICTS = [code for code in REGIONS.names if len(code) == 8]


def made_up(district: str, born: date, sex: Sex, serial: int) -> str:
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    return f"{district.replace('.', '')}{day:02d}{born.month:02d}{born.year % 100:02d}{serial:04d}"


people = st.tuples(
    st.sampled_from(DISTRICTS),
    st.dates(date(1920, 1, 1), TODAY),
    st.sampled_from(Sex),
    st.integers(1, 9999),
)


@given(people)
def test_a_nik_says_what_was_put_into_it(person):
    district, born, sex, serial = person
    reading = judge(made_up(district, born, sex, serial), stated_birth=born, stated_sex=sex)
    assert reading.problems == ()
    assert reading.district is not None
    assert (reading.district.code, reading.birth_date, reading.sex) == (district, born, sex)


@given(people)
def test_without_a_stated_date_everyone_of_working_age_is_read_right(person):
    district, born, sex, serial = person
    reading = judge(made_up(district, born, sex, serial))
    if 15 <= age_on(TODAY, born) < 65:
        assert reading.birth_date == born
        assert reading.problems == ()
    else:
        assert reading.birth_date is None or reading.birth_date <= TODAY


@given(people, st.sampled_from([" ", ".", "-", "\u00a0", "'"]))
def test_grouping_changes_nothing(person, between):
    nik = made_up(*person)
    assert read_nik("'" + grouped_nik(nik).replace(" ", between)) == nik


@given(st.text() | st.text("0123456789OoIl .'-", max_size=20) | st.from_regex(r"\d{16}", fullmatch=True))
def test_judging_never_raises(text):
    judge(text, stated_birth=date(1990, 1, 1), stated_sex=Sex.MALE)
    assert isinstance(judge(text), NikReading)
