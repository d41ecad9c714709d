"""A person's own draft: what is found in it, what is not, and that reading never fails."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.draft import Known, Rival, Severity, review

F = Fraction
KNOWN = Known(
    currency="USD", company="Scale AI", symbols={"$": ("USD", "CAD"), "€": ("EUR",)},
    floors=(F(235_000), F(420_000), F(340_000)), own=(F(215_000), F(300_000), F(290_000)),
    asks=(F(248_000), F(475_000), F(366_750)), offer_total=F(290_000), ask_total=F(366_750),
    band_top=F(382_500), rivals=(), private_equity=True,
    companies=("Scale AI", "OpenAI", "Google", "Meta"), round_step=10_000,
    sourced=(F(248_000), F(475_000), F(366_750)), stage="written",
)  # fmt: skip
GOOD = (
    "I am excited about the work. Given the scope, I would like to ask for a base of $248,000. "
    "Could we talk on Thursday?"
)


def codes(text: str, known: Known = KNOWN) -> set[str]:
    return {mistake.code for mistake in review(text, known)}


CLEAN = [
    GOOD,
    "I am glad about the offer. Because of the scope I would like to ask for $248,000 and $475,000 "
    "in equity, for a total of $366,750 a year. May I call you on Friday?",
    "Thank you! I look forward to joining Scale AI. My reason is the evaluation work I led. I "
    "would ask for a base of $251,500. Best regards, Ana",
    "I would love to join. In the final interview we spoke of the scope; given that, could you "
    "bring the base to $248,000? My current team will miss me. When can we talk?",
    "I am keen to join, and the work draws me. Given my experience I propose $475,000 in equity. "
    "I was just about to call; can we talk by the 4th?",
]


@pytest.mark.parametrize("text", CLEAN)
def test_a_good_letter_is_clean(text: str) -> None:
    assert not [m for m in review(text, KNOWN) if m.severity is not Severity.STYLE]


HAS = [
    ("M1", "I could do 235k."), ("M1", "My minimum is known to me."), ("M1", "Say $341,000?"),
    ("M2", "I would like a bit more, please."),
    ("M3", "I ask for $260,000."), ("M4", "I want 240,000 to 248,000 dollars."),
    ("M6", "I hold another offer."), ("M6", "I have an offer from Google."),
    ("M8", "Sorry, maybe it could be more?"), ("M9", "Pay it or else."),
    ("M9", "If you can't do it, I'll go elsewhere."),
    ("M10", "I ask for $251,500."), ("M11", "My rent went up."), ("M11", "I have student loans."),
    ("M12", "word " * 201), ("M15", "I ask for a total of $400,500."),
    ("M16", "I ask for a total of $280,500 a year."),
    ("M16", "I ask for a base of $250,500 and equity of $400,500, a total of $376,000."),
    ("M17", "It is as good as cash."), ("M18", "I currently make $190,000."),
    ("M19", "I ask for $251,500."), ("M20", "Hi [name],"), ("M20", "I did {{x}}."),
    ("M21", "I am the best engineer in town."), ("M22", "I want to join OpenAI."),
    ("M22", "I ask for €248,000."), ("M24", "Others here get more."),
    ("M25", "That is an insult."), ("M25", "THIS IS WRONG, please"),
]  # fmt: skip
NEAR = [
    ("M1", "I ask for $248,000."), ("M1", "The offer of $215,000 is kind."),
    ("M3", "I ask for $251,500."), ("M3", "I ask for a base of $248,000."),
    ("M6", "Thank you for the offer from Scale AI."), ("M6", "Your written offer is here."),
    ("M8", "Just one question."), ("M9", "The final round was fun."),
    ("M11", "My current role and a parental moment."),
    ("M11", "I am relocating, so the cost of living counts."),
    ("M15", "I ask for a total of $366,750."), ("M16", "I ask for a total of $366,750."),
    ("M17", "What would make it easy to sell?"), ("M18", "What is the current band?"),
    ("M20", "Thank you (really)."), ("M21", "Best regards"), ("M22", "I want to join Scale AI."),
    ("M22", "I ask for $248,000."), ("M24", "I look forward to meeting others."),
    ("M25", "I built an ML API for NASA."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), HAS)
def test_a_mistake_is_found(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(("code", "text"), NEAR)
def test_a_near_miss_is_not(code: str, text: str) -> None:
    assert code not in codes(text)


def test_what_rests_on_the_situation() -> None:
    rival = Rival("Acme", "written", F(280_000), (F(230_000), F(200_000)))
    waiting = Rival("OpenAI", "in_process", None, ())
    with_rival, open_ = replace(KNOWN, rivals=(rival,)), replace(KNOWN, rivals=(waiting,))
    assert "M7" in codes("Acme pays $280,000.", with_rival)
    assert "M6" in codes("OpenAI gave me a written offer.", open_)
    assert "M6" not in codes("I am in process with OpenAI.", open_)
    assert "M27" in codes("I will sign at once.", open_) and "M27" not in codes("I will sign.")
    assert "M14" in codes("I ask for $260,500.", replace(KNOWN, stage="agreed"))
    before = replace(KNOWN, previous_asks=(F(260_000),))
    assert {"M13", "M23"} <= codes("I ask for $251,500.", before)
    final = replace(before, last_reply_final=True)
    assert "M13" not in codes("I ask for a sign-on of $20,500.", final)


def test_the_gravest_come_first_and_words_stand_where_they_say() -> None:
    text = "Sorry, maybe. I could do 235k or else. My rent is due."
    found = review(text, KNOWN)
    ranks = [list(Severity).index(m.severity) for m in found]
    assert ranks == sorted(ranks)
    for mistake in found:
        if mistake.start is not None:
            assert text[mistake.start :].lstrip().startswith(mistake.words)


@given(st.text(max_size=400))
def test_reading_never_raises(text: str) -> None:
    review(text, KNOWN)


@pytest.mark.parametrize("piece", ["a/", "{", "[", "1,", "I ask ", "$235k ", "if you can't "])
def test_a_hundred_thousand_odd_characters_are_read(piece: str) -> None:
    review(piece * (100_000 // len(piece)), KNOWN)
