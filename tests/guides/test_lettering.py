"""The widths beside the fonts are those of the fonts; texts are cut and wrapped by them.

After the fonts were changed, write the widths anew with UPDATE_SNAPSHOTS=1.
"""

from __future__ import annotations

import os
from itertools import groupby, pairwise

import pytest
from fontTools.ttLib import TTFont

from bot import paths
from bot.guides.lettering import Weight
from bot.guides.library import World

FONTS = paths.data_folder() / "fonts"
FILES = {Weight.REGULAR: "DejaVuSans.ttf", Weight.BOLD: "DejaVuSans-Bold.ttf"}


def made() -> str:
    """The file of widths, from the fonts themselves."""
    lines: list[str] = []
    for weight, name in FILES.items():
        font = TTFont(FONTS / name)
        em, advances = font["head"].unitsPerEm, font["hmtx"]
        found = {
            code: (advances[glyph][0] * 1000 + em // 2) // em
            for code, glyph in sorted(font.getBestCmap().items())
        }
        starts = [code for before, code in pairwise([-9, *found]) if code != before + 1]
        for start in starts:
            run = [found[start]]
            while start + len(run) in found:
                run.append(found[start + len(run)])
            counted = ((advance, len(list(same))) for advance, same in groupby(run))
            cells = (f"{advance}*{n}" if n > 1 else str(advance) for advance, n in counted)
            lines.append(f"{weight.value} {start:04x} {' '.join(cells)}")
    return "\n".join(lines) + "\n"


def test_the_widths_are_those_of_the_fonts() -> None:
    file = FONTS / "widths.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(made(), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == made()


def test_the_fonts_lie_there_with_their_licence() -> None:
    assert all((FONTS / name).is_file() for name in FILES.values())
    assert "Bitstream" in (FONTS / "LICENSE.txt").read_text(encoding="utf-8")


def test_bold_is_wider_and_twice_the_size_is_twice_the_width(world: World) -> None:
    thin, thick = (world.lettering.width("Offer $1,250", 40, weight) for weight in Weight)
    assert thin < thick
    assert world.lettering.width("aa", 2000, Weight.BOLD) == 2 * world.lettering.width(
        "aa", 1000, Weight.BOLD
    )


@pytest.mark.parametrize("text", ["Acme", "A" * 300, "é" * 90, "<&>" * 40, "שלום" * 30, "😀" * 50])
def test_a_text_is_cut_to_its_room(text: str, world: World) -> None:
    fitted = world.lettering.fitted(text, 300, 44, Weight.BOLD)
    assert world.lettering.width(fitted, 44, Weight.BOLD) <= 300
    kept = fitted.removesuffix("\u200f").removesuffix("…")
    assert text.startswith(kept) and (fitted == text or kept != fitted)


def test_a_wrapped_text_loses_no_word(world: World) -> None:
    text = "Converted at 1 EUR = 1.152 USD, European Central Bank, on 20 November 2026"
    lines = world.lettering.wrapped(text, 400, 36, Weight.REGULAR)
    assert " ".join(lines) == text and len(lines) > 2
    assert all(world.lettering.width(line, 36, Weight.REGULAR) <= 400 for line in lines)


def test_what_the_fonts_draw(world: World) -> None:
    assert all(world.lettering.draws(c) for c in "Aé€£₹¥zł–…שЯΩ")
    assert not world.lettering.draws("株")
