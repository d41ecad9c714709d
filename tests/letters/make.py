"""Makes the letters beside this file from `sources/`: `python -m tests.letters.make`.

Companies and people are invented. A source is a list of blocks; its `file` says in which kind
of file they are set. The PDF of a table is drawn column by column and that of two columns line
by line, as real ones are, so that only positions tell what belongs together.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

import docx
import yaml
from docx.document import Document
from docx.oxml.parser import parse_xml
from fpdf import FPDF

HERE = Path(__file__).parent
Block = dict[str, Any]
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_LINE = 6


def sources() -> dict[str, Block]:
    """Every source by the name of the file that is made from it."""
    read = (yaml.safe_load(p.read_text("utf-8")) for p in sorted(HERE.glob("sources/*.yaml")))
    return {source["file"]: source for source in read}


def made(source: Block) -> bytes:
    """The file that a source describes."""
    return _MAKERS[source["file"].rpartition(".")[2]](source)


def _pdf(source: Block) -> bytes:
    page = FPDF(format="A4")
    page.set_creation_date(_DAY)
    page.add_page()
    page.set_font("helvetica", size=11)
    for block in source["blocks"]:
        ((kind, content),) = block.items()
        _PDF[kind](page, content)
        page.ln(_LINE / 2)
    return bytes(page.output())


def _pdf_title(page: FPDF, content: str) -> None:
    page.set_font("helvetica", "B", 16)
    _pdf_text(page, content)
    page.set_font("helvetica", size=11)


def _pdf_text(page: FPDF, content: str) -> None:
    page.multi_cell(0, _LINE, content, new_x="LMARGIN", new_y="NEXT", markdown=True)


def _pdf_rows(page: FPDF, rows: list[list[str]]) -> None:
    """Column by column: whoever goes by the order of drawing reads all labels first."""
    top, left, width = page.get_y(), page.l_margin, 70
    for column in range(len(rows[0])):
        for line, row in enumerate(rows):
            page.set_xy(left + column * width, top + line * _LINE)
            page.cell(width, _LINE, row[column], border=1)
    page.set_xy(left, top + len(rows) * _LINE)


def _pdf_dots(page: FPDF, rows: list[list[str]]) -> None:
    for label, value in rows:
        page.cell(0, _LINE, label)
        dots, at = "." * 40, page.l_margin + 70
        page.set_x(at)
        page.cell(0, _LINE, dots)
        page.set_x(at + page.get_string_width(dots) + 4)
        page.cell(0, _LINE, value, new_x="LMARGIN", new_y="NEXT")


def _pdf_bullets(page: FPDF, items: list[str]) -> None:
    for item in items:
        _pdf_text(page, f"- {item}")


def _pdf_columns(page: FPDF, columns: list[str]) -> None:
    """Line by line over both columns."""
    width, gutter = 85.0, 10.0
    set_: list[list[str]] = [
        list(page.multi_cell(width, _LINE, column, dry_run=True, output="LINES"))  # type: ignore[arg-type]
        for column in columns
    ]
    for left, right in zip_longest(*set_, fillvalue=""):
        page.cell(width + gutter, _LINE, left)
        page.cell(width, _LINE, right, new_x="LMARGIN", new_y="NEXT")


_PDF: dict[str, Callable[[FPDF, Any], object]] = {
    "title": _pdf_title, "text": _pdf_text, "rows": _pdf_rows, "dots": _pdf_dots,
    "bullets": _pdf_bullets, "columns": _pdf_columns,
}  # fmt: skip


def _docx(source: Block) -> bytes:
    letter = docx.Document()
    letter.core_properties.author = "A letter made for tests"
    letter.core_properties.created = letter.core_properties.modified = _DAY
    for block in source["blocks"]:
        ((kind, content),) = block.items()
        _DOCX[kind](letter, content)
    written = BytesIO()
    letter.save(written)
    return written.getvalue()


def _docx_header(letter: Document, content: str) -> None:
    letter.sections[0].header.paragraphs[0].text = content


def _docx_footer(letter: Document, content: str) -> None:
    letter.sections[0].footer.paragraphs[0].text = content


def _docx_rows(letter: Document, rows: list[list[str]]) -> None:
    table = letter.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _docx_tabs(letter: Document, rows: list[list[str]]) -> None:
    for row in rows:
        letter.add_paragraph("\t".join(row))


def _docx_bullets(letter: Document, items: list[str]) -> None:
    for item in items:
        letter.add_paragraph(item, style="List Bullet")


def _docx_control(letter: Document, rows: list[list[str]]) -> None:
    """A form's field: the value stands in a content control."""
    for label, value in rows:
        paragraph = letter.add_paragraph(f"{label}: ")
        run = f"<w:r><w:t>{html.escape(value)}</w:t></w:r>"
        control = f"<w:sdt {_WORD}><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>"
        paragraph._p.append(parse_xml(control))


def _docx_tracked(letter: Document, rows: list[list[str]]) -> None:
    """A figure that was changed with the changes on: the old one deleted, the new one inserted."""
    for label, old, new in rows:
        paragraph = letter.add_paragraph(f"{label} ")
        who = f'{_WORD} w:id="1" w:author="HR" w:date="2026-11-20T09:00:00Z"'
        gone = f"<w:r><w:delText>{html.escape(old)}</w:delText></w:r>"
        here = f"<w:r><w:t>{html.escape(new)}</w:t></w:r>"
        paragraph._p.append(parse_xml(f"<w:del {who}>{gone}</w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {who}>{here}</w:ins>"))


def _docx_box(letter: Document, content: str) -> None:
    """A text box, as Word writes it: once for itself and once for readers that know no boxes."""
    words = f"<w:p><w:r><w:t>{html.escape(content)}</w:t></w:r></w:p>"
    box = f"<w:txbxContent>{words}</w:txbxContent>"
    letter.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {_WORD} xmlns:v="urn:schemas-microsoft-com:vml" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
            f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
            f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
    )


_DOCX: dict[str, Callable[[Document, Any], object]] = {
    "title": lambda letter, content: letter.add_heading(content, 1),
    "text": lambda letter, content: letter.add_paragraph(content),
    "header": _docx_header, "footer": _docx_footer, "rows": _docx_rows, "tabs": _docx_tabs,
    "bullets": _docx_bullets, "control": _docx_control, "tracked": _docx_tracked,
    "box": _docx_box,
}  # fmt: skip


def _html(source: Block) -> bytes:
    """A page laid out with a table, as mail programs write them."""
    parts = [_HTML[kind](content) for block in source["blocks"] for kind, content in block.items()]
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Offer</title>"
        "<style>p { color: black }</style></head><body><table><tr><td>"
        + "\n".join(parts)
        + "</td></tr></table></body></html>\n"
    )
    return page.encode()


def _html_rows(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td><p>{html.escape(cell)}</p></td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>"


def _html_bullets(items: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(item)}</li>" for item in items) + "</ul>"


_HTML: dict[str, Callable[[Any], str]] = {
    "title": lambda content: f"<h1>{html.escape(content)}</h1>",
    "text": lambda content: f"<p>{html.escape(content)}</p>",
    "hidden": lambda content: f'<div style="display:none">{html.escape(content)}</div>',
    "rows": _html_rows, "bullets": _html_bullets,
}  # fmt: skip


def _eml(source: Block) -> bytes:
    message = EmailMessage(policy=SMTP)
    for name, value in source["headers"].items():
        message[name] = value
    lines = [line for block in source["blocks"] for line in _lines(block)]
    message.set_content("\n\n".join(lines) + "\n", cte="quoted-printable")
    if "html" in source:
        message.add_alternative(_html({"blocks": source["html"]}).decode(), subtype="html")
        message.set_boundary("alternative-of-a-made-letter")
    if "attached" in source:
        inner = source["attached"]
        message.add_attachment(
            made(inner), maintype="application", subtype="pdf", filename=inner["file"]
        )
        message.set_boundary("boundary-of-a-made-letter")
    return message.as_bytes()


def _txt(source: Block) -> bytes:
    """Saved on Windows: its own code page and line ends."""
    lines = [line for block in source["blocks"] for line in _lines(block)]
    return "\r\n\r\n".join(lines).encode("cp1252")


def _lines(block: Block) -> list[str]:
    ((_, content),) = block.items()
    if isinstance(content, str):
        return [content]
    return ["\n".join(item if isinstance(item, str) else ": ".join(item) for item in content)]


_MAKERS = {"pdf": _pdf, "docx": _docx, "html": _html, "eml": _eml, "txt": _txt}


def main() -> None:
    for name, source in sources().items():
        (HERE / name).write_bytes(made(source))
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
