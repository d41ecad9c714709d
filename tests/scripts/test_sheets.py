"""The brief for a call and the private sheet: what stands on each, and what never does."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.facts import TheirReply
from bot.core.offer import Package
from bot.reading.money_in_text import find_money
from bot.rules.plan import Plan
from bot.rules.strategies import Strategy
from bot.scripts.brief import brief, likely
from bot.scripts.drafts import drafts
from bot.scripts.page import Page, page_text
from bot.scripts.views import outbound
from tests.scripts.papers import HOSTILE, MAIN, PAPERS, brief_of, made, sheet_of
from tests.scripts.test_guard import WORLD, honest_cases
from tests.scripts.test_more_letters import CASES

EVERY = {**PAPERS, **HOSTILE, **{strategy.value: case for strategy, case in CASES.items()}}


def text_of(case: dict[str, Any]) -> str:
    page = brief_of(case)
    assert page is not None
    return page_text(page)


def section(page: Page | None, title: str) -> str:
    """The cues of one section as text."""
    assert page is not None
    found = (s for s in page.sections if s.title == title)
    return "\n".join(line for s in found for cue in s.cues for line in (cue.label, *cue.lines))


def private_figures(planned: Plan) -> set[Any]:
    """The floor's figures, without those that stand in the offer, the ask or a rival."""
    public: list[Package] = [planned.offered, *([planned.ask.package] if planned.ask else [])]
    public += [rival.package for rival in (*planned.rivals.written, *planned.rivals.verbal)]
    return _figures(planned.floor) - {f for package in public for f in _figures(package)}


def _figures(package: Package) -> set[Any]:
    parts = (package.base, package.equity, package.total)
    return {part.amount for part in parts if part is not None and part.amount}


def test_the_floor_is_in_no_brief_in_any_notation() -> None:
    """Read by the reader that the guard uses, over every honest case and every other one."""
    checked = 0
    for case in (*honest_cases()[::3], *EVERY.values()):
        planned, names = made(case)
        page, floor = brief(planned, names, WORLD), private_figures(planned)
        if page is None or not floor:
            continue
        said = {value for mention in find_money(page_text(page)) for value in mention.values}
        assert not said & floor, case
        checked += 1
    assert checked > 60


def test_the_floor_is_on_every_private_sheet_that_has_one() -> None:
    for case in (MAIN, PAPERS["five-offers"], PAPERS["berlin"]):
        planned, _ = made(case)
        text = page_text(sheet_of(case))
        said = {value for mention in find_money(text) for value in mention.values}
        assert _figures(planned.floor) <= said


@pytest.mark.parametrize("name", EVERY)
def test_there_is_a_brief_where_there_is_a_call_script(name: str) -> None:
    planned, names = made(EVERY[name])
    has_script = drafts(planned, names, WORLD).call is not None
    assert (brief(planned, names, WORLD) is not None) == has_script == (name != "no-target")


def test_the_guard_reads_the_brief_last() -> None:
    """A floor in an answer that can go takes the answer away; in one that cannot, the page."""
    floor = {**PAPERS["berlin"], "ready_to_sign": "I would sign at 90,000"}
    assert "sign at" not in text_of(floor)
    assert "sign at" in text_of({**floor, "ready_to_sign": "I would sign at that"})
    for company, passes in (("Club of 91,000", True), ("Club of 90,000", False)):
        named = {**PAPERS["berlin"]["offer"], "company": company}
        assert (brief_of({**PAPERS["berlin"], "offer": named}) is not None) == passes


@pytest.mark.parametrize("name", EVERY)
def test_only_the_private_sheet_says_private_and_it_says_so_first(name: str) -> None:
    sheet, said = sheet_of(EVERY[name]), brief_of(EVERY[name])
    assert sheet.banner.startswith("PRIVATE") and page_text(sheet).startswith("PRIVATE")
    assert said is None or (not said.banner and "PRIVATE" not in page_text(said))


def test_the_figures_of_the_brief_are_those_of_the_offer_and_the_ask() -> None:
    page = brief_of(MAIN)
    assert page is not None
    assert page.sections[0].rows == (
        ("Part", "They offer", "I ask"),
        ("Base salary, a year", "$215,000", "$248,000"),
        ("Equity, whole grant", "$300,000 over four years", "$475,000 over four years"),
        ("Total a year", "$290,000", "$366,750"),
    )


@pytest.mark.parametrize(
    ("strategy", "head"),
    [
        (Strategy.TRADE, ("Part", "They offer", "Package 1", "Package 2")),
        (Strategy.BRIDGE, ("Part", "They offer", "I ask")),
        (Strategy.DECLINE, ("Part", "They offer")),
        (Strategy.LEVEL_FIRST, ("Part", "They offer")),
        (Strategy.BUY_TIME, ("Part", "They offer")),
    ],
)
def test_figures_are_asked_for_only_where_the_script_asks(
    strategy: Strategy, head: tuple[str, ...]
) -> None:
    page = brief_of(CASES[strategy])
    assert page is not None and page.sections[0].rows[0] == head
    assert len({len(row) for row in page.sections[0].rows}) == 1


def test_a_bridge_shows_the_sign_on_it_asks_for() -> None:
    page = brief_of(CASES[Strategy.BRIDGE])
    assert page is not None and ("Sign-on, paid once", "–", "$90,000") in page.sections[0].rows


@pytest.mark.parametrize("strategy", CASES)
def test_the_script_is_the_call_script(strategy: Strategy) -> None:
    planned, names = made(CASES[strategy])
    call = drafts(planned, names, WORLD).call
    assert call is not None
    words = [line for line in call.split("\n") if line]
    script = section(brief(planned, names, WORLD), "Script")
    assert [line for line in script.split("\n") if line] == words


def test_answers_are_those_the_script_does_not_give() -> None:
    def answers(case: dict[str, Any]) -> tuple[TheirReply, ...]:
        planned, names = made(case)
        view = outbound(planned, names, WORLD)
        assert view is not None
        return likely(view)

    reply = TheirReply
    assert answers(MAIN) == (reply.FINAL, reply.SIGN_TODAY, reply.SALARY_HISTORY,
                             reply.NO_NEGOTIATION)  # fmt: skip
    assert answers(PAPERS["five-offers"])[0] is reply.MATCH_THEN_YES
    assert reply.SEND_PROOF not in answers(PAPERS["five-offers"])
    assert answers(CASES[Strategy.TRADE])[0] is reply.TOP_OF_BAND
    assert answers({"region": "san-francisco", "offer": {}}) == (reply.SALARY_HISTORY,)
    for quiet in (Strategy.DECLINE, Strategy.IN_WRITING, Strategy.BUY_TIME):
        assert answers(CASES[quiet]) == ()


def test_a_no_asks_nothing_and_a_confirmation_asks_no_question_twice() -> None:
    assert section(brief_of(CASES[Strategy.DECLINE]), "Questions for them") == ""
    text = text_of(PAPERS["no-counter"])
    questions = [WORLD.questions[name].asks for name in made(PAPERS["no-counter"])[0].questions]
    assert max(text.count(question) for question in questions) == 1


@pytest.mark.parametrize(
    ("case", "says"),
    [
        (MAIN, "only suggested"),
        (PAPERS["five-offers"], "which is your own"),
        (PAPERS["no-target"], "no source suggests one"),
    ],
)
def test_the_private_sheet_says_where_the_floor_comes_from(case: dict[str, Any], says: str) -> None:
    assert says in section(sheet_of(case), "Where you stop")


def test_the_private_sheet_ranks_offers_by_their_worth_to_the_person() -> None:
    sides = next(s for s in sheet_of(PAPERS["five-offers"]).sections if s.title == "Side by side")
    assert [row[0] for row in sides.rows[1:]] == [
        "Meta", "Google", "OpenAI", "Scale AI", "Anthropic", "Netflix"
    ]  # fmt: skip
    assert len({len(row) for row in sides.rows}) == 1


def test_a_competing_offer_that_is_called_like_a_row_takes_none_away() -> None:
    others = [{"company": name, "base": 250_000, "equity": 480_000} for name in ("Floor", "Offer")]
    labels = [row[0] for row in sheet_of({**MAIN, "competing": others}).sections[0].rows[1:]]
    assert labels == ["Band low", "Band high", "Offer", "Ask", "Floor"]


def test_a_page_comes_back_from_json_as_it_was() -> None:
    for case in (MAIN, HOSTILE["formula"], HOSTILE["scripts"]):
        for page in (sheet_of(case), brief_of(case)):
            assert page is not None
            assert Page.model_validate(page.model_dump(mode="json")) == page


def test_a_sign_on_that_they_named_is_not_called_undiscussed() -> None:
    """The answer to "it is final" that the page for the call keeps ready."""
    without = CASES[Strategy.TRADE]
    named = {**without, "offer": {**without["offer"], "sign_on": 20_000}}
    assert "a date on which the pay is reviewed" in text_of(named)
    assert "room for a sign-on" not in text_of(named)
    assert "room for a sign-on" in text_of(without)
