"""What is looked at in an archive before anything in it is unpacked."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from bot.adapters.documents.limits import MEGABYTE, Refused
from bot.reading.letters import Reason

_MOST_MEMBERS = 2_000
_MOST_UNPACKED = 60 * MEGABYTE
_MOST_XML = 20 * MEGABYTE
_HIGHEST_RATIO = 100
_SMALL = MEGABYTE  # short texts of one letter pack well and harm nobody
_ENCRYPTED_FLAG = 1
_ZIP = b"PK\x03\x04"
_WORD = "word/document.xml"
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)


def check_word_file(data: bytes) -> None:
    """Raises Refused for an archive that is not a plain Word file. Order: worst news last."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        _check_sizes(members)
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise Refused(Reason.ENCRYPTED)
        names = {member.filename for member in members}
        if len(names) < len(members) or min(m.header_offset for m in members) > 0:
            raise Refused(Reason.POLYGLOT)
        if any(name.casefold().endswith("vbaproject.bin") for name in names):
            raise Refused(Reason.MACRO)
        for member in members:
            _check_member(archive, member)
        if _WORD not in names:
            raise Refused(Reason.UNKNOWN_KIND)


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """By the archive's own table: what it understates is cut off when it is unpacked."""
    if not members:
        raise Refused(Reason.BROKEN)
    ratios = (m.file_size / max(1, m.compress_size) for m in members if m.file_size > _SMALL)
    if (
        len(members) > _MOST_MEMBERS
        or sum(member.file_size for member in members) > _MOST_UNPACKED
        or any(ratio > _HIGHEST_RATIO for ratio in ratios)
    ):
        raise Refused(Reason.ZIP_BOMB)


def _check_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    with archive.open(member) as content:
        if not member.filename.endswith((".xml", ".rels")):
            if content.read(len(_ZIP)) == _ZIP:
                raise Refused(Reason.NESTED_ZIP)
            return
        if member.file_size > _MOST_XML:
            raise Refused(Reason.ZIP_BOMB)
        xml = content.read()
    if member.filename == "[Content_Types].xml" and b"macroEnabled" in xml:
        raise Refused(Reason.MACRO)
    # Taking the zeros out shows UTF-16 as ASCII.
    if _DECLARES.search(xml.replace(b"\0", b"")):
        raise Refused(Reason.BROKEN)
