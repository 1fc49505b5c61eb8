"""How typed names, telephone numbers, money and dates are read."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldreg.domain.ages import age_on, full_year
from fieldreg.domain.dates import long_date, long_month, read_date, read_month, short_date, short_month
from fieldreg.domain.money import MOST_RP, read_rupiah, rupiah
from fieldreg.domain.months import Month
from fieldreg.domain.names import name_key, tidy_name
from fieldreg.domain.phones import grouped_phone, read_phone

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("NGATIMIN PRATIWI", "Ngatimin Pratiwi"),
        ("  Yanto   Gunawan ", "Yanto Gunawan"),
        ("suharti", "Suharti"),
        ("NUR'AINI HIDAYAT", "Nur'aini Hidayat"),
        ("nur\u2019aini", "Nur'aini"),
        ("Nur'Aini", "Nur'Aini"),
        ("H. JOKO, S.PD", "H. Joko, S.Pd"),
        ("h. joko ,s.pd.", "H. Joko, S.Pd"),
        ("HJ. SITI AMINAH, SE, M.SI", "Hj. Siti Aminah, S.E, M.Si"),
        ("JOKO S.PD.I", "Joko S.Pd.I"),
        ("A.S. RAHMAN", "A.S. Rahman"),
        ("M. ALI", "M. Ali"),
        ("ALI M. RAHMAN", "Ali M. Rahman"),
        ("AL-AMIN", "Al-Amin"),
        ("ALI BIN ABU", "Ali bin Abu"),
        ("YOHANES PAULUS II", "Yohanes Paulus II"),
        ("McDonald simbolon", "McDonald Simbolon"),
        ("JOKO, TUKANG", "Joko, Tukang"),
        ("ANDR\u00c9", "Andr\u00e9"),
        ("JOKO,", "Joko"),
        ("-", ""),
        ("  ", ""),
        ("123", ""),
    ],
)
def test_names_are_tidied_and_never_corrected(typed, tidy):
    assert tidy_name(typed) == tidy
    assert tidy_name(tidy) == tidy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H. Moh. Nur'aini, S.Pd", "MUHAMMAD NURAINI"),
        ("Joko S.Pd", "joko"),
        ("M. Ali", "Muhammad Ali"),
        ("Abd. Rahman", "Abdul Rahman"),
        ("Ali bin Abu", "ALI ABU"),
        ("Andr\u00e9", "Andre"),
        ("Drs. H. Joko", "Joko"),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Joko", "Jono"), ("Ali M", "Ali"), ("H.", "Hj.")])
def test_different_names_have_different_keys(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("text", ["H.", "Hj", "S.Pd", ", S.Pd"])
def test_a_name_of_nothing_but_a_title_still_has_a_key(text):
    assert name_key(text)


@given(st.text())
@example("ß")
@example("A'\x1f")
def test_tidying_and_keys_never_raise_and_settle_at_once(text):
    tidy = tidy_name(text)
    assert tidy_name(tidy) == tidy or not tidy.isascii()
    assert isinstance(name_key(text), str)


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("0821 9132 8449", "082191328449"),
        ("6287871928958", "087871928958"),
        ("+6281270105632", "081270105632"),
        ("+62 (0)812-7010-5632", "081270105632"),
        ("006281270105632", "081270105632"),
        ("85249830945", "085249830945"),
        ("'081270105632", "081270105632"),
        ("0812.7010.5632", "081270105632"),
        ("081270105632 / 085249830945", "081270105632"),
        ("rumah, 085249830945", "085249830945"),
        ("021 5551 2345", "02155512345"),
        ("", ""),
        (" - ", ""),
        ("0812", None),
        ("tidak ada", None),
        ("08127010563212345", None),
        ("\u0660812701056", None),
        ("1812701056", None),
    ],
)
def test_telephone_numbers(typed, phone):
    assert read_phone(typed) == phone


@given(st.text())
def test_a_telephone_number_once_read_stays(text):
    phone = read_phone(text)
    assert phone is None or read_phone(phone) == phone


def test_a_telephone_number_is_grouped_for_the_eye_and_anything_else_is_left_alone():
    assert grouped_phone("081291328449") == "0812 9132 8449"
    assert grouped_phone("belum ada") == "belum ada"


@pytest.mark.parametrize(
    ("typed", "amount_rp"),
    [
        ("1,5 jt", 1_500_000),
        ("1.25 juta", 1_250_000),
        ("1,25jt/bln", 1_250_000),
        ("2 jt", 2_000_000),
        ("Rp 2 jt.", 2_000_000),
        ("2jt 500rb", 2_500_000),
        ("750 rb", 750_000),
        ("750k", 750_000),
        ("1.250 ribu", 1_250_000),
        ("1,5 ribu", 1_500),
        ("Rp. 2.500.000,-", 2_500_000),
        ("Rp 1.000.000,-/bulan", 1_000_000),
        ("Rp1.000.000,00", 1_000_000),
        ("1.800.000 per bulan", 1_800_000),
        ("IDR 1,800,000.00", 1_800_000),
        ("1000000", 1_000_000),
        ("1000000.0", 1_000_000),
        ("0", 0),
        ("1.000.000,50", None),
        ("1,23456789 jt", None),
        ("1,2345 ribu", None),
        ("1-2 jt", None),
        ("50.000/hari", None),
        ("-1000000", None),
        ("1.5", None),
        ("1.00.000", None),
        ("jt", None),
        ("1 jt 500", None),
        ("99999999999999", None),
        ("", None),
        ("banyak", None),
    ],
)
def test_rupiah_is_read_or_left_alone(typed, amount_rp):
    assert read_rupiah(typed) == amount_rp


@given(st.integers(0, MOST_RP))
def test_money_comes_back(amount_rp):
    assert read_rupiah(rupiah(amount_rp)) == amount_rp
    assert read_rupiah(f"{rupiah(amount_rp)},-") == amount_rp
    assert read_rupiah(str(amount_rp)) == amount_rp


@given(st.text() | st.text("0123456789.,-rbjtk ", max_size=15))
def test_reading_money_never_raises(text):
    assert read_rupiah(text) is None or read_rupiah(text) >= 0


def test_money_as_indonesia_writes_it():
    assert rupiah(184_800) == "Rp184.800"
    assert rupiah(0) == "Rp0"
    assert rupiah(-1_000) == "-Rp1.000"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("08/07/05", date(2005, 7, 8)),
        ("11-03-1966", date(1966, 3, 11)),
        ("21 Juni 1974", date(1974, 6, 21)),
        ("21 JUNI 74", date(1974, 6, 21)),
        ("21-Jun-1974", date(1974, 6, 21)),
        ("21jun1974", date(1974, 6, 21)),
        ("1974-06-21", date(1974, 6, 21)),
        ("1974/6/21", date(1974, 6, 21)),
        ("1974-06-21 00:00:00", date(1974, 6, 21)),
        ("1974-06-21T00:00:00", date(1974, 6, 21)),
        ("21.06.1974", date(1974, 6, 21)),
        ("21 06.1974", date(1974, 6, 21)),
        ("21061974", date(1974, 6, 21)),
        ("210674", date(1974, 6, 21)),
        ("1 Pebruari 1980", date(1980, 2, 1)),
        ("5 Nopember 1980", date(1980, 11, 5)),
        ("29/02/00", date(2000, 2, 29)),
        ("01/01/12", date(2012, 1, 1)),
        ("29/02/1990", None),
        ("29/02/90", None),
        ("31/04/1990", None),
        ("06/21/1974", None),
        ("1974-13-01", None),
        ("1111974", None),
        ("21 Juno 1974", None),
        ("1974", None),
        ("21/06/0000", None),
        ("", None),
        ("entah", None),
    ],
)
def test_dates_are_read_day_first(typed, day):
    assert read_date(typed, today=TODAY) == day


@given(st.dates(date(1000, 1, 1)))
def test_a_date_comes_back_from_every_form(day):
    for text in (day.isoformat(), short_date(day), long_date(day)):
        assert read_date(text, today=TODAY) == day


@given(st.dates(date(1961, 11, 22), date(2011, 11, 21)))
def test_a_year_of_two_digits_is_read_by_age(day):
    assert read_date(f"{day.day}/{day.month}/{day.year % 100:02d}", today=TODAY) == day


@given(st.text())
def test_reading_dates_and_months_never_raises(text):
    read_date(text, today=TODAY)
    read_month(text)


def test_dates_as_indonesia_writes_them():
    assert long_date(date(2026, 8, 1)) == "1 Agustus 2026"
    assert short_date(date(2026, 8, 1)) == "01/08/2026"
    assert long_month(Month(2026, 11)) == "November 2026"
    assert short_month(Month(2026, 5)) == "Mei 2026"


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-11", "2026-11"),
        ("11/2026", "2026-11"),
        ("Nov 2026", "2026-11"),
        ("november 2026", "2026-11"),
        ("2026-13", None),
        ("0/2026", None),
        ("2026", None),
        ("1800-01", None),
        ("", None),
    ],
)
def test_contribution_months(typed, month):
    read = read_month(typed)
    assert (str(read) if read else None) == month


@pytest.mark.parametrize(
    ("born", "today", "age"),
    [
        (date(1961, 11, 21), date(2026, 11, 20), 64),
        (date(1961, 11, 21), date(2026, 11, 21), 65),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2027, 1, 1), date(2026, 11, 21), -1),
    ],
)
def test_ages(born, today, age):
    assert age_on(today, born) == age


def test_no_year_for_a_day_that_no_century_has():
    assert full_year(90, 2, 30, today=TODAY) is None
