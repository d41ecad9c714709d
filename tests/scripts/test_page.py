"""How a page is cut from a text, and what leaves it when it is full."""

from __future__ import annotations

from bot.scripts.page import KEEP, Cue, Page, Section, cells, cues, joined, named, page_text
from bot.scripts.render import Finished, Quote, finish, said


def page(*sections: Section) -> Page:
    return Page(title="T", under="u", sections=sections, foot="f", unprintable="□")


def labels(shown: Page) -> list[str]:
    return [cue.label for section in shown.sections for cue in section.cues]


def test_what_gives_most_goes_first_and_of_equals_the_last() -> None:
    first = Section(title="A", cues=tuple(Cue(label=x, lines=(), gives=2) for x in ("a1", "a2")))
    second = Section(title="B", cues=(Cue(label="b", lines=(), gives=3),))
    kept = Section(title="C", cues=(Cue(label="c", lines=()),), rows=(("x",),))
    shown: Page | None = page(first, second, kept)
    seen = []
    while shown is not None:
        seen.append(labels(shown))
        shown = shown.fewer()
    assert seen == [["a1", "a2", "b", "c"], ["a1", "a2", "c"], ["a1", "c"], ["c"]]


def test_a_table_that_gives_keeps_its_head_and_two_rows() -> None:
    rows = tuple((str(n),) for n in range(5))
    shown: Page | None = page(Section(title="A", rows=rows, gives=1), Section(title="B", rows=rows))
    seen = []
    while shown is not None:
        seen.append([len(section.rows) for section in shown.sections])
        shown = shown.fewer()
    assert seen == [[5, 5], [4, 5], [3, 5]]


def test_a_section_with_nothing_left_goes_with_its_title() -> None:
    one = page(Section(title="A", cues=(Cue(label="a", lines=("x",), gives=1),)))
    shorter = one.fewer()
    assert shorter is not None and not shorter.sections and shorter.fewer() is None


def test_a_bar_in_a_persons_words_cuts_nothing() -> None:
    company = said("A | B", "offer.company")
    text = finish(f"Base | {company} | $1\n⏎\n{company} | two")
    assert cells(text) == (("Base", "A | B", "$1"), ("A | B", "two"))
    assert named(finish(f"title | Call with {company}\n⏎\nunder |")) == {
        "title": "Call with A | B", "under |": ""
    }  # fmt: skip


def test_a_line_in_capitals_is_a_label_only_where_it_is_ours() -> None:
    shouted = said("I WILL SIGN", "ready_to_sign")
    text = finish(f"OPEN\n⏎\nHello.\n¶\n{shouted}\n⏎\nand more\n¶\nSTOP")
    assert list(cues(text)) == [
        Cue(label="OPEN", lines=("Hello.",)),
        Cue(label="", lines=("I WILL SIGN", "and more")),
        Cue(label="STOP", lines=()),
    ]


def test_each_line_of_evidence_is_a_cue_that_can_go() -> None:
    text = finish("WHY\n⏎\nBecause:\n⏎\n– one\n⏎\n– two")
    assert [(cue.label, cue.lines, cue.gives) for cue in cues(text, proof=7)] == [
        ("WHY", ("Because:",), KEEP), ("", ("– one",), 7), ("", ("– two",), 7)
    ]  # fmt: skip


def test_texts_are_joined_with_their_quotes_in_place() -> None:
    one, two = (Finished(f"by {name}", (Quote(3, 3 + len(name), "x"),)) for name in ("Ana", "Bo"))
    both = joined((one, two))
    assert [both.text[q.start : q.end] for q in both.quotes] == ["Ana", "Bo"]


def test_a_page_as_text_has_all_that_stands_on_it() -> None:
    full = page(Section(title="A", rows=(("x", "y"),), cues=(Cue(label="l", lines=("m", "n")),)))
    assert page_text(full) == "T\nu\n\nA\nx | y\nl\nm\nn\n\nf\n"
