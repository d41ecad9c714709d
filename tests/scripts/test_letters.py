"""What each letter and call script says, what it never says, and a person's words unchanged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.core.money import half_up
from bot.guides.library import World
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import plan
from bot.rules.strategies import Strategy
from bot.scripts.report import PlanReport, report
from tests.scripts.test_guard import WORLD, honest_cases

MORE = (Strategy.LEVEL_FIRST, Strategy.BRIDGE, Strategy.TRADE, Strategy.BUY_TIME,
        Strategy.IN_WRITING, Strategy.STILL_OPEN, Strategy.DECLINE,
        Strategy.LAST_QUESTION)  # fmt: skip
_FIGURE = re.compile(r"\$(\d{1,3}(?:,\d{3})*)(?![\d.,]*\d)")


def written(case: dict[str, Any]) -> PlanReport:
    facts, names = situation(Case.model_validate(case), WORLD)
    return report(plan(facts, WORLD), names, WORLD)


@lru_cache(maxsize=1)
def letters() -> tuple[tuple[dict[str, Any], PlanReport], ...]:
    return tuple((case, written(case)) for case in honest_cases())


def each_letter(check: Callable[[dict[str, Any], PlanReport], None]) -> Callable[[], None]:
    """One test over all honest cases; a failure says which case it was."""

    def every() -> None:
        for case, made in letters():
            try:
                check(case, made)
            except AssertionError as error:
                error.add_note(f"{made.strategy}: {case}")
                raise

    every.__name__, every.__doc__ = check.__name__, check.__doc__
    return every


def email(made: PlanReport) -> str:
    assert made.drafts.email is not None
    return f"{made.drafts.email.subject}\n\n{made.drafts.email.body}"


def call(made: PlanReport) -> str:
    assert made.drafts.call is not None
    return made.drafts.call


def own_words(case: dict[str, Any]) -> Iterator[str]:
    """Everything a person wrote themselves, the longest first."""
    proofs = case.get("proof", {}).values()
    said = [p["evidence"] if isinstance(p, dict) else p for p in proofs]
    said += [case[k] for k in ("reason", "ready_to_sign", "candidate", "recruiter") if case.get(k)]
    yield from sorted(said, key=len, reverse=True)


def ours(text: str, case: dict[str, Any]) -> str:
    for words in own_words(case):
        text = text.replace(words, "")
    return text


def figures(text: str) -> Counter[int]:
    return Counter(int(found.replace(",", "")) for found in _FIGURE.findall(text))


def asked(made: PlanReport) -> Counter[int]:
    """The figures of the ask that a letter has to name, each as often as it has to."""
    ask, offer = made.ask, made.offer
    assert ask is not None
    wanted: Counter[int] = Counter()
    if ask.base is not None and (offer.base is None or ask.base > offer.base):
        wanted[ask.base] += 1
    if ask.equity is not None and (offer.equity is None or ask.equity > offer.equity):
        wanted[ask.equity] += 1
        if offer.equity_years not in (None, 4):
            wanted[half_up(Fraction(ask.equity * (offer.equity_years or 4), 4))] += 1
    if ask.total is not None and ask.equity:
        wanted[ask.total] += 1
    return wanted


def rival_figures(case: dict[str, Any]) -> set[int]:
    """Every figure of every rival that has one to be said."""
    found: set[int] = set()
    for rival in case["competing"]:
        if rival.get("status") != "in_process" and "base" in rival:
            base, equity = rival["base"], rival["equity"]
            found |= {base, equity, half_up(Fraction(base) + Fraction(equity, 4))}
    return found


def test_the_cases_reach_every_strategy() -> None:
    """The others need more than an offer and a rival: test_more_letters.py."""
    others = {s.value for s in MORE}
    assert {made.strategy for _, made in letters()} == {s.value for s in Strategy} - others


@each_letter
def test_a_letter_names_each_figure_of_the_ask_once(case: dict[str, Any], made: PlanReport) -> None:
    if made.strategy in ("confirm", "ask_range"):
        return
    for text in (email(made), call(made)):
        said = figures(ours(text, case))
        wanted = asked(made)
        assert wanted and not wanted - said
        others = said - wanted
        assert sum(others.values()) <= 1
        assert set(others) <= rival_figures(case)


@each_letter
def test_a_letter_that_asks_nothing_names_nothing_but_the_offer(
    case: dict[str, Any], made: PlanReport
) -> None:
    for text in (email(made), call(made)):
        if made.strategy == "ask_range":
            assert not figures(ours(text, case))
        if made.strategy == "confirm":
            offer = made.offer
            assert offer.base is not None and offer.equity_whole is not None
            assert figures(ours(text, case)) == Counter([offer.base, offer.equity_whole])


@each_letter
def test_a_letter_is_short_and_ends_in_a_next_step(case: dict[str, Any], made: PlanReport) -> None:
    body = email(made)
    assert len(body.split()) < 200
    assert "?" in body
    assert "this week" in ours(body, case)
    assert len(call(made).split()) < 400
    assert "THEN STOP" in call(made)


@each_letter
def test_a_letter_says_nothing_that_the_person_did_not(
    case: dict[str, Any], made: PlanReport
) -> None:
    for text in (email(made), call(made)):
        plain = ours(text, case).casefold()
        for words in ("i researched", "my research", "market pays", "market rate", "ready to sign",
                      "competing offers", "premium", "walk away", "floor"):  # fmt: skip
            assert words not in plain
        given_words = case.get("ready_to_sign")
        assert given_words is None or given_words in text or made.strategy == "ask_range"


@each_letter
def test_the_floor_is_in_nothing_that_leaves(case: dict[str, Any], made: PlanReport) -> None:
    known = set(asked(made)) | rival_figures(case)
    known |= {made.offer.base or 0, made.offer.equity or 0, made.offer.equity_whole or 0}
    private = {made.floor.base, made.floor.equity, made.floor.total} - known - {None}
    for text in (email(made), call(made), *made.drafts.questions):
        for figure in private:
            assert figure is not None
            assert f"{figure:,}" not in text and str(figure) not in text
            assert f"{figure // 1000}k" not in text.casefold()


@each_letter
def test_at_most_two_lines_of_evidence(case: dict[str, Any], made: PlanReport) -> None:
    for text in (email(made), call(made)):
        assert text.count("\n– ") <= 2
        assert len(re.findall(r"^What I would bring with me:", text, re.MULTILINE)) <= 1


@each_letter
def test_a_rival_is_called_what_it_is(case: dict[str, Any], made: PlanReport) -> None:
    for text in (email(made), call(made)):
        for rival in case["competing"]:
            if rival["company"] not in ours(text, case):
                continue
            status = rival.get("status", "written")
            assert ("verbal" in text) == (status == "verbal")
            assert ("in process with" in text) == (status == "in_process")
            assert ("no offer from them" in text) == (status == "in_process")
            says_written = "written offer" in text or "to me in writing" in text
            assert says_written == (status == "written")


def test_no_figure_of_a_process_is_ever_said() -> None:
    rival = {"company": "Google", "status": "in_process", "base": 291_000, "equity": 811_000}
    made = written({**WITH_OFFER, "competing": [rival]})
    assert made.strategy == "in_process"
    for text in (email(made), call(made)):
        assert "Google" in text
        for figure in ("291", "811", "493,750", "202,750"):
            assert figure not in text


def test_above_the_band_no_total_of_the_rival_is_cited() -> None:
    rival = {"company": "Acme", "base": 321_000, "equity": 721_000}
    made = written({**WITH_OFFER, "competing": [rival], "reason": "the evaluation team"})
    assert made.strategy == "above_band"
    for text in (email(made), call(made)):
        assert "Acme" in text and "the evaluation team" in text
        for figure in ("501,250", "321,000", "721,000"):
            assert figure not in text


def test_a_total_is_told_only_where_it_carries_the_ask() -> None:
    carries = {"company": "Acme", "base": 250_000, "equity": 480_000}
    assert "a total of $370,000" in email(written({**WITH_OFFER, "competing": [carries]}))
    short = {"company": "Acme", "base": 240_000, "equity": 400_000}
    assert "$340,000" not in email(written({**WITH_OFFER, "competing": [short]}))
    assert "above yours" in email(written({**WITH_OFFER, "competing": [short]}))


WITH_OFFER: dict[str, Any] = {
    "region": "san-francisco", "level": "senior", "offer": {"base": 215_000, "equity": 300_000},
}  # fmt: skip
ELSEWHERE: dict[str, Any] = {
    "guide": None, "region": "berlin", "offer": {"company": "Acme", "base": 90_000},
    "target": {"base": 101_000},
}  # fmt: skip
NAMES = [
    "{{7*7}}", "{% raw %}", "{# no #}", "<b>", "&amp; Sons", "😀", "👩‍💻 Zoë", "محمد علي", "דנה",
    "李雷", "O'Brien", "[team]", "a/b/c", "¶", "⏎", "%s {0}", "\\n", "$name", "XX", "Scale AI",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_come_out_as_they_went_in(name: str) -> None:
    made = written({**WITH_OFFER, "candidate": name, "recruiter": name})
    body = email(made)
    assert f"Hi {name}," in body
    assert body.endswith(f"Kind regards,\n{name}")
    assert "49" not in body
    assert not [f for f in made.findings if f.rule.startswith("guard.")]


@pytest.mark.parametrize("name", NAMES)
def test_a_company_comes_out_as_it_went_in(name: str) -> None:
    if name == "Scale AI":
        return
    made = written({**ELSEWHERE, "offer": {"company": name, "base": 90_000}})
    assert made.drafts.email is not None
    assert made.drafts.email.subject == f"My reply to the {name} offer"
    assert f"to join {name}." in made.drafts.email.body
    assert f"to join {name}." in call(made)


@pytest.mark.parametrize("name", NAMES)
def test_a_rival_comes_out_as_it_went_in(name: str) -> None:
    rival = {"company": name, "base": 250_000, "equity": 480_000}
    made = written({**WITH_OFFER, "competing": [rival]})
    for text in (email(made), call(made)):
        assert f"a written offer from {name} with a total" in text


WORDS = st.text(
    st.characters(categories=["L", "Mn", "P", "Sm", "So", "Zs"]), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()))


@given(WORDS)
def test_any_printable_name_comes_out_as_it_went_in(name: str) -> None:
    made = written({**WITH_OFFER, "candidate": name})
    assert email(made).endswith(f"Kind regards,\n{name.strip()}")


REFUSED = ["Ana\nBcc: all", "Ana\r\nB", "A\tB", "A\x00B", "A\x1b[31mB", "A\u202eB", "A\u2066B",
           "A\u2028B", "A\u2029B", "A\x85B", "A\ue000B", "A\ue001candidate\ue002",
           "A\u200bB", "A\ufeffB"]  # fmt: skip
FIELDS: list[tuple[str, ...]] = [
    ("candidate",), ("recruiter",), ("reason",), ("ready_to_sign",), ("level",), ("region",),
    ("offer", "company"), ("offer", "deadline"), ("proof", "rlhf", "evidence"),
    ("proof", "rlhf", "area"), ("band", "source"), ("band", "date"),
]  # fmt: skip


@pytest.mark.parametrize("field", FIELDS, ids=".".join)
@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_what_a_line_cannot_hold_is_refused_at_the_border(
    field: tuple[str, ...], text: str
) -> None:
    case: dict[str, Any] = {
        **WITH_OFFER,
        "proof": {"rlhf": {"area": "x", "evidence": "y"}},
        "band": {"base": [1, 2], "source": "x", "date": "y"},
    }
    Case.model_validate(case)
    with pytest.raises(ValidationError):
        Case.model_validate(_with(case, field, text))


@pytest.mark.parametrize("text", REFUSED, ids=ascii)
def test_a_rival_that_no_line_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Case.model_validate({**WITH_OFFER, "competing": [{"company": text}]})


def _with(case: dict[str, Any], field: tuple[str, ...], value: str) -> dict[str, Any]:
    first, *rest = field
    return {**case, first: _with(case[first], tuple(rest), value) if rest else value}


def test_each_strategy_has_its_letter_and_its_call_and_the_other_way_round(world: World) -> None:
    wanted = {f"{kind}/{s.value}.txt" for kind in ("emails", "calls") for s in Strategy}
    templates = world.words["en"].templates
    assert {n for n in templates if n.startswith(("emails/", "calls/"))} == wanted


OWN_FIGURES: list[tuple[str, dict[str, Any]]] = [
    ("target below the base", {"target": {"base": 80_000}}),
    ("target at the base", {"target": {"base": 90_000}}),
    ("band below the base", {"band": {"base": [60_000, 80_000], "source": "ad", "date": "2026"}}),
]


@pytest.mark.parametrize(("name", "more"), OWN_FIGURES, ids=[name for name, _ in OWN_FIGURES])
def test_nothing_left_to_raise_is_no_crash(name: str, more: dict[str, Any]) -> None:
    """The base is at the person's own figure and the equity is unknown."""
    case = {key: value for key, value in ELSEWHERE.items() if key != "target"}
    made = written({**case, **more})
    assert made.strategy


@pytest.mark.parametrize(
    ("region", "printed"),
    [
        ("berlin", "€101,000"), ("london", "£101,000"), ("toronto", "C$101,000"),
        ("sydney", "A$101,000"), ("singapore", "S$101,000"), ("zurich", "CHF 101,000"),
        ("stockholm", "SEK 101,000"), ("warsaw", "PLN 101,000"), ("bangalore", "₹101,000"),
        ("tokyo", "¥101,000"), ("tel-aviv", "₪101,000"),
    ],
)  # fmt: skip
def test_each_currency_is_printed_as_it_is_written(region: str, printed: str) -> None:
    made = written({**ELSEWHERE, "region": region})
    assert f"a base salary of {printed}." in email(made)
    assert not [f for f in made.findings if f.rule.startswith("guard.")]
