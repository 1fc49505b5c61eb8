"""Numbers that a laptop gives back, on both sides of the line."""

from fieldreg.app import cancel_member, register_member, return_leases
from tests.desks import form, sync_direct


def test_the_rest_of_every_block_comes_back_and_the_ledger_adds_up(desk, hq):
    sync_direct(desk, hq)
    had = desk.store.leases.state().left
    kept, gone = register_member(desk, form(1)), register_member(desk, form(2))
    cancel_member(desk, gone.member_id, reason="uji")
    assert return_leases(desk, numbers=True) == had - 2
    assert return_leases(desk, numbers=True) == 0
    assert desk.store.leases.state().left == 0
    sync_direct(desk, hq)
    counts = hq.ledger()["counts"]
    assert counts == {"registered": 1, "returned": had - 2, "void": 1}
    assert hq.fate_of(kept.kpj)["fate"] == "registered"
    assert hq.review() == []
    assert desk.store.check().sound


def test_another_block_comes_when_numbers_are_needed_again(desk, hq):
    sync_direct(desk, hq)
    return_leases(desk, numbers=True)
    first = register_member(desk, form(1))
    assert first.kpj is None
    sync_direct(desk, hq)
    sync_direct(desk, hq)
    assert register_member(desk, form(2)).kpj is not None
