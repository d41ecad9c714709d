"""The outbox: what is to be sent, in order within each chat, deleted once it was."""

from __future__ import annotations

from collections.abc import Iterable

from bot.adapters.store.transactions import Transactions, translated
from bot.service import Outgoing, Parcel

POST = "INSERT INTO outbox (person, chat, kind, payload) VALUES (?, ?, ?, ?)"
PARCELS = """
SELECT id, person, chat, kind, payload, attempts FROM outbox
WHERE chat NOT IN (SELECT chat FROM outbox WHERE not_before > 0 AND not_before > ?)
ORDER BY id LIMIT ?
"""
NEXT_DUE = "SELECT min(not_before) FROM outbox WHERE not_before > 0"
SENT = "DELETE FROM outbox WHERE id = ?"
POSTPONE = "UPDATE outbox SET attempts = attempts + 1, not_before = ? WHERE id = ?"
DROP = "DELETE FROM outbox WHERE chat = ?"
REACHABLE = "UPDATE session SET reachable = ? WHERE person = ?"


class OutboxTable(Transactions):
    """See `bot.service.Outbox`. Only the first row of a chat ever waits, and holds the rest."""

    def post(self, person: str | None, outgoing: Iterable[Outgoing]) -> None:
        rows = [(person, each.chat, each.kind, each.payload) for each in outgoing]
        self._connection.executemany(POST, rows)

    @translated()
    def parcels(self, now: float, limit: int) -> list[Parcel]:
        rows = self._connection.execute(PARCELS, (now, limit)).fetchall()
        return [
            Parcel(id, person, Outgoing(chat, kind, payload), attempts)
            for id, person, chat, kind, payload, attempts in rows
        ]

    @translated()
    def next_due(self) -> float | None:
        row = self._connection.execute(NEXT_DUE).fetchone()
        return None if row[0] is None else float(row[0])

    def sent(self, parcels: Iterable[Parcel]) -> None:
        """Delete what was sent. A row without a person is the last trace of a chat: leave none."""
        for parcel in parcels:
            self._connection.execute(SENT, (parcel.id,))
            self._scrub_due |= parcel.person is None

    def postpone(self, parcel: Parcel, until: float) -> None:
        self._connection.execute(POSTPONE, (until, parcel.id))

    def unreachable(self, person: str | None, chat: int) -> None:
        self._connection.execute(DROP, (chat,))
        self._connection.execute(REACHABLE, (0, person))

    def reachable(self, person: str) -> None:
        self._connection.execute(REACHABLE, (1, person))
