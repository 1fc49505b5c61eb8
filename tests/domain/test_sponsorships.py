"""What a donor promised: read as it is typed, its states, whom it is meant for."""

import pytest

from fieldreg.assets import load_tables
from fieldreg.domain.candidates import Candidate, candidate_of, form_of_candidate
from fieldreg.domain.form import RegistrationForm
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer, Programme
from fieldreg.domain.sponsorships import (
    MOST_PLACES,
    Sponsorship,
    SponsorshipForm,
    SponsorshipState,
    judge_sponsorship,
    meant_for,
)

NOW = Month(2026, 11)


def judged(**typed):
    whole = {"code": "gnl-2026-07", "donor": " PT Contoh ", "places": "1.000", "months": "3"}
    form = SponsorshipForm(**{**whole, **typed})
    return judge_sponsorship(form, occupations=load_tables().occupations, now=NOW)


def promise(**changes):
    terms = {"code": "A", "donor": "D", "payer": Payer.CSR, "places": 10, "first_month": "2026-11"}
    return Sponsorship(**{**terms, "months": 3, **changes})


def test_what_is_left_out_is_csr_jkk_jkm_and_this_month():
    made, problems = judged()
    assert problems == ()
    assert made == Sponsorship(
        code="GNL-2026-07",
        donor="PT Contoh",
        payer=Payer.CSR,
        places=1000,
        first_month="2026-11",
        months=3,
        programmes=(Programme.JKK, Programme.JKM),
    )


def test_everything_can_be_said():
    made, _ = judged(
        payer="APBD",
        first_month="Januari 2027",
        programmes="jkk, jkm, jht",
        kinds="Asisten rumah tangga, sopir, sopir",
        region="33.72",
        mou="MOU/1",
    )
    assert (made.payer, made.first_month, made.kinds) == (Payer.APBD, "2027-01", ("art", "sopir"))
    assert made.programmes == tuple(Programme)
    assert (made.region, made.mou) == ("33.72", "MOU/1")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"code": ""}, "sponsorship_code"),
        ({"code": "A" * 33}, "sponsorship_code"),
        ({"donor": " "}, "donor_missing"),
        ({"payer": "self"}, "sponsor_unknown"),
        ({"payer": "bank"}, "sponsor_unknown"),
        ({"places": "0"}, "places_out_of_range"),
        ({"places": str(MOST_PLACES + 1)}, "places_out_of_range"),
        ({"places": "-1"}, "places_out_of_range"),
        ({"places": "9" * 30}, "places_out_of_range"),
        ({"months": "13"}, "months_out_of_range"),
        ({"first_month": "kapan"}, "month_unreadable"),
        ({"programmes": "JKP"}, "programmes_unreadable"),
        ({"programmes": "JHT"}, "programmes_compulsory"),
        ({"kinds": "astronaut"}, "occupation_not_listed"),
        ({"region": "Solo"}, "region_unreadable"),
    ],
)
def test_what_cannot_be_promised(typed, code):
    made, problems = judged(**typed)
    assert made is None
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize(
    ("leased", "used", "now", "state"),
    [
        (0, 0, NOW, SponsorshipState.PROMISED),
        (4, 0, NOW, SponsorshipState.LEASED),
        (10, 9, Month(2027, 1), SponsorshipState.LEASED),
        (10, 10, NOW, SponsorshipState.USED),
        (10, 10, Month(2027, 2), SponsorshipState.ENDED),
    ],
)
def test_how_far_it_has_come(leased, used, now, state):
    assert promise().state(leased=leased, used=used, now=now) is state
    assert promise(ended=True).state(leased=leased, used=used, now=now) is SponsorshipState.ENDED


def test_nobody_begins_before_it_nor_before_they_come():
    assert promise().first_month_for(Month(2026, 10)) == NOW
    assert promise().first_month_for(Month(2027, 1)) == Month(2027, 1)


@pytest.mark.parametrize(
    ("kinds", "region", "occupations", "regions", "told"),
    [
        ((), "", ("porter",), ("31.71.07",), ()),
        (("art",), "", ("porter", "art"), (), ()),
        (("art",), "", ("porter", ""), (), ("sponsorship_other_kind",)),
        ((), "33.72", (), ("33.72.01", ""), ()),
        ((), "33.72", (), ("33.72",), ()),
        ((), "33.7", (), ("33.72",), ("sponsorship_other_region",)),
        ((), "33.72", (), ("", ""), ()),
        (("art",), "33", ("porter",), ("31.71",), ("sponsorship_other_kind", "sponsorship_other_region")),
    ],
)
def test_whom_it_is_meant_for(kinds, region, occupations, regions, told):
    plan = promise(kinds=kinds, region=region)
    assert meant_for(plan, occupations=occupations, regions=regions) == told


def test_what_is_kept_of_a_row_and_how_much():
    form = RegistrationForm(nik="1" * 16, name="A" * 500, sponsorship="X", reasons={"a": "b"})
    kept = candidate_of(form)
    assert kept == Candidate(nik="1" * 16, name="A" * 200)
    assert form_of_candidate(kept) == RegistrationForm(nik="1" * 16, name="A" * 200)
