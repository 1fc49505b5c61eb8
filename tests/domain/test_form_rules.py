from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.assets import load_tables
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.form_rules import Judgement, judge_form
from fieldreg.domain.member import AcceptedWarning, Consent, PaymentMethod, Sex
from fieldreg.domain.problems import blocking, warnings
from fieldreg.domain.programmes import Payer, Programme, Sector
from fieldreg.domain.tables import Limits, Tables
from fieldreg.domain.terms import judge_terms
from fieldreg.domain.work import read_hours

TODAY = date(2026, 11, 21)
NOW_MS = 1_795_219_200_000
TABLES = load_tables()
FORM = RegistrationForm(
    nik="3171070506900003", name="JOKO SUSILO", occupation="kuli panggul", income="1 jt", consent_version="1"
)


def judge(
    form: RegistrationForm = FORM, /, *, at_desk: bool = True, tables: Tables = TABLES, **changes: object
) -> Judgement:
    changed = replace(form, **changes)  # type: ignore[arg-type]
    return judge_form(changed, tables=tables, today=TODAY, now_ms=NOW_MS, at_desk=at_desk)


def codes(judgement: Judgement) -> list[str]:
    return [problem.code for problem in judgement.problems]


def test_the_least_that_must_be_given():
    judgement = judge()
    assert judgement.problems == ()
    registration = judgement.registration
    assert registration is not None
    assert registration.name == "Joko Susilo"
    assert registration.birth_date == date(1990, 6, 5)
    assert registration.sex is Sex.MALE
    assert (registration.occupation, registration.occupation_text) == ("porter", "kuli panggul")
    assert registration.income_rp == 1_000_000
    assert registration.programmes == (Programme.JKK, Programme.JKM)
    assert (registration.first_month, registration.months) == ("2026-11", 1)
    assert registration.payer is Payer.SELF
    assert registration.payment.method is PaymentMethod.LATER
    assert registration.consent == Consent(text_version="1", at_ms=NOW_MS)
    assert judgement.quote is not None
    assert judgement.quote.total_rp == 8_400


def test_everything_that_can_be_given():
    judgement = judge(
        birth_date="5 Juni 1990",
        sex="Laki-laki",
        phone="+62 812 7010 5632",
        district="Tanah Abang, Jakarta",
        address=" Jl.  Kebon Kacang 3 ",
        second_occupation="Ojol",
        work_regency="31.71",
        work_place="Blok A",
        work_hours="jam 5 s/d 13:30",
        programmes="jkk, jkm, jht",
        first_month="Des 2026",
        months="3 bulan",
        payment_method="tunai",
        payment_reference=" K-1 ",
        email=" joko@example.id ",
    )
    assert judgement.problems == ()
    registration = judgement.registration
    assert registration is not None
    assert registration.phone == "081270105632"
    assert registration.district == "31.71.07"
    assert registration.address == "Jl. Kebon Kacang 3"
    assert registration.second_occupation == "ojek"
    assert registration.work_regency == "31.71"
    assert registration.work_place == "Blok A"
    assert registration.work_hours == "05.00-13.30"
    assert registration.programmes == tuple(Programme)
    assert (registration.first_month, registration.months) == ("2026-12", 3)
    assert (registration.payment.method, registration.payment.reference) == (PaymentMethod.CASH, "K-1")
    assert registration.email == "joko@example.id"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nik": ""}, "nik_missing"),
        ({"nik": "31710705069000"}, "nik_wrong_length"),
        ({"name": " - "}, "name_missing"),
        ({"birth_date": "entah"}, "birth_date_unreadable"),
        ({"birth_date": "1/1/2030"}, "birth_date_in_future"),
        ({"nik": "3171073206900003", "sex": "L"}, "birth_date_missing"),
        ({"nik": "3171073206900003", "birth_date": "1/1/1990"}, "sex_missing"),
        ({"sex": "x"}, "sex_unreadable"),
        ({"birth_date": "21/11/1961"}, "age_65_or_over"),
        ({"birth_date": "1/1/1900"}, "age_65_or_over"),
        ({"occupation": " - "}, "occupation_missing"),
        ({"income": ""}, "income_missing"),
        ({"income": "-"}, "income_missing"),
        ({"income": "banyak"}, "income_unreadable"),
        ({"income": "0"}, "income_unreadable"),
        ({"programmes": "JKK,JKM,JP"}, "programmes_unreadable"),
        ({"programmes": "JKK"}, "programmes_compulsory"),
        ({"programmes": "JHT"}, "programmes_compulsory"),
        ({"first_month": "kapan saja"}, "month_unreadable"),
        ({"first_month": "2015-06"}, "month_without_rate"),
        ({"first_month": "9999-12", "months": "12"}, "month_without_rate"),
        ({"months": "0"}, "months_out_of_range"),
        ({"months": "13"}, "months_out_of_range"),
        ({"months": "setahun"}, "months_out_of_range"),
        ({"payer": "tetangga"}, "payer_unknown"),
        ({"payer": "csr"}, "sponsorship_missing"),
        ({"sponsorship": "GNL-1"}, "payer_missing"),
        ({"payment_method": "beras"}, "payment_unknown"),
        ({"payment_method": "sponsor"}, "payment_needs_sponsor"),
        ({"consent_version": " "}, "consent_missing"),
    ],
)
def test_what_blocks(changes, code):
    judgement = judge(**changes)
    assert code in [problem.code for problem in blocking(judgement.problems)]
    assert judgement.registration is None


def test_a_sponsor_who_is_not_named_is_wanted_where_sponsors_are_named():
    (problem,) = blocking(judge(payment_method="sponsor").problems)
    assert (problem.code, problem.field) == ("payment_needs_sponsor", "sponsorship")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"nik": "9971070506900003"}, "nik_unknown_region"),
        ({"sex": "P"}, "nik_sex_differs"),
        ({"birth_date": "6/6/1990"}, "nik_birth_date_differs"),
        ({"name": "Joko 2"}, "name_has_digits"),
        ({"nik": "3171070506110003", "birth_date": "5/6/2011"}, "age_under_17"),
        ({"phone": "0812"}, "phone_unreadable"),
        ({"email": "joko"}, "email_unreadable"),
        ({"email": "joko@rumah"}, "email_unreadable"),
        ({"email": "joko s@rumah.id"}, "email_unreadable"),
        ({"occupation": "astronaut"}, "occupation_unknown"),
        ({"district": "Atlantis"}, "district_unknown"),
        ({"work_regency": "Atlantis"}, "work_regency_unknown"),
        ({"work_hours": "pagi"}, "work_hours_unreadable"),
        ({"income": "499.999"}, "income_looks_daily"),
        ({"first_month": "2026-10"}, "month_past"),
        ({"first_month": "2027-12"}, "month_far"),
        ({"payment_method": "qris"}, "payment_reference_missing"),
    ],
)
def test_what_only_warns(changes, code):
    judgement = judge(**changes)
    assert codes(judgement) == [code]
    assert judgement.registration is not None
    assert judgement.registration.warnings == (AcceptedWarning(code=code, reason=""),)


def test_the_officers_reason_is_kept_with_the_warning():
    judgement = judge(sex="P", reasons={"nik_sex_differs": " KTP benar ", "other": "x"})
    assert judgement.registration is not None
    assert judgement.registration.warnings == (AcceptedWarning(code="nik_sex_differs", reason="KTP benar"),)
    assert judgement.registration.sex is Sex.FEMALE


def test_the_stated_birth_date_stands_against_the_niks():
    judgement = judge(birth_date="6/6/1990")
    assert judgement.registration is not None
    assert judgement.registration.birth_date == date(1990, 6, 6)
    assert judgement.nik.birth_date == date(1990, 6, 5)


def test_a_day_before_65_is_still_in_time():
    assert judge(nik="3171072211610003", birth_date="22/11/1961").registration is not None
    assert codes(judge(nik="3171072111610003", birth_date="21/11/1961")) == ["age_65_or_over"]


def test_17_is_old_enough():
    assert judge(nik="3171072111090003").problems == ()
    assert codes(judge(nik="3171072211090003")) == ["age_under_17"]


def test_the_income_of_a_day_is_doubted_below_500_000_only():
    assert judge(income="500.000").problems == ()


def test_a_branch_may_have_a_floor():
    tables = replace(TABLES, limits=Limits(income_floor_rp=1_500_000))
    assert codes(judge(income="1.499.999", tables=tables)) == ["income_below_floor"]
    assert judge(income="1.500.000", tables=tables).problems == ()


def test_nothing_typed_is_lost():
    registration = judge(
        occupation=" Pawang  hujan ",
        second_occupation="Pawang ular",
        phone=" 0812 ",
        district="Atlantis",
        address="RT 1",
        work_regency="Lemuria",
        work_hours="pagi  buta",
    ).registration
    assert registration is not None
    assert (registration.occupation, registration.occupation_text) == ("", "Pawang hujan")
    assert registration.second_occupation == "Pawang ular"
    assert registration.phone == "0812"
    assert (registration.district, registration.address) == ("", "RT 1, Atlantis")
    assert (registration.work_regency, registration.work_place) == ("", "Lemuria")
    assert registration.work_hours == "pagi buta"


def test_a_code_needs_no_words():
    registration = judge(occupation="tukang_kebun").registration
    assert registration is not None
    assert (registration.occupation, registration.occupation_text) == ("tukang_kebun", "")


def test_a_dash_in_a_list_means_nothing_was_given():
    judgement = judge(phone="-", birth_date="-", sex="-", district="-", work_hours="-")
    assert judgement.problems == ()


def test_a_sponsor_pays_for_the_sponsored():
    judgement = judge(payer="CSR", sponsorship="GNL-1", payment_method="cash", months="3")
    assert judgement.problems == ()
    registration = judgement.registration
    assert registration is not None
    assert registration.payer is Payer.CSR
    assert registration.sponsorship == "GNL-1"
    assert registration.payment.method is PaymentMethod.SPONSOR
    assert judgement.quote is not None
    assert judgement.quote.total_rp == 33_600


def test_the_occupation_decides_the_sector():
    becak, ojek = judge(occupation="becak", months="12").quote, judge(occupation="ojol", months="12").quote
    assert becak is not None
    assert ojek is not None
    assert (becak.total_rp, ojek.total_rp) == (184_800, 159_600)


def test_a_list_is_not_asked_for_consent():
    registration = judge(consent_version="", at_desk=False).registration
    assert registration is not None
    assert registration.consent is None


def test_the_price_is_told_while_the_person_is_still_unknown():
    judgement = judge(RegistrationForm(income="1 jt", occupation="porter"))
    assert judgement.registration is None
    assert judgement.quote is not None
    assert judgement.quote.total_rp == 8_400


def test_an_empty_form_is_told_all_at_once():
    assert codes(judge(RegistrationForm())) == [
        "nik_missing",
        "name_missing",
        "birth_date_missing",
        "sex_missing",
        "occupation_missing",
        "income_missing",
        "consent_missing",
    ]


def test_terms_alone_are_judged_for_a_quote():
    form = RegistrationForm(income="3 jt", programmes="JKK,JKM,JHT", first_month="2026-11")
    judged = judge_terms(form, sector=Sector.OTHER, tables=TABLES, today=TODAY)
    assert judged.problems == ()
    assert judged.terms is not None
    assert judged.quote is not None
    assert judged.quote.total_rp == 77_150


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("05.00-13.00", "05.00-13.00"),
        ("5-13", "05.00-13.00"),
        ("05:00 s/d 13:30 WIB", "05.00-13.30"),
        ("jam 5 sampai 13.30", "05.00-13.30"),
        ("pkl. 22.00 - 04.00", "22.00-04.00"),
        ("", ""),
        ("25-26", None),
        ("5.75-6", None),
        ("pagi", None),
    ],
)
def test_working_hours(typed, hours):
    assert read_hours(typed) == hours


texts = st.text(max_size=30) | st.sampled_from(
    [
        "",
        "-",
        "L",
        "3171070506900003",
        "1,5 jt",
        "ojol",
        "JKK,JKM,JHT",
        "csr",
        "2026-11",
        "3",
        "1/1/90",
        "cash",
    ]
)
NAMES = [name for name in asdict(RegistrationForm()) if name != "reasons"]


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, texts)), st.booleans())
def test_judging_never_raises_and_always_says_why_not(fields, at_desk):
    judgement = judge(RegistrationForm(**fields), at_desk=at_desk)
    assert (judgement.registration is None) == bool(blocking(judgement.problems))
    assert all(problem.field in NAMES for problem in judgement.problems)
    if judgement.registration is not None:
        accepted = {warning.code for warning in judgement.registration.warnings}
        assert accepted == {problem.code for problem in warnings(judgement.problems)}
        assert judgement.quote is not None


@pytest.mark.parametrize(
    "field", ["name", "address", "occupation", "work_place", "email", "payment_reference"]
)
def test_a_page_pasted_by_mistake_is_refused_beside_its_field(field):
    judgement = judge(**{field: "Budi Contoh " * 700})
    told = [problem for problem in judgement.problems if problem.code == "text_too_long"]
    assert [problem.field for problem in told] == [field]
    assert judgement.registration is None
