"""What goes to stdout. Where whoever reads it stops early (`| head`), the work goes on to its end."""

import errno
import json
import os
import sys

import click

_CLOSED = {errno.EPIPE, errno.EINVAL}  # Windows says EINVAL of a pipe that nobody reads


def tell(text: str) -> None:
    """Print a line. Raises OSError where stdout is a file on a full disk."""
    try:
        click.echo(text)
    except OSError as error:
        if error.errno not in _CLOSED:
            raise
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def tell_json(value: object) -> None:
    """Print a value as one line of JSON, escaped where stdout has no letters for it."""
    wide = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    tell(json.dumps(value, ensure_ascii=not wide))


def allow_all_letters() -> None:
    """A name with a letter that this console does not have is shown without it, rather than not at all."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
