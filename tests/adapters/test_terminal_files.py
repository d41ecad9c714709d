"""Files in the terminal: the name is said, nothing is written over, and trouble is one sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot import wiring
from bot.adapters.store import open_store
from bot.adapters.terminal.chat import Terminal
from bot.adapters.terminal.folder import Folder
from bot.adapters.terminal.markup import plain_text
from bot.guides.library import World
from bot.scripts.page import Page
from bot.service import Service
from bot.settings import Synchronous
from bot.talk.machine import Conversation
from bot.talk.replies import File

START = ("/start", "Scale AI", "San Francisco", "Google L5", "215,000", "300k over 4")
PAGE = Page(title="T", under="u", sections=(), foot="f", unprintable="□")


def test_every_file_is_written_under_the_name_that_was_said(world: World, tmp_path: Path) -> None:
    store = open_store(tmp_path / "coach.sqlite", Synchronous.NORMAL)
    (folder := tmp_path / "files").mkdir()
    out = io.StringIO()
    there = Folder(folder, wiring.printer())
    terminal = Terminal(Service(Conversation(world), store), out, plain_text, there)
    files = ("As a draft (.eml)", "As text (.txt)", "Mail button (.html)", "Script (.txt)",
             "Call brief (PDF)", "Private sheet (PDF)", "As a draft (.eml)")  # fmt: skip
    for line in (*START, *files):
        terminal.hear(line)
    store.close()
    written = sorted(path.name for path in folder.iterdir())
    assert written == [
        "PRIVATE-sheet.pdf", "call-brief.pdf", "call-script.txt", "counter-offer-2.eml",
        "counter-offer.eml", "counter-offer.html", "counter-offer.txt",
    ]  # fmt: skip
    assert all(f"\n{name}\n" in out.getvalue() for name in written)
    assert b"X-Unsent: 1\r\n" in (folder / "counter-offer.eml").read_bytes()
    assert (folder / "call-brief.pdf").read_bytes().startswith(b"%PDF")
    assert "235,000" not in (folder / "call-script.txt").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    folder = Folder(tmp_path, wiring.printer())
    for number in range(3):
        file = File("a.txt", f"{number}", "")
        folder.write(folder.free(file.name), file)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.txt": "0", "a-2.txt": "1", "a-3.txt": "2"
    }  # fmt: skip


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "gone", wiring.printer())
    said = folder.write(folder.free("a.txt"), File("a.txt", "x", ""))
    assert "No such file or directory" in said and "Your answers are kept." in said


def test_a_page_that_cannot_be_printed_leaves_no_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def jammed(page: Page) -> bytes:
        raise ValueError(page.title)

    folder = Folder(tmp_path, jammed)
    assert "could not be made" in folder.write(folder.free("b.pdf"), File("b.pdf", PAGE, ""))
    assert not list(tmp_path.iterdir()) and "kind=ValueError" in caplog.text
