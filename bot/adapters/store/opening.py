"""Opens the database: its mode, its pragmas, its migrations, and plain words when it cannot."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from sqlite_utils import Database

from bot.adapters.store.migrations import KNOWN, MIGRATIONS
from bot.adapters.store.sqlite import SqliteStore
from bot.service import CannotRun
from bot.settings import Synchronous

BUSY_SECONDS = 5.0
BUSY_TRIES = 100


class UnusableDatabase(CannotRun):
    """The file cannot be opened, written, or read as a database."""


class NewerDatabase(CannotRun):
    """A later version of the program has changed the database; this one would damage it."""


def open_store(path: Path, synchronous: Synchronous = Synchronous.FULL) -> SqliteStore:
    """Open the database, made or brought up to date where needed."""
    try:
        _make_private(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as problem:
        raise UnusableDatabase(_refusal(path, problem)) from None
    try:
        _configure(connection, synchronous)
        _migrate(connection)
    except sqlite3.Error as problem:
        connection.close()
        raise UnusableDatabase(_refusal(path, problem)) from None
    except BaseException:
        connection.close()
        raise
    return SqliteStore(connection)


def _make_private(path: Path) -> None:
    """Make folder and file before SQLite does: it would let everybody read them.

    SQLite gives the -wal and -shm files the mode of the database. A file that is there already is
    never opened here: closing it again would drop the locks that SQLite holds on it.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    if path.is_file() and S_IMODE(path.stat().st_mode) & 0o077:
        path.chmod(0o600)


def _configure(connection: sqlite3.Connection, synchronous: Synchronous) -> None:
    _write_ahead(connection)
    connection.execute(f"PRAGMA synchronous = {synchronous.value}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on, trying again while another process opens or closes the file.

    SQLite's own waiting does not cover this change of mode: it answers "locked" at once.
    """
    for _ in range(BUSY_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        time.sleep(BUSY_SECONDS / BUSY_TRIES)
    connection.execute("PRAGMA journal_mode = WAL")


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing under the write lock: two processes may start at the same moment."""
    database = Database(connection, strict=True, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        _refuse_newer(database)
        MIGRATIONS.apply(database)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _refuse_newer(database: Database) -> None:
    unknown = {step.name for step in MIGRATIONS.applied(database)} - KNOWN
    if unknown:
        raise NewerDatabase(
            "The database was written by a newer version of this program "
            f"({', '.join(sorted(unknown))}): install that version, or choose another database."
        )


def _refusal(path: Path, problem: Exception) -> str:
    reason = problem.strerror if isinstance(problem, OSError) else problem
    return f"Cannot use the database {path}: {reason}."
