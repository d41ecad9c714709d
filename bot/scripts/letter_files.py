"""A letter as files and links that mail programs understand.

Nothing here knows the day or a sender, so the same letter is the same bytes.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import Protocol
from urllib.parse import quote

from bot.guides.library import World
from bot.scripts.render import press


class Letter(Protocol):
    """A subject line and a body in plain text."""

    @property
    def subject(self) -> str: ...
    @property
    def body(self) -> str: ...


# Quoted-printable text may not run longer than this, which is less than a mail's line may.
_POLICY = SMTP.clone(max_line_length=76)
# What browsers and mail programs agree to take as one address.
LONGEST_LINK = 2000


def eml(letter: Letter) -> str:
    """The letter as a message that opens as a draft: unsent, without sender, address or date.

    Raises ValueError for a subject that would break out of its line.
    """
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = letter.subject
    message["X-Unsent"] = "1"
    message.set_content(letter.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes().decode("ascii")


def plain(letter: Letter, world: World) -> str:
    """The letter to read and to copy, in the world's language."""
    return f"{world.wording.phrases['email.subject']}: {letter.subject}\n\n{letter.body}\n"


def mailto(letter: Letter) -> str | None:
    """A link that opens the mail program with the letter in it, or None where it is too long."""
    body = letter.body.replace("\n", "\r\n")
    link = f"mailto:?subject={quote(letter.subject, safe='')}&body={quote(body, safe='')}"
    return link if len(link) <= LONGEST_LINK else None


def web_page(letter: Letter, world: World) -> str:
    """A page with the letter and a button for the mail program: a messenger takes no such link."""
    values = {"letter": letter, "link": mailto(letter), "language": world.language}
    return press(world).card("webpages/letter.html", **values) + "\n"
