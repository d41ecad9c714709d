"""The process that parses one file: `python -I -m bot.adapters.documents.apart KIND LIMITS`.

The file comes in by standard input and its text leaves as JSON. All code is loaded before the
file is read; then the process is sealed, so that nothing in the file can make it open, write,
start or reach anything.
"""

from __future__ import annotations

import codecs
import json
import sys
from dataclasses import asdict
from functools import partial

from bot.adapters.documents import archives, mail, pdf, plain, web, word
from bot.adapters.documents.limits import Limits, Refused, confine, seal
from bot.adapters.documents.sniff import kind_of
from bot.reading.letters import Kind, Letter, Reason

_FEWEST_LETTERS = 3
_CHARSETS = """ascii latin-1 iso8859-15 iso8859-2 cp1252 cp1250 cp437 mac-roman utf-16 utf-16-le
utf-16-be utf-32 utf-8-sig idna punycode base64 quopri unicode-escape""".split()


def main() -> None:
    limits = Limits(**json.loads(sys.argv[2]))
    for charset in _CHARSETS:
        codecs.lookup(charset)  # each is a file of its own, read at its first use
    confine(limits)
    answer = _answer(Kind(sys.argv[1]), limits)
    sys.stdout.write(json.dumps(answer))


def _answer(kind: Kind, limits: Limits) -> dict[str, object]:
    try:
        data = sys.stdin.buffer.read()
        seal()
        return asdict(read(kind, data, limits))
    except Refused as refused:
        return {"reason": refused.reason}
    except MemoryError:
        return {"reason": Reason.TOO_LARGE}
    except Exception:
        # Whatever a parser stumbles over: its words could be the file's own.
        return {"reason": Reason.BROKEN}


def read(kind: Kind, data: bytes, limits: Limits) -> Letter:
    """The text of a file of this kind. Raises Refused."""
    pages = 1
    unread: tuple[Reason, ...] = ()
    if kind is Kind.PDF:
        text, pages = pdf.pdf_text(data, limits)
    elif kind is Kind.MAIL:
        text, unread = mail.mail_text(data, partial(_attached, limits))
    else:
        text = _PLAIN[kind](data)
    tidied = plain.tidy(text)
    if len(tidied) > limits.characters:
        raise Refused(Reason.TOO_LARGE)
    if sum(c.isalnum() for c in tidied) < _FEWEST_LETTERS:
        raise Refused(Reason.NO_TEXT_LAYER if kind in (Kind.PDF, Kind.DOCX) else Reason.EMPTY)
    return Letter(tidied, kind, pages, unread)


def _word(data: bytes) -> str:
    archives.check_word_file(data)
    return word.word_text(data)


_PLAIN = {Kind.DOCX: _word, Kind.HTML: web.web_text, Kind.TEXT: plain.plain_text}


def _attached(limits: Limits, data: bytes, name: str, kinds: tuple[Kind, ...]) -> str:
    """A part of a mail. A mail in it is not opened."""
    kind = kind_of(data, name, limits)
    if kind not in kinds:
        raise Refused(Reason.UNKNOWN_KIND)
    return read(kind, data, limits).text


if __name__ == "__main__":
    main()
