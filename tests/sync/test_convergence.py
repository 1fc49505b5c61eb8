"""Two laptops and an HQ, a line that breaks both ways, restarts: in the end all agree, exactly once."""

import contextlib
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from fieldreg.app import Registered, register_member
from fieldreg.domain.faults import Fault
from fieldreg.domain.member import Verdict
from fieldreg.hq import Hq, HqConfig, init
from fieldreg.store import Store
from tests.desks import KEY, enrolled_desk, form, sync_direct

pytestmark = pytest.mark.slow

LAPTOPS = st.integers(0, 1)


class Field(RuleBasedStateMachine):
    """Registers, cuts, resends, restarts; the promises are checked at the end of every run."""

    folders = None

    def __init__(self):
        super().__init__()
        folder = self.folders.mktemp("field")
        self.config = HqConfig(folder=folder / "hq")
        init(self.config, issuer="HQ Contoh")
        self.hq = Hq(self.config)
        self.desks = [enrolled_desk(folder / str(n), self.hq, lease_size=6) for n in range(2)]
        self.registered = 0

    @initialize(pool=st.booleans())
    def numbers_are_there_from_the_start_or_not(self, pool):
        self.pool = pool
        if pool:
            self._add_pool()

    def _add_pool(self):
        self.hq.add_pool("12345600001", "12345600400")

    @rule(which=LAPTOPS, person=st.integers(0, 8))
    def somebody_registers(self, which, person):
        result = register_member(self.desks[which], form(person))
        self.registered += isinstance(result, Registered)

    @rule(
        which=LAPTOPS,
        cuts=st.lists(st.sampled_from([None, "up", "down"]), max_size=4),
        batch=st.integers(1, 5),
    )
    def a_sync_is_tried(self, which, cuts, batch):
        with contextlib.suppress(Fault):
            sync_direct(self.desks[which], self.hq, *cuts, batch=batch)

    @rule(which=LAPTOPS)
    def a_laptop_loses_power(self, which):
        desk = self.desks[which]
        path = desk.store.database.conn.execute("PRAGMA database_list").fetchone()[2]
        desk.store.close()
        desk.store = Store.open(Path(path), KEY)

    @rule()
    def hq_restarts(self):
        self.hq.close()
        self.hq = Hq(self.config)

    def teardown(self):
        if not hasattr(self, "pool"):
            return
        try:
            if not self.pool:
                self._add_pool()
            for desk in self.desks * 2:  # the second time brings what the first one caused
                sync_direct(desk, self.hq)
            self._everything_holds()
        finally:
            for desk in self.desks:
                desk.close()
            self.hq.close()

    def _everything_holds(self):
        ours = [member for desk in self.desks for member in desk.store.people.find("", limit=1000)]
        theirs = Counter((each["member_id"], each["nik"], each["kpj"]) for each in self.hq.records())
        assert theirs == Counter((member.member_id, member.nik, member.kpj) for member in ours)
        assert len(ours) == self.registered == theirs.total()
        assert set(theirs.values()) <= {1}
        stands = Counter(member.nik for member in ours if member.verdict is Verdict.ACCEPTED)
        assert stands == Counter({member.nik for member in ours}), "one registration of each NIK stands"
        assert {member.verdict for member in ours} <= {Verdict.ACCEPTED, Verdict.DUPLICATE}
        numbers = Counter(member.kpj for member in ours if member.kpj)
        assert set(numbers.values()) <= {1}
        for desk in self.desks:
            assert desk.store.check().sound
            assert desk.store.journal.acknowledged() == desk.store.journal.head()


def test_in_the_end_all_agree(tmp_path_factory):
    Field.folders = tmp_path_factory
    run_state_machine_as_test(
        Field, settings=settings(max_examples=15, stateful_step_count=20, deadline=None)
    )
