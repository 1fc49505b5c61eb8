"""Somebody asks to be erased: a person decides, nothing of them is left, and the proof holds."""

import pytest

from fieldreg.domain.decisions import CardVoided, RecordAccepted
from fieldreg.domain.facts import ErasureRequested, MemberCorrected, NumberAssigned
from fieldreg.domain.faults import Fault
from tests.hq.laptop import registered

pytestmark = pytest.mark.slow


def everything(hq):
    """All that HQ's tables hold, as text."""
    from fieldreg.hq.schema import tables  # noqa: PLC0415 - with every table that was registered

    found = []
    with hq.hq.database.read() as connection:
        for table in tables.sorted_tables:
            found += [str(tuple(row)) for row in connection.execute(table.select())]
    return "\n".join(found)


@pytest.fixture
def asked(own_hq, enrol, person):
    """A person, corrected, with a card, a twin elsewhere and a neighbour; and their wish."""
    own_hq.add_pool("12345600001", "12345600100")
    first, second = enrol(own_hq, numbers=5), enrol(own_hq, numbers=5)
    fact = person("12345600001", name="ORANG HAPUS")
    first.write(fact)
    corrected = registered(fact.registration.nik, name="ORANG HAPUS DUA").registration
    first.write(
        MemberCorrected(member_id=fact.member_id, registration=corrected, amount_rp=1, reason="salah")
    )
    first.write(person("12345600002", name="TETANGGA"))
    first.sync()
    second.write(registered(fact.registration.nik, None, name="ORANG HAPUS TIGA"))
    second.sync()
    first.write(ErasureRequested(member_id=fact.member_id, reason="diminta"))
    first.sync()
    return first, second, fact


def test_it_waits_for_a_person(own_hq, asked):
    _, _, fact = asked
    (request,) = own_hq.hq.erasures()
    assert (request["member_id"], request["state"], request["kpj"]) == (fact.member_id, "waiting", fact.kpj)
    assert fact.registration.nik in everything(own_hq)


def test_nothing_of_the_person_is_left_and_the_chains_hold(own_hq, asked):
    first, second, fact = asked
    assert own_hq.hq.erase(fact.member_id) == 4, "registered, corrected, asked; and the twin's"
    left = everything(own_hq)
    assert fact.registration.nik not in left
    assert "ORANG HAPUS" not in left
    assert "TETANGGA" in left
    proof = list(own_hq.hq.verify_chains())
    assert [each["broken_at"] for each in proof] == [None, None]
    assert sum(each["erased"] for each in proof) == 4
    for laptop in (first, second):
        laptop.sync()
        assert CardVoided(kpj=fact.kpj, replaced_by=None) in laptop.decisions(CardVoided)
    assert [(each["act"], each["target"]) for each in own_hq.hq.acts()][-1] == (
        "erasures do",
        fact.member_id,
    )
    assert own_hq.hq.erasures()[0]["state"] == "done"


def test_again_is_harmless_and_takes_what_came_since(own_hq, asked):
    first, _, fact = asked
    own_hq.hq.erase(fact.member_id)
    first.write(fact)  # a copied disk journals its facts anew
    first.write(NumberAssigned(member_id=fact.member_id, kpj="12345600003"))
    first.sync()
    assert own_hq.hq.erase(fact.member_id) == 2
    assert own_hq.hq.erase(fact.member_id) == 0
    assert "ORANG HAPUS" not in everything(own_hq)
    rows = [row for row in own_hq.records() if row["member_id"] == fact.member_id]
    assert [(row["verdict"], row["reason"]) for row in rows] == [("cancelled", "erased")]


def test_the_person_may_register_again(own_hq, asked):
    first, _, fact = asked
    own_hq.hq.erase(fact.member_id)
    anew = registered(fact.registration.nik, "12345600004")
    first.write(anew)
    first.sync()
    assert RecordAccepted(member_id=anew.member_id) in first.decisions(RecordAccepted)


def test_unreadable_facts_judged_again_pass_over_the_erased(own_hq, asked, person):
    first, _, fact = asked
    first.write_raw("MemberHugged", b'{"member_id":"%s","name":"ORANG HAPUS"}' % fact.member_id.encode())
    first.sync()
    own_hq.hq.erase(fact.member_id)
    own_hq.hq.judge_again(first.device)
    assert "ORANG HAPUS" not in everything(own_hq)


def test_refused_with_a_reason_everything_stays(own_hq, asked):
    _, _, fact = asked
    own_hq.hq.refuse_erasure(fact.member_id, "klaim berjalan")
    assert own_hq.hq.erasures()[0]["state"] == "refused"
    assert fact.registration.nik in everything(own_hq)
    own_hq.hq.erase(fact.member_id)  # the case is closed
    with pytest.raises(Fault) as fault:
        own_hq.hq.refuse_erasure(fact.member_id, "terlambat")
    assert fault.value.code == "erasure_done"


def test_nobody_is_erased_unasked(own_hq, asked):
    with pytest.raises(Fault) as fault:
        own_hq.hq.erase("tak dikenal")
    assert fault.value.code == "erasure_unknown"


def test_a_chain_that_was_touched_is_told(own_hq, asked):
    first, _, _ = asked
    with own_hq.hq.database.read() as connection:
        connection.exec_driver_sql("UPDATE entries SET officer = 'lain' WHERE seq = 2")
        connection.commit()
    broken = {each["device"]: each["broken_at"] for each in own_hq.hq.verify_chains()}
    assert broken[first.device] == 2
