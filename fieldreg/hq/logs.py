"""What HQ may write into a log: never anything of a person."""

import traceback
from pathlib import Path


def without_values(error: Exception) -> str:
    """What failed and where, without its message: PostgreSQL names the very NIK that clashed."""
    origin = getattr(error, "orig", None)
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    kind = f"{type(error).__name__} {type(origin).__name__ if origin else ''}".strip()
    return f"{kind} {getattr(origin, 'sqlstate', None) or ''} at {where}"
