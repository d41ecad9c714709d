"""The tables, as steps that were once released and therefore never change.

Add a step at the end; its name is what a database remembers.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("counteroffer")

KNOWN: frozenset[str] = frozenset({"first_tables", "files"})
"""The names of all steps; a database with another name belongs to a newer program."""


@MIGRATIONS(name="first_tables")
def _first_tables(database: Database) -> None:
    """Text and person leave the inbox once handled; AUTOINCREMENT keeps an outbox id unique.

    Without it the id of a row that was erased while it was being sent would be given out
    again, and marking the old one as sent would delete the new one.
    """
    for statement in (INBOX, INBOX_WAITING, POLL, SESSION, OUTBOX, OUTBOX_HELD):
        database.execute(statement)


@MIGRATIONS(name="files")
def _files(database: Database) -> None:
    """An update whose file is still to be fetched holds back what its person does after it."""
    for statement in (AWAITS_FILE, INBOX_FILES):
        database.execute(statement)


INBOX = """
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    received INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'handled', 'rejected')),
    person TEXT,
    body TEXT NOT NULL,
    error TEXT
) STRICT
"""
INBOX_WAITING = "CREATE INDEX inbox_waiting ON inbox (update_id) WHERE state = 'waiting'"
POLL = """
CREATE TABLE poll (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    next_offset INTEGER NOT NULL
) STRICT
"""
SESSION = """
CREATE TABLE session (
    person TEXT PRIMARY KEY,
    reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
    state TEXT NOT NULL
) STRICT
"""
OUTBOX = """
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person TEXT,
    chat INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0
) STRICT
"""
AWAITS_FILE = "ALTER TABLE inbox ADD COLUMN awaits_file INTEGER NOT NULL DEFAULT 0"
INBOX_FILES = "CREATE INDEX inbox_files ON inbox (person, update_id) WHERE awaits_file = 1"
OUTBOX_HELD = "CREATE INDEX outbox_held ON outbox (not_before) WHERE not_before > 0"
