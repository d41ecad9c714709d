"""One process per database: two would send everything twice."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.adapters.telegram.errors import AlreadyRunning
from bot.service import CannotRun


@contextmanager
def only_process(database: Path) -> Iterator[None]:
    """Hold the lock beside a database. The system frees it even after a kill; the file stays."""
    path = database.with_name(f"{database.name}.lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as problem:
        raise CannotRun(f"Cannot make the lock file {path}: {problem.strerror}.") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise AlreadyRunning(
            f"The coach is already running with the database {database}: stop that process first."
        ) from None
    try:
        yield
    finally:
        os.close(descriptor)
