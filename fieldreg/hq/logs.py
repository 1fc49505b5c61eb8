"""What HQ may write into a log: never anything of a person."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_log = logging.getLogger("fieldreg.hq")


class JsonLines(logging.Formatter):
    """One JSON object a line: `at` (UTC), `level`, `event`, and the event's own fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record; its fields come by `event`."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        return json.dumps(line, ensure_ascii=False, default=str)


def log_to_stderr() -> None:
    """Write HQ's log as JSON lines to stderr: what `serve` does."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    _log.handlers = [handler]
    _log.setLevel(logging.INFO)
    _log.propagate = False
    # What the driver says of a lost connection would be no JSON, and we say it ourselves.
    driver = logging.getLogger("psycopg")
    driver.handlers, driver.propagate = [logging.NullHandler()], False


def event(name: str, *, level: int = logging.INFO, **fields: Any) -> None:  # noqa: ANN401 - any JSON value
    """Log that something happened. No field may say anything of a person."""
    _log.log(level, name, extra={"fields": fields})


def without_values(error: Exception) -> str:
    """What failed and where, without its message: PostgreSQL names the very NIK that clashed."""
    origin = getattr(error, "orig", None)
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    kind = f"{type(error).__name__} {type(origin).__name__ if origin else ''}".strip()
    return f"{kind} {getattr(origin, 'sqlstate', None) or ''} at {where}"
