"""Sessions: one text per person, and whether they can be reached."""

from __future__ import annotations

from bot.adapters.store.transactions import Transactions

SESSION = "SELECT state FROM session WHERE person = ?"
SAVE = """
INSERT INTO session (person, reachable, state) VALUES (?, 1, ?)
ON CONFLICT (person) DO UPDATE SET reachable = 1, state = excluded.state
"""
ERASE = (
    "DELETE FROM session WHERE person = ?",
    "DELETE FROM outbox WHERE person = ?",
    "UPDATE inbox SET state = 'handled', person = NULL, body = '', awaits_file = 0"
    " WHERE state = 'waiting' AND person = ?",
)


class SessionTable(Transactions):
    """See `bot.service.Sessions`."""

    def session(self, person: str) -> str | None:
        row = self._connection.execute(SESSION, (person,)).fetchone()
        return None if row is None else str(row[0])

    def save(self, person: str, state: str) -> None:
        self._connection.execute(SAVE, (person, state))

    def erase(self, person: str) -> None:
        for statement in ERASE:
            self._connection.execute(statement, (person,))
        self._scrub_due = True
