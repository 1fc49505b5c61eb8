from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreg.assets import load_rates
from fieldreg.domain.contribution import Band, Quote, Rates, price
from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Payer, Programme, Sector

RATES = load_rates()
BASIC = (Programme.JKK, Programme.JKM)
ALL = tuple(Programme)


def quote(income_rp: int, first: str, months: int = 1, **terms: object) -> Quote:
    chosen = {"programmes": BASIC, "sector": Sector.OTHER, "payer": Payer.SELF, "rates": RATES} | terms
    return price(income_rp, first_month=Month.parse(first), months=months, **chosen)  # type: ignore[arg-type]


# PP 44/2015, Lampiran II, and PP 46/2015: from, base, JKK + JKM, with JHT, then both under PP 50/2025.
BANDS = """
 1    100000  1000000  16800  36800   8400  28400
 2   1100000  1200000  18800  42800   9400  33400
 3   1300000  1400000  20800  48800  10400  38400
 4   1500000  1600000  22800  54800  11400  43400
 5   1700000  1800000  24800  60800  12400  48400
 6   1900000  2000000  26800  66800  13400  53400
 7   2100000  2200000  28800  72800  14400  58400
 8   2300000  2400000  30800  78800  15400  63400
 9   2500000  2600000  32800  84800  16400  68400
10   2700000  2950000  36300  95300  18150  77150
11   3200000  3450000  41300 110300  20650  89650
12   3700000  3950000  46300 125300  23150 102150
13   4200000  4450000  51300 140300  25650 114650
14   4700000  4950000  56300 155300  28150 127150
15   5200000  5450000  61300 170300  30650 139650
16   5700000  5950000  66300 185300  33150 152150
17   6200000  6450000  71300 200300  35650 164650
18   6700000  6950000  76300 215300  38150 177150
19   7200000  7450000  81300 230300  40650 189650
20   7700000  7950000  86300 245300  43150 202150
21   8200000  8700000  93800 267800  46900 220900
22   9200000  9700000 103800 297800  51900 245900
23  10200000 10700000 113800 327800  56900 270900
24  11200000 11700000 123800 357800  61900 295900
25  12200000 12700000 133800 387800  66900 320900
26  13200000 13700000 143800 417800  71900 345900
27  14200000 14700000 153800 447800  76900 370900
28  15200000 15700000 163800 477800  81900 395900
29  16200000 16700000 173800 507800  86900 420900
30  17200000 17700000 183800 537800  91900 445900
31  18200000 18700000 193800 567800  96900 470900
32  19200000 19700000 203800 597800 101900 495900
33  20200000 20700000 213800 627800 106900 520900
"""
TABLE = [tuple(map(int, line.split())) for line in BANDS.strip().splitlines()]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"band {row[0]}")
def test_every_band_of_the_printed_table(row):
    _, from_rp, base_rp, basic, with_jht, relieved, relieved_jht = row
    for income_rp in (from_rp, from_rp + 99_000):
        assert RATES.rules[-1].band(income_rp).base_rp == base_rp
        assert quote(income_rp, "2027-01").total_rp == basic
        assert quote(income_rp, "2027-01", programmes=ALL).total_rp == with_jht
        assert quote(income_rp, "2026-11").total_rp == relieved
        assert quote(income_rp, "2026-11", programmes=ALL).total_rp == relieved_jht


def test_the_table_has_33_bands():
    assert len(TABLE) == len(RATES.rules[-1].bands) == 33


@pytest.mark.parametrize(("number", "from_rp", "base_rp"), [row[:3] for row in TABLE[1:]])
def test_holes_of_the_printed_table_belong_to_the_band_below(number, from_rp, base_rp):
    below = TABLE[number - 2][2]
    for income_rp in (from_rp - 1, from_rp - 999):
        assert RATES.rules[-1].band(income_rp).base_rp == below


@pytest.mark.parametrize(
    ("income_rp", "first", "months", "terms", "total_rp"),
    [
        (1_000_000, "2026-11", 12, {}, 184_800),
        (1_000_000, "2026-11", 12, {"sector": Sector.TRANSPORT}, 159_600),
        (1_000_000, "2026-11", 12, {"payer": Payer.APBD}, 201_600),
        (1_000_000, "2026-11", 12, {"payer": Payer.APBN, "sector": Sector.TRANSPORT}, 201_600),
        (3_000_000, "2026-11", 1, {"programmes": ALL}, 77_150),
        (3_000_000, "2027-01", 1, {"programmes": ALL}, 95_300),
        (1_500_000, "2026-11", 3, {}, 45_600),
        (1_000_000, "2026-11", 3, {"payer": Payer.CSR}, 33_600),
        (1_000_000, "2026-11", 3, {"payer": Payer.INDIVIDUAL}, 33_600),
        (1_000_000, "2026-03", 2, {}, 25_200),  # other sectors: relief from April 2026 only
        (1_000_000, "2025-12", 2, {"sector": Sector.TRANSPORT}, 25_200),  # transport: from January 2026
        (1_000_000, "2027-03", 2, {"sector": Sector.TRANSPORT}, 25_200),  # transport: to March 2027
        (0, "2027-01", 1, {}, 16_800),
    ],
)
def test_worked_answers(income_rp, first, months, terms, total_rp):
    assert quote(income_rp, first, months, **terms).total_rp == total_rp


def test_a_month_names_each_programme():
    month = quote(3_000_000, "2026-12", programmes=ALL).months[0]
    assert (str(month.month), month.jkk_rp, month.jkm_rp, month.jht_rp) == ("2026-12", 14_750, 3_400, 59_000)
    assert month.total_rp == 77_150


def test_a_later_rule_takes_its_place_from_its_month_on():
    old = RATES.rules[-1]
    newer = replace(old, since=Month(2028, 1), jkm_rp=7_000, bands=(Band(from_rp=0, base_rp=500_000),))
    rates = Rates(rules=(old, newer), reliefs=())
    assert [m.total_rp for m in quote(1_000_000, "2027-12", 2, rates=rates).months] == [16_800, 12_000]


@pytest.mark.parametrize(
    ("income_rp", "first", "months"), [(-1, "2026-11", 1), (1, "2026-11", 0), (1, "2015-06", 1)]
)
def test_impossible_orders_are_a_bug_of_the_caller(income_rp, first, months):
    with pytest.raises(ValueError, match=r"needs an income|no rate"):
        quote(income_rp, first, months)


terms = st.fixed_dictionaries(
    {
        "programmes": st.sets(st.sampled_from(Programme)).map(tuple),
        "sector": st.sampled_from(Sector),
        "payer": st.sampled_from(Payer),
    }
)


@given(
    st.integers(0, 30_000_000),
    st.dates(date(2015, 7, 1), date(2090, 1, 1)).map(Month.of),
    st.integers(1, 12),
    st.integers(1, 12),
    terms,
)
def test_months_add_up(income_rp, first, earlier, later, chosen):
    whole = quote(income_rp, str(first), earlier + later, **chosen)
    parts = (
        quote(income_rp, str(first), earlier, **chosen),
        quote(income_rp, str(first.plus(earlier)), later, **chosen),
    )
    assert whole.months == parts[0].months + parts[1].months
    assert whole.total_rp == parts[0].total_rp + parts[1].total_rp


@given(st.integers(0, 30_000_000), st.integers(0, 30_000_000), terms)
def test_who_earns_more_never_pays_less(one, other, chosen):
    less, more = sorted((one, other))
    assert quote(less, "2026-11", **chosen).total_rp <= quote(more, "2026-11", **chosen).total_rp


@given(st.integers(0, 30_000_000))
def test_the_relief_is_exactly_half_of_jkk_and_jkm_and_nothing_of_jht(income_rp):
    full = quote(income_rp, "2027-01", programmes=ALL).months[0]
    relieved = quote(income_rp, "2026-11", programmes=ALL).months[0]
    assert (relieved.jkk_rp * 2, relieved.jkm_rp * 2, relieved.jht_rp) == (
        full.jkk_rp,
        full.jkm_rp,
        full.jht_rp,
    )
