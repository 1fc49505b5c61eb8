"""`Work` without Qt: the real program, its answers delivered when the test says so."""

from collections import deque
from concurrent.futures import Future, wait

from fieldreg.app import FieldReg
from fieldreg.domain.faults import Fault


class PlainWork:
    """Nothing arrives before `settle()`, as in the window nothing arrives at once."""

    def __init__(self, home):
        self.program = FieldReg(home)
        self._waiting = deque()

    def officers(self, *, done, failed):
        self._waiting.append(lambda: _answer(self.program.officers, done, failed))

    def sign_in(self, pin, officer_id, *, done, failed):
        self._later(self.program.sign_in(pin, officer_id=officer_id), done, failed)

    def enrol(self, *, done, failed, **how):
        self._later(self.program.enrol(**how), done, failed)

    def ask_by_stick(self, place, *, done, failed, **how):
        self._later(self.program.ask_by_stick(place, **how), done, failed)

    def answer_by_stick(self, place, *, pin, hq_url, done, failed):
        self._later(self.program.answer_by_stick(place, pin=pin, hq_url=hq_url), done, failed)

    def manage(self, pin, officer_id, act, *, done, failed):
        self._later(self.program.manage(pin, officer_id, act), done, failed)

    def restore(self, pin, officer_id, *, backup, dry_run, done, failed):
        restored = self.program.restore(pin, officer_id, backup=backup, dry_run=dry_run)
        self._later(restored, done, failed)

    def recover(self, code, pin, *, done, failed):
        self._later(self.program.recover(code, pin), done, failed)

    def lock(self, *, done):
        self._later(self.program.lock(), lambda _: done(), lambda _: done())

    def read(self, task, *, done, failed):
        self._later(self.program.read(task), done, failed)

    def change(self, task, *, done, failed):
        self._later(self.program.change(task), done, failed)

    def sync(self, *, progressed, done, failed):
        round_ = self.program.sync(self.relay(progressed))

        def answer():
            # Behind what was relayed while it ran, as over the bridge.
            wait([round_])
            self._later(round_, done, failed)

        self._waiting.append(answer)

    def aside(self, task, *, done, failed):
        def run():
            # What the task tells on its way arrives before its end, as over the bridge.
            future = Future()
            try:
                future.set_result(task())
            except Fault as fault:
                future.set_exception(fault)
            self._waiting.append(lambda: _answer(future.result, done, failed))

        self._waiting.append(run)

    def relay(self, hear):
        return lambda value: self._waiting.append(lambda: hear(value))

    def settle(self):
        """Deliver everything, also what the answers ask for."""
        while self._waiting:
            self._waiting.popleft()()

    def _later(self, future, done, failed):
        self._waiting.append(lambda: _answer(future.result, done, failed))


def _answer(ask, done, failed):
    try:
        result = ask()
    except Fault as fault:
        failed(fault)
    else:
        done(result)
