"""Files that mean harm, or are no letter: one reason each, and the limits are the ones that act."""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission

from bot.adapters.documents import Limits, read_document
from bot.adapters.documents.limits import MEGABYTE
from bot.reading.letters import Kind, Letter, Reason, Refusal

SALARY = "Base salary $210,000 a year"
TINY_MEMORY = Limits(memory=40 * MEGABYTE)


def pdf(pages: int = 1, text: str = SALARY, owner: str = "", user: str = "") -> bytes:
    page = FPDF()
    page.set_font("helvetica", size=11)
    if owner:
        page.set_encryption(owner, user, permissions=AccessPermission.none())
    for _ in range(pages):
        page.add_page()
        page.cell(text=text)
    return bytes(page.output())


def word(text: str = SALARY) -> bytes:
    letter, written = docx.Document(), BytesIO()
    letter.add_paragraph(text)
    letter.save(written)
    return written.getvalue()


def with_member(name: str, content: bytes, letter: bytes | None = None) -> bytes:
    """A Word file with one member more, or with another content for one it has."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(letter or word())) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return packed.getvalue()


def with_body(xml: str, before: str = "") -> bytes:
    start = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w='
        '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    )
    return with_member("word/document.xml", f"{start}{xml}</w:body></w:document>".encode())


def archive(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        new.writestr(name, content)
    return packed.getvalue()


def mail(body: str = "Base $210,000", **attachments: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "hr@firm.example", "Your offer"
    message.set_content(body)
    for name, content in attachments.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name.replace("_", ".")
        )
    return message.as_bytes()


def nested_mail(depth: int) -> bytes:
    head = "From: hr@firm.example\nSubject: Offer\nMIME-Version: 1.0\n"
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
    )
    return f"{head}{parts}Content-Type: text/plain\n\nBase $210,000\n".encode()


def claims_pages(count: int) -> bytes:
    """A page tree that says it has many pages, and names one of them again and again."""
    kids = " ".join(["3 0 R"] * count)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    return by_hand(objects)


def by_hand(objects: list[str]) -> bytes:
    """A PDF from its objects."""
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return written + f"{end}startxref\n{len(written)}\n%%EOF\n".encode()


def with_script() -> bytes:
    """A PDF that wants to run JavaScript and open a program when it is opened."""
    words = "BT /F1 12 Tf 20 100 Td (Base salary 210,000 dollars) Tj ET"
    return by_hand(
        [
            "<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
            "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            f"<</Length {len(words)}>>\nstream\n{words}\nendstream",
            "<</S/JavaScript/JS(app.alert\\(1\\);)/Next<</S/Launch/F(/bin/sh)>>>>",
        ]
    )


def with_field() -> bytes:
    """A form that was filled in: the figure is in the field's own picture, not on the page."""
    font = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    label = "BT /F1 12 Tf 20 100 Td (Base salary) Tj ET"
    value = "BT /F1 12 Tf 2 4 Td (210,000 dollars) Tj ET"
    return by_hand(
        [
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
            "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R{font}/Annots[5 0 R]>>",
            f"<</Length {len(label)}>>\nstream\n{label}\nendstream",
            "<</Type/Annot/Subtype/Widget/FT/Tx/T(base)/V(210,000 dollars)/F 4"
            "/Rect[200 96 360 116]/P 3 0 R/AP<</N 6 0 R>>>>",
            f"<</Type/XObject/Subtype/Form/BBox[0 0 160 20]{font}/Length {len(value)}>>\n"
            f"stream\n{value}\nendstream",
        ]
    )


ENTITIES = "<!DOCTYPE w [" + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12)
) + "]>"  # fmt: skip
DEEP = "<w:p>" * 5000 + "</w:p>" * 5000
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

HARMFUL: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "encrypted.pdf": (lambda: pdf(owner="o", user="u"), Reason.ENCRYPTED),
    "truncated.pdf": (lambda: pdf()[:-40], Reason.BROKEN),
    "hollow.pdf": (lambda: b"%PDF-1.7\n%%EOF\n", Reason.BROKEN),
    "scan.pdf": (lambda: pdf(text=" "), Reason.NO_TEXT_LAYER),
    "photo.png": (lambda: PNG, Reason.NO_TEXT_LAYER),
    "many.pdf": (lambda: claims_pages(10_001), Reason.TOO_MANY_PAGES),
    "long.pdf": (lambda: pdf(pages=41), Reason.TOO_MANY_PAGES),
    "late.pdf": (lambda: b"GIF89a......\n" + pdf(), Reason.POLYGLOT),
    "zipped.pdf": (lambda: pdf() + archive("a.txt", b"x"), Reason.POLYGLOT),
    "page.pdf": (lambda: pdf() + b"<script>alert(1)</script>", Reason.POLYGLOT),
    "html.pdf": (lambda: b"<html><body><p>Base salary $210,000</p></body></html>", Reason.MISNAMED),
    "text.docx": (lambda: b"Base salary $210,000", Reason.MISNAMED),
    "bomb.docx": (lambda: with_member("word/big.bin", bytes(30 * MEGABYTE)), Reason.ZIP_BOMB),
    "padded.docx": (lambda: with_body(" " * (5 * MEGABYTE)), Reason.ZIP_BOMB),
    "nested.docx": (
        lambda: with_member("word/embeddings/a.bin", archive("b.txt", b"b")),
        Reason.NESTED_ZIP,
    ),
    "nested.zip": (lambda: archive("letter.docx", word()), Reason.NESTED_ZIP),
    "plain.zip": (lambda: archive("letter.txt", b"Base $210,000"), Reason.UNKNOWN_KIND),
    "macro.docx": (lambda: with_member("word/vbaProject.bin", b"x"), Reason.MACRO),
    "letter.docm": (
        lambda: with_member(
            "[Content_Types].xml",
            b'<Types><Default Extension="xml" ContentType="application/'
            b'vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        ),
        Reason.MACRO,
    ),
    "entities.docx": (lambda: with_body("<w:p/>", ENTITIES), Reason.BROKEN),
    "deep.docx": (lambda: with_body(DEEP), Reason.BROKEN),
    "prefixed.docx": (lambda: b"MZ......" + word(), Reason.POLYGLOT),
    "cut.docx": (lambda: word()[:-200], Reason.BROKEN),
    "pictures.docx": (lambda: word(text=""), Reason.NO_TEXT_LAYER),
    "old.doc": (lambda: OLD_WORD, Reason.UNKNOWN_KIND),
    "locked.doc": (
        lambda: OLD_WORD + "EncryptedPackage".encode("utf-16-le"),
        Reason.ENCRYPTED,
    ),
    "parts.eml": (lambda: nested_mail(1000), Reason.TOO_MANY_PARTS),
    "attached.eml": (
        lambda: mail(letter_docx=with_member("word/vbaProject.bin", b"x")),
        Reason.MACRO,
    ),
    "empty.txt": (lambda: b"", Reason.EMPTY),
    "one.txt": (lambda: b"a", Reason.EMPTY),
    "zero.txt": (lambda: b"\0", Reason.UNKNOWN_KIND),
    "spaces.txt": (lambda: b" " * (50 * MEGABYTE), Reason.TOO_LARGE),
    "fewer-spaces.txt": (lambda: b" \t" * (2 * MEGABYTE), Reason.EMPTY),
    "long.txt": (lambda: b"Base $210,000. " * 20_000, Reason.TOO_LARGE),
    "deep.html": (lambda: b"<html>" + b"<div>" * 100_000, Reason.EMPTY),
    "program.exe": (lambda: b"MZ\x90\x00" + bytes(200), Reason.UNKNOWN_KIND),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_is_not_read_has_one_reason(name: str) -> None:
    make, reason = HARMFUL[name]
    assert read_document(make(), name) == Refusal(reason)


def test_a_script_in_a_pdf_is_passed_over() -> None:
    read = read_document(with_script(), "offer.pdf")
    assert read == Letter("Base salary 210,000 dollars", Kind.PDF)


def test_what_was_filled_into_a_form_is_read() -> None:
    read = read_document(with_field(), "offer.pdf")
    assert read == Letter("Base salary\t210,000 dollars", Kind.PDF)


def test_a_lock_that_opens_without_a_password_is_none() -> None:
    """As on letters that came from a signing service: printable, not changeable."""
    read = read_document(pdf(owner="o"), "offer.pdf")
    assert read == Letter("Base salary $210,000 a year", Kind.PDF)


def test_the_kind_goes_by_the_content() -> None:
    for name in ("letter", "letter.txt", "LETTER.PDF", "x.eml"):
        read = read_document(pdf(), name)
        assert isinstance(read, Letter)
        assert read.kind is Kind.PDF


def test_memory_is_held_to_its_limit() -> None:
    """Far below what the libraries need, so that only the limit can be what ends it."""
    assert isinstance(read_document(word(), "a.docx"), Letter)
    assert isinstance(read_document(word(), "a.docx", TINY_MEMORY), Refusal)


def test_a_process_without_time_is_ended() -> None:
    assert read_document(pdf(), "a.pdf", Limits(seconds=0)) == Refusal(Reason.TIMED_OUT)
    assert read_document(pdf(), "a.pdf", Limits(processor=0)) == Refusal(Reason.TIMED_OUT)


def test_size_pages_and_characters_are_held_to_their_limits() -> None:
    letter = pdf(pages=3)
    assert read_document(letter, "a.pdf", Limits(size=100)) == Refusal(Reason.TOO_LARGE)
    assert read_document(letter, "a.pdf", Limits(pages=2)) == Refusal(Reason.TOO_MANY_PAGES)
    assert read_document(letter, "a.pdf", Limits(characters=20)) == Refusal(Reason.TOO_LARGE)
    assert isinstance(read_document(letter, "a.pdf", Limits(pages=3)), Letter)


def test_an_attachment_that_cannot_be_read_is_named_and_the_mail_is_read() -> None:
    locked = pdf(owner="o", user="u")
    read = read_document(mail(offer_pdf=locked, logo_png=PNG, letter_docx=word()), "mail.eml")
    assert isinstance(read, Letter)
    assert "Base $210,000" in read.text
    assert "Base salary $210,000 a year" in read.text
    assert set(read.unread) == {Reason.ENCRYPTED, Reason.NO_TEXT_LAYER}


def test_nothing_is_written_to_disk_or_to_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    assert isinstance(read_document(word(), "secret.docx"), Letter)
    assert not list(tmp_path.iterdir())
    assert "secret" not in caplog.text and "210,000" not in caplog.text


def test_the_library_runs_no_scripts() -> None:
    """Built without the engine, so that no action of a PDF can be anything but ignored."""
    assert not {"V8", "XFA"} & set(pypdfium2.version.PDFIUM_INFO.flags)
