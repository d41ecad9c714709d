"""The connection, its transactions, and the removal of what was deleted from the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot.service import StoreFailed


class Transactions:
    """One connection, used by one thread."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._scrub_due = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Take the write lock at the start: a reader that writes later may find it taken."""
        with translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
        if self._scrub_due:
            self._scrub()

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """A savepoint: what fails inside is undone without undoing the rest.

        When the store itself fails there is nothing to keep: the transaction around goes too.
        """
        self._connection.execute("SAVEPOINT attempt")
        try:
            with translated():
                yield
        except StoreFailed:
            raise
        except BaseException:
            self._connection.execute("ROLLBACK TO attempt")
            self._connection.execute("RELEASE attempt")
            raise
        self._connection.execute("RELEASE attempt")

    def close(self) -> None:
        self._connection.close()

    def _roll_back(self) -> None:
        """SQLite has already rolled back by itself after some errors, such as a full disk."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _scrub(self) -> None:
        """Empty the write-ahead log, which still holds the pages as they were before.

        Another process that reads just now prevents it; then the next commit tries again.
        """
        with suppress(sqlite3.OperationalError):
            busy, *_ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._scrub_due = bool(busy)


@contextmanager
def translated() -> Iterator[None]:
    """Tell the store's own trouble (full, locked, damaged) from a mistake in what it was given."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        if isinstance(problem, sqlite3.OperationalError) or type(problem) is sqlite3.DatabaseError:
            raise StoreFailed(type(problem).__name__) from problem
        raise
