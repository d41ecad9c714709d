"""The store on real files: modes, migrations, duplicates, deletion, other writers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import pytest

from bot.adapters.store import NewerDatabase, SqliteStore, UnusableDatabase, open_store
from bot.adapters.store.migrations import KNOWN, MIGRATIONS
from bot.service import Arrival, Outgoing, Parcel, StoreFailed
from bot.settings import Synchronous

SECRET = "two hundred and ten thousand"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "coach.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    opened = open_store(path)
    yield opened
    opened.close()


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def say(chat: int, text: str = SECRET) -> Outgoing:
    return Outgoing(chat, "say", text)


def parcels(store: SqliteStore, now: float = 0) -> list[Parcel]:
    return store.parcels(now, 100)


def test_only_the_owner_can_read_any_of_the_files(store: SqliteStore, path: Path) -> None:
    store.receive([Arrival(1, "p", SECRET)], offset=2, at=0)
    modes = {file.name: S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == dict.fromkeys(("coach.sqlite", "coach.sqlite-wal", "coach.sqlite-shm"), 0o600)
    assert S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_open_to_others_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "coach.sqlite"
    path.touch(0o644)
    open_store(path).close()
    assert S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(("chosen", "level"), [(Synchronous.NORMAL, 1), (Synchronous.FULL, 2)])
def test_pragmas(path: Path, chosen: Synchronous, level: int) -> None:
    store = open_store(path, chosen)
    read = store._connection.execute
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    assert [read(f"PRAGMA {name}").fetchone()[0] for name in names] == ["wal", level, 1, 1]
    store.close()


def test_all_our_tables_are_strict(store: SqliteStore, path: Path) -> None:
    tables = rows(path, "SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    ours = {(name, strict) for name, strict in tables if not str(name).startswith(("sqlite_", "_"))}
    assert ours == {("inbox", 1), ("poll", 1), ("session", 1), ("outbox", 1)}
    assert store.offset() == 0


def test_every_migration_is_a_known_name() -> None:
    assert {step.name for step in MIGRATIONS._migrations} == KNOWN


def test_a_database_of_a_newer_program_is_refused_untouched(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('counteroffer', 'from_the_future', '')"
        )
    connection.close()
    with pytest.raises(NewerDatabase, match=r"newer version .*from_the_future"):
        open_store(path)


def test_what_is_no_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all, only some notes" * 40)
    with pytest.raises(UnusableDatabase, match="not a database"):
        open_store(path)
    with pytest.raises(UnusableDatabase, match="Cannot use the database"):
        open_store(path / "coach.sqlite")


def test_many_may_open_a_new_database_at_once(path: Path) -> None:
    path.parent.mkdir()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: _open_and_close(path), range(8)))
    applied = rows(path, "SELECT name FROM _sqlite_migrations")
    assert sorted(applied) == sorted((name,) for name in KNOWN)


def _open_and_close(path: Path) -> None:
    open_store(path).close()


def test_a_redelivered_update_is_kept_once_and_noticed_once(store: SqliteStore) -> None:
    arrivals = [Arrival(5, "p", "first"), Arrival(6, notice=say(-1))]
    store.receive(arrivals, offset=7, at=0)
    store.receive(arrivals, offset=7, at=0)
    pending = store.next_pending()
    assert pending is not None
    assert (pending.update_id, pending.body) == (5, "first")
    store.settle(5)
    assert store.next_pending() is None
    store.receive(arrivals, offset=7, at=0)
    assert store.next_pending() is None
    assert len(parcels(store)) == 1


def test_an_update_without_a_person_leaves_only_its_id(store: SqliteStore, path: Path) -> None:
    store.receive([Arrival(6)], offset=7, at=3)
    assert rows(path, "SELECT * FROM inbox") == [(6, 3, "handled", None, "", None, 0)]


def test_a_handled_update_leaves_only_its_id_until_it_is_pruned(
    store: SqliteStore, path: Path
) -> None:
    store.receive([Arrival(1, "p", SECRET), Arrival(2, "p", SECRET)], offset=3, at=10)
    store.settle(1)
    store.reject(2, "e1")
    assert rows(path, "SELECT * FROM inbox") == [
        (1, 10, "handled", None, "", None, 0),
        (2, 10, "rejected", None, "", "e1", 0),
    ]
    store.receive([Arrival(3, "p", SECRET)], offset=4, at=10)
    store.prune(10)
    assert len(rows(path, "SELECT * FROM inbox")) == 3
    store.prune(11)
    assert rows(path, "SELECT update_id FROM inbox") == [(3,)]
    assert store.offset() == 4


def test_a_chat_that_must_wait_holds_back_its_own_rows_only(store: SqliteStore) -> None:
    store.post("p", [say(1), say(2), say(1)])
    first = parcels(store)[0]
    store.postpone(first, 50.0)
    assert [each.outgoing.chat for each in parcels(store, 49)] == [2]
    assert store.next_due() == 50.0
    again = parcels(store, 50)
    assert [each.outgoing.chat for each in again] == [1, 2, 1]
    assert again[0].attempts == 1


def test_an_unreachable_person_is_marked_until_they_speak(store: SqliteStore, path: Path) -> None:
    store.save("p", "{}")
    store.post("p", [say(1)])
    store.unreachable("p", 1)
    store.unreachable("stranger", 2)
    assert parcels(store) == []
    assert rows(path, "SELECT person, reachable FROM session") == [("p", 0)]
    store.save("p", "{}")
    assert rows(path, "SELECT person, reachable FROM session") == [("p", 1)]


def test_the_id_of_an_erased_row_is_not_given_out_again(store: SqliteStore) -> None:
    store.post("p", [say(1)])
    sending = parcels(store)
    with store.transaction():
        store.erase("p")
        store.post(None, [say(1, "Gone.")])
    store.sent(sending)
    assert [each.outgoing.payload for each in parcels(store)] == ["Gone."]


def test_nothing_of_an_erased_person_stays_in_any_file(store: SqliteStore, path: Path) -> None:
    with store.transaction():
        store.save("telegram:4242", SECRET)
        store.post("telegram:4242", [say(1)])
        store.save("other", "kept")
    store.receive([Arrival(1, "telegram:4242", SECRET)], offset=2, at=0)
    assert _found(path, SECRET)
    with store.transaction():
        store.erase("telegram:4242")
    assert not _found(path, SECRET)
    assert not _found(path, "telegram:4242")
    assert store.session("other") == "kept"
    assert rows(path, "SELECT update_id FROM inbox") == [(1,)]


def test_a_sent_goodbye_leaves_no_trace_either(store: SqliteStore, path: Path) -> None:
    with store.transaction():
        store.post(None, [say(1, "farewell to chat 4242")])
    assert _found(path, "chat 4242")
    with store.transaction():
        store.sent(parcels(store))
    assert not _found(path, "chat 4242")


def _found(path: Path, text: str) -> bool:
    return any(text.encode() in file.read_bytes() for file in path.parent.iterdir())


def test_a_failed_attempt_is_undone_alone(store: SqliteStore) -> None:
    with store.transaction():
        store.save("a", "kept")
        with pytest.raises(KeyError), store.attempt():
            store.save("b", "undone")
            raise KeyError
        store.save("c", "kept")
    assert [store.session(each) for each in "abc"] == ["kept", None, "kept"]


def test_a_failed_transaction_is_undone_whole(store: SqliteStore) -> None:
    with pytest.raises(KeyError), store.transaction():
        store.save("a", "undone")
        raise KeyError
    assert store.session("a") is None


def test_a_database_locked_for_long_is_trouble_of_the_store(store: SqliteStore, path: Path) -> None:
    store._connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreFailed), store.transaction():
        pass
    other.execute("ROLLBACK")
    other.close()
    with store.transaction():
        store.save("a", "later")
    assert store.session("a") == "later"


def test_two_writers_lose_nothing(path: Path) -> None:
    open_store(path).close()

    def count(_: int) -> None:
        store = open_store(path)
        for _ in range(50):
            with store.transaction():
                store.save("counter", str(int(store.session("counter") or 0) + 1))
        store.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(count, range(4)))
    assert rows(path, "SELECT state FROM session") == [("200",)]
