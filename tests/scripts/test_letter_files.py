"""The letter as a draft, a link and a web page, read back by what mail programs read with."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.scripts.drafts import Email
from bot.scripts.letter_files import LONGEST_LINK, eml, mailto, plain, web_page
from tests.scripts.test_guard import WORLD

LETTERS = [
    Email("My reply to the Scale AI offer", "Hello,\n\nI would like to ask.\n\nKind regards"),
    Email("Łódź €uro – 株式会社 😀", "Dear Zoë,\n\n.\nFrom the start: ₹18,00,000 = 50%\n\nÑ"),
    Email("=cmd()|' /C calc'!A0 & <b>", "a\n\n" + "word " * 99 + "end\n\n" + "x" * 500),
    Email("W" * 300, "?subject=x&bcc=y@example.org\n\n<script>alert(1)</script>"),
    Email("Hello 世界" * 30, "–\n– one\n– two"),
]


def parsed(letter: Email) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(eml(letter).encode("ascii"))
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize("letter", LETTERS, ids=range(len(LETTERS)))
def test_a_draft_is_read_back_as_it_was_written(letter: Email) -> None:
    message = parsed(letter)
    assert message["Subject"] == letter.subject
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").removesuffix("\n") == letter.body
    assert not message.defects and not body.defects


@pytest.mark.parametrize("letter", LETTERS, ids=range(len(LETTERS)))
def test_a_draft_is_unsent_and_knows_no_sender_no_address_and_no_day(letter: Email) -> None:
    message = parsed(letter)
    assert message["X-Unsent"] == "1"
    assert sorted(message.keys()) == [
        "Content-Transfer-Encoding", "Content-Type", "MIME-Version", "Subject", "X-Unsent"
    ]  # fmt: skip


@pytest.mark.parametrize("letter", LETTERS, ids=range(len(LETTERS)))
def test_a_draft_keeps_to_the_lines_of_mail_and_is_the_same_every_time(letter: Email) -> None:
    text = eml(letter)
    assert text.count("\n") == text.count("\r\n")
    head, _, body = text.partition("\r\n\r\n")
    assert max(map(len, body.split("\r\n"))) <= 76
    assert max(map(len, head.split("\r\n"))) <= 998
    assert eml(letter) == text


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\u2028", "\x0b", "\x85"])
def test_a_subject_that_breaks_out_of_its_line_is_refused(break_: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        eml(Email(f"Hello{break_}Bcc: boss@example.org", "x"))


@pytest.mark.parametrize("letter", LETTERS, ids=range(len(LETTERS)))
def test_a_link_carries_the_letter_and_nothing_else(letter: Email) -> None:
    link = mailto(letter)
    if link is None:
        assert len(letter.body + letter.subject) > 200
        return
    assert len(link) <= LONGEST_LINK and link.isascii()
    parts = urlsplit(link)
    assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "", "")
    assert parse_qs(parts.query, strict_parsing=True) == {
        "subject": [letter.subject], "body": [letter.body.replace("\n", "\r\n")]
    }  # fmt: skip


def test_a_letter_that_is_too_long_for_a_link_has_none() -> None:
    room = LONGEST_LINK - len("mailto:?subject=S&body=")
    assert mailto(Email("S", "x" * room)) and mailto(Email("S", "x" * (room + 1))) is None


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags = [""]
        self.texts: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.texts[self.tags[-1]] = self.texts.get(self.tags[-1], "") + data


@pytest.mark.parametrize("letter", LETTERS, ids=range(len(LETTERS)))
def test_a_web_page_shows_the_letter_and_loads_nothing(letter: Email) -> None:
    page = _Page()
    page.feed(web_page(letter, WORLD))
    link = mailto(letter)
    assert page.links == ([link] if link else [])
    assert page.texts["h1"].strip() == letter.subject
    assert page.texts["pre"].strip() == letter.body
    assert "script" not in page.tags


def test_plain_text_is_subject_and_letter() -> None:
    said = "My reply to the Scale AI offer\n\nHello,\n"
    assert plain(LETTERS[0], WORLD).startswith(f"Subject: {said}")
    assert plain(LETTERS[0], WORLD.in_language("es")).startswith(f"Asunto: {said}")
