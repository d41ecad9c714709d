"""The inbox: updates on disk before they are confirmed, emptied once they are handled."""

from __future__ import annotations

from collections.abc import Iterable

from bot.adapters.store.outbox import OutboxTable
from bot.adapters.store.transactions import translated
from bot.service import Arrival, Pending

RECEIVE = """
INSERT INTO inbox (update_id, received, state, person, body, awaits_file)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (update_id) DO NOTHING
"""
MOVE_ON = """
INSERT INTO poll (only, next_offset) VALUES (1, ?)
ON CONFLICT (only) DO UPDATE SET next_offset = excluded.next_offset
"""
OFFSET = "SELECT next_offset FROM poll"
NEXT_PENDING = """
SELECT update_id, body, received FROM inbox
WHERE state = 'waiting' AND NOT EXISTS (
    SELECT 1 FROM inbox AS before
    WHERE before.awaits_file = 1 AND before.person = inbox.person
    AND before.update_id <= inbox.update_id
)
ORDER BY update_id LIMIT 1
"""
AWAITING = "SELECT update_id, body, received FROM inbox WHERE awaits_file = 1 ORDER BY update_id"
COMPLETE = "UPDATE inbox SET body = ?, awaits_file = 0 WHERE update_id = ? AND awaits_file = 1"
SETTLE = "UPDATE inbox SET state = 'handled', person = NULL, body = '' WHERE update_id = ?"
REJECT = (
    "UPDATE inbox SET state = 'rejected', person = NULL, body = '', error = ? WHERE update_id = ?"
)
PRUNE = "DELETE FROM inbox WHERE received < ? AND state != 'waiting'"


class InboxTable(OutboxTable):
    """See `bot.service.Inbox`. Update ids grow, so their order is the order of arrival."""

    def receive(self, arrivals: Iterable[Arrival], *, offset: int, at: int) -> None:
        with self.transaction():
            for arrival in arrivals:
                self._receive(arrival, at)
            self._connection.execute(MOVE_ON, (offset,))

    def _receive(self, arrival: Arrival, at: int) -> None:
        state = "handled" if arrival.person is None else "waiting"
        waits = arrival.person is not None and arrival.awaits_file
        row = (arrival.update_id, at, state, arrival.person, arrival.body, int(waits))
        is_new = self._connection.execute(RECEIVE, row).rowcount == 1
        if is_new and arrival.notice is not None:
            self.post(None, (arrival.notice,))

    @translated()
    def offset(self) -> int:
        row = self._connection.execute(OFFSET).fetchone()
        return 0 if row is None else int(row[0])

    def next_pending(self) -> Pending | None:
        row = self._connection.execute(NEXT_PENDING).fetchone()
        return None if row is None else Pending(*row)

    @translated()
    def awaiting_files(self) -> list[Pending]:
        return [Pending(*row) for row in self._connection.execute(AWAITING).fetchall()]

    def complete(self, update_id: int, body: str) -> None:
        with self.transaction():
            self._connection.execute(COMPLETE, (body, update_id))

    def settle(self, update_id: int) -> None:
        self._connection.execute(SETTLE, (update_id,))

    def reject(self, update_id: int, error_id: str) -> None:
        self._connection.execute(REJECT, (error_id, update_id))

    def prune(self, before: int) -> None:
        with self.transaction():
            self._connection.execute(PRUNE, (before,))
