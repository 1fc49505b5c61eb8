"""One database behind HQ: SQLite in a file, or PostgreSQL by its URL. Nothing else asks which."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine.interfaces import ExecutionContext
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from fieldreg.domain.faults import Fault

Result = TypeVar("Result")

LATER = {"fieldreg_later": True}
"""The execution option of a statement whose result nobody looks at: PostgreSQL works on it while we go on.

Whatever is wrong with it shows at the next statement without this option, or when the transaction commits.
"""

_ATTEMPTS = 8
_RETRY_STATES = ("40001", "40P01")
"""PostgreSQL: serialisation failure, deadlock."""


class Database:
    """Transactions, whichever the engine. Any thread; each call has a connection of its own."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet. Raises Fault (hq_database_malformed)."""
        self._engine = _engine(url)
        if self._engine.dialect.name == "sqlite":
            _prepare_sqlite(self._engine)
            self._writer: Engine = self._engine.execution_options(fieldreg_writes=True)
        else:
            _prepare_postgresql(self._engine, *_FOR_READING)
            self._writer = _engine(url)
            _prepare_postgresql(self._writer, *_FOR_WRITING)
            _wait_for_answers(self._writer)

    def demand_answer(self) -> None:
        """Raises Fault (hq_database_away) where nobody answers."""
        try:
            with self.read() as connection:
                connection.execute(select(1))
        except DBAPIError:
            raise Fault("hq_database_away") from None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent look; nothing is written."""
        with self._engine.connect() as connection:
            yield connection

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Run `work` in one transaction, durable on return.

        Where another worker wrote the same rows first (a constraint says so), all of it is rolled back
        and runs again, so `work` reads what it depends on inside, and has no effect outside.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self._writer.connect() as connection, _transaction(connection):
                    return work(connection)
            except DBAPIError as error:
                if attempt == _ATTEMPTS or not _worth_another_try(error):
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Let go of every connection; on SQLite this folds the write-ahead log into the file."""
        self._writer.dispose()
        self._engine.dispose()


def _worth_another_try(error: DBAPIError) -> bool:
    """Whether another worker was only faster: a constraint, a deadlock or a serialisation failure says so."""
    return isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", None) in _RETRY_STATES


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(dbapi: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
        dbapi.isolation_level = None  # the driver begins nothing by itself: `began` does
        for pragma in (
            "busy_timeout = 30000",
            "journal_mode = WAL",
            "synchronous = FULL",
            "secure_delete = ON",
        ):
            dbapi.execute("PRAGMA " + pragma)

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        # A writer takes its lock at once: a reader that turns writer would fail instead of waiting.
        writes = connection.get_execution_options().get("fieldreg_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


_FOR_READING = (
    # A plan made while a table was empty reads all of it for ever; and an index is as near as a page.
    "plan_cache_mode = force_custom_plan",
    "random_page_cost = 1.1",
)
_FOR_WRITING = (
    # Each statement touches rows by their keys, so one plan is right for ever: made once, a sixth of
    # PostgreSQL's time for a push; and it must not be that of a table that was empty.
    "plan_cache_mode = force_generic_plan",
    "enable_seqscan = off",
    "jit = off",
)


def _engine(url: str) -> Engine:
    try:
        # hide_parameters: an exception must never carry a NIK into a log
        return create_engine(url, hide_parameters=True, pool_size=8, max_overflow=40)
    except (ArgumentError, NoSuchModuleError, ValueError):
        # The URL itself is not told: it may hold a password.
        raise Fault("hq_database_malformed") from None


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    """On PostgreSQL, statements are sent without waiting for the answers to those before (`LATER`)."""
    if connection.dialect.name != "postgresql":
        with connection.begin():
            yield
        return
    driver: Any = connection.connection.driver_connection
    with driver.pipeline() as pipeline, connection.begin():
        connection.info["fieldreg_pipeline"] = pipeline
        try:
            yield
        except BaseException:
            # Answers that are still to come say nothing new, and would be taken for those to the rollback.
            with suppress(driver.Error):
                pipeline.sync()
            raise


def _wait_for_answers(engine: Engine) -> None:
    @event.listens_for(engine, "after_cursor_execute")
    def executed(connection: Connection, *about: Any) -> None:  # noqa: ANN401 - see SQLAlchemy's event
        context: ExecutionContext = about[-2]
        if not context.execution_options.get("fieldreg_later"):
            connection.info["fieldreg_pipeline"].sync()


def _prepare_postgresql(engine: Engine, *settings: str) -> None:
    @event.listens_for(engine, "connect")
    def connected(dbapi: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection
        for setting in settings:
            dbapi.execute("SET " + setting)
        dbapi.commit()
