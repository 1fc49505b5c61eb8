"""A recap's sums are those of its people, month by month and donor by donor."""

from hypothesis import given
from hypothesis import strategies as st

from fieldreg.domain.months import Month
from fieldreg.domain.programmes import Programme
from fieldreg.domain.recap import Protected, Recap, contributors

people = st.builds(
    Protected,
    name=st.sampled_from(["Siti", "Budi", ""]),
    work=st.sampled_from(["Ojek", "Petani"]),
    programmes=st.just((Programme.JKK, Programme.JKM)),
    first_month=st.sampled_from(["2026-11", "2026-12", "2027-06"]),
    months=st.integers(1, 12),
    amount_rp=st.integers(1, 99),
    handed_over=st.booleans(),
)
recaps = st.builds(
    Recap,
    code=st.sampled_from(["A", "a", "B", " b"]),
    sponsorship=st.none(),
    people=st.lists(people, max_size=6).map(tuple),
    includes=st.just("laptop ini"),
)


@given(recaps)
def test_every_month_of_everybody_is_in_one_column(recap):
    assert sum(recap.by_month.values()) == recap.member_months == sum(p.months for p in recap.people)
    assert sum(recap.by_work.values()) == len(recap.people)
    months = list(recap.by_month)
    assert months == [months[0].plus(step) for step in range(len(months))] if months else not recap.people


@given(st.lists(recaps, max_size=5))
def test_donors_share_out_everything_among_them(each):
    found = contributors(each)
    assert sum(donor.amount_rp for donor in found) == sum(recap.amount_rp for recap in each)
    assert sum(donor.people for donor in found) == sum(len(recap.people) for recap in each)
    names = [donor.donor.casefold().strip() for donor in found]
    assert len(names) == len(set(names))
    assert [donor.amount_rp for donor in found] == sorted((donor.amount_rp for donor in found), reverse=True)


def test_a_month_in_which_nobody_is_protected_stays_in_sight():
    early, late = (
        Protected(
            name="Siti",
            work="Ojek",
            programmes=(),
            first_month=month,
            months=1,
            amount_rp=1,
            handed_over=True,
        )
        for month in ("2026-11", "2027-01")
    )
    recap = Recap(code="A", sponsorship=None, people=(early, late), includes="")
    assert recap.by_month == {Month(2026, 11): 1, Month(2026, 12): 0, Month(2027, 1): 1}
