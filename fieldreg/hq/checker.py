"""Asking the outside register: a little while in the round that brought the people, else in the background.

Whatever the register does, intake goes on: what is asked within a round ends after a second, and not at
all while the register is away.
"""

import logging
import random
import threading
from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from fieldreg.hq import checks
from fieldreg.hq.check_http import HttpRegister, Register, RegisterAway
from fieldreg.hq.checks import Answer, Question
from fieldreg.hq.database import Database
from fieldreg.hq.logs import without_values
from fieldreg.hq.schema import headquarters

_log = logging.getLogger("fieldreg.hq")

_IN_ROUND_S, _IN_BACKGROUND_S = 1.0, 20.0
_AT_ONCE = 200
"""People in one question."""
_LOOK_MS = 2_000
"""How long what the database says of the register is believed."""
_PAUSE_S = 1.0


class Checker:
    """Asks, and settles what is answered. Any thread, any number of processes over one database."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], int],
        *,
        token: str = "",
        register: Register | None = None,
    ) -> None:
        """`register` takes the place of the one whose URL HQ was given: for adapters of another kind."""
        self._database = database
        self._clock = clock
        self._token = token
        self._given = register
        self._looked: tuple[int, Register | None] | None = None
        self._away = False
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Work through the queue in a thread of its own until `stop`."""
        self._thread = threading.Thread(target=self._run, name="fieldreg-hq-checker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, after the question at hand. Again is harmless."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_IN_BACKGROUND_S)

    def look_again(self) -> None:
        """The setting has changed: read it before the next question. Other processes do so in a moment."""
        self._looked = None
        self._away = False

    def in_round(self, device: str) -> bool:
        """Ask at once about the people whom a push of `device` brought. Whether a verdict came of it."""
        if self._away or self._register() is None:
            return False
        return self._ask(device=device, timeout_s=_IN_ROUND_S) > 0

    def work(self) -> bool:
        """One question for the queue. Whether there was anything to do."""
        if self._register() is None:
            with self._database.read() as connection:
                freed = checks.waived(connection, most=_AT_ONCE)
            return self._settle(freed) > 0
        return self._ask(device=None, timeout_s=_IN_BACKGROUND_S) >= 0

    def _ask(self, *, device: str | None, timeout_s: float) -> int:
        """How many verdicts came of it; -1 where nobody was due."""
        register, now = self._register(), self._clock()
        take = partial(checks.take, now_ms=now, most=_AT_ONCE, device=device)
        questions: list[Question] = self._database.write(take)
        if not questions or register is None:
            return -1
        try:
            said = register.ask(questions, timeout_s=timeout_s)
        except RegisterAway as error:
            if not self._away:
                _log.warning("the register is away (%s); %d people wait", error.why, len(questions))
            self._away, said = True, {}
        else:
            if self._away:
                _log.warning("the register answers again")
            self._away = False
        answers = [
            Answer(question=each, reason=said[each.member_id]) for each in questions if each.member_id in said
        ]
        missing = [each for each in questions if each.member_id not in said]
        if missing:
            later = partial(
                checks.put_off,
                questions=missing,
                now_ms=now,
                chance=random.random(),  # noqa: S311 - jitter
            )
            self._database.write(later)
        return self._settle(answers, speaks=device)

    def _settle(self, answers: Sequence[Answer], *, speaks: str | None = None) -> int:
        if not answers:
            return 0
        with self._database.read() as connection:
            by_device = checks.devices_of(connection, answers)
        return sum(
            self._database.write(
                partial(checks.settle, device=device, answers=theirs, now_ms=self._clock(), speaks=speaks)
            )
            for device, theirs in by_device.items()
        )

    def _register(self) -> Register | None:
        """Whom to ask, as the database says by now."""
        now, looked = self._clock(), self._looked
        if looked is None or not 0 <= now - looked[0] < _LOOK_MS:
            with self._database.read() as connection:
                url = connection.execute(select(headquarters.c.check_url)).scalar()
            register = None if url is None else self._given or HttpRegister(url, token=self._token)
            self._looked = looked = (now, register)
        return looked[1]

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                busy = self.work()
            except (DBAPIError, PoolTimeout) as error:
                _log.error("the database failed: %s", without_values(error))
                busy = False
            except Exception as error:  # the queue must outlive a bug  # noqa: BLE001
                _log.error("a bug in HQ: %s", without_values(error))
                busy = False
            if not busy:
                self._stop.wait(_PAUSE_S)
