from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec import Raw

from fieldreg.domain.decisions import LeaseGranted
from fieldreg.store import Store
from fieldreg.wire import FeedItem, encode_decision
from tests.people import registered, stamp

KEY = b"k" * 32


class Numbers(RuleBasedStateMachine):
    """Blocks come, numbers are drawn, transactions fail, the program restarts: no number comes twice."""

    folder = None

    def __init__(self):
        super().__init__()
        self.path = self.folder.mktemp("numbers") / "store.db"
        self.store = Store.create(self.path, KEY, installation="a" * 32)
        self.granted, self.given, self.people = [], [], 0

    def teardown(self):
        assert self.store.check().sound
        self.store.close()

    @rule(size=st.integers(1, 4))
    def hq_grants_a_block(self, size):
        first = 12345600001 + 10 * len(self.granted)
        n = len(self.granted) + 1
        lease = LeaseGranted(
            lease_id=f"L{n}", request_id="", first=f"{first:011d}", last=f"{first + size - 1:011d}"
        )
        kind, body = encode_decision(lease)
        with self.store.unit() as unit:
            unit.apply(FeedItem(n=n, kind=kind, body=Raw(body)), at_ms=0)
        self.granted.append([f"{first + step:011d}" for step in range(size)])

    @rule(fails=st.booleans())
    def somebody_registers(self, fails):
        self.people += 1
        kpj = None
        with suppress(ZeroDivisionError), self.store.unit() as unit:
            kpj = unit.draw_number()
            unit.record(registered(self.people, kpj), stamp(self.people))
            1 / (not fails)
        if fails:
            return
        if kpj:
            self.given.append(kpj)
        else:
            assert len(self.given) == sum(map(len, self.granted))

    @rule()
    def the_program_restarts(self):
        self.store.close()
        self.store = Store.open(self.path, KEY)

    @invariant()
    def every_number_is_ours_and_given_once_in_order(self):
        everything = [kpj for block in self.granted for kpj in block]
        assert self.given == everything[: len(self.given)]
        assert self.store.leases.state().left == len(everything) - len(self.given)


def test_numbers_are_never_given_twice(tmp_path_factory):
    Numbers.folder = tmp_path_factory
    run_state_machine_as_test(
        Numbers, settings=settings(max_examples=25, stateful_step_count=25, deadline=None)
    )
