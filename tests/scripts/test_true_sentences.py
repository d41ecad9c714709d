"""Sentences that must stay true: what is said of the other side is what the person told."""

from __future__ import annotations

from typing import Any

from bot.guides.library import World
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import plan
from bot.scripts.private import private
from bot.scripts.render import press
from bot.scripts.report import PlanReport, report

USUAL: dict[str, Any] = {
    "region": "san-francisco",
    "level": "senior",
    "offer": {"base": 215_000, "equity": 300_000},
}


def reported(world: World, **more: Any) -> PlanReport:
    facts, names = situation(Case.model_validate({**USUAL, **more}), world)
    return report(plan(facts, world), names, world)


def told(made: PlanReport, rule: str) -> str:
    return next(finding.text for finding in made.findings if finding.rule == rule)


def test_who_has_countered_is_not_told_that_they_have_moved(world: World) -> None:
    text = told(reported(world, stage="countered", round=1), "concede-less")
    assert "has moved" not in text and text.startswith("When Scale AI moves")


def test_a_second_final_answer_is_thanked_for_and_asks_nothing(world: World) -> None:
    once = reported(world, reply="final").drafts.reply
    twice = reported(world, reply="final", round=2).drafts.reply
    assert once is not None and "?" in once
    assert twice is not None and "?" not in twice


def test_after_a_first_final_answer_the_letter_asks_one_question_and_names_no_pay(
    world: World,
) -> None:
    rival = {"company": "OpenAI", "base": 250_000, "equity": 480_000}
    for facts in ({}, {"round": 1}, {"ready_to_sign": "I can sign today"}, {"competing": [rival]}):
        drafts = reported(world, reply="final", **facts).drafts
        assert drafts.email is not None and drafts.call is not None
        body = drafts.email.body
        assert body.count("?") == 1 and "final" in body
        for figure in ("$248,000", "$475,000", "$366,750", "sign today"):
            assert figure not in body + drafts.call
        assert ("OpenAI" in body) is ("competing" in facts)


def test_what_they_would_sign_at_is_no_part_of_a_no(world: World) -> None:
    least = {"base": 250_000, "equity": 450_000}
    made = reported(world, reply="final", walk_away=least, ready_to_sign="I can sign today")
    assert made.strategy == "decline" and made.drafts.call is not None
    assert "sign today" not in made.drafts.call


def test_a_letter_that_trades_puts_no_words_into_their_mouth(world: World) -> None:
    drafts = reported(world, reply="top_of_band").drafts
    assert drafts.email is not None and drafts.call is not None
    assert "I hear" not in drafts.email.body + drafts.call


def test_private_equity_without_a_haircut_is_said_plainly(world: World) -> None:
    text = told(reported(world, competing=[{"company": "Acme", "base": 1}]), "three-columns")
    assert "until you set a haircut it counts as on paper" in text


def test_the_card_names_the_weaker_ground_an_ask_stands_on(world: World) -> None:
    outside = {"region": "berlin", "guide": None, "offer": {"company": "Acme", "base": 90_000}}
    rival = {"company": "Beta", "base": 95_000, "equity": 0}
    facts, names = situation(Case.model_validate({**outside, "competing": [rival]}), world)
    made = plan(facts, world)
    view = private(made, report(made, names, world).findings, world)
    card = press(world).card("cards/stand.html", v=view, notice="", wanted=())
    assert "weaker ground" in card


def test_a_written_offer_that_is_not_cited_is_not_denied(world: World) -> None:
    # in another currency, so no letter names it; it is still in writing
    elsewhere = {"company": "DeepMind", "base": 100_000, "equity": 0, "currency": "GBP"}
    made = reported(world, reply="send_proof", competing=[elsewhere])
    for text in (told(made, "reply-send-proof"), made.drafts.reply or ""):
        assert "in writing" not in text and text
    spoken = {"company": "OpenAI", "base": 250_000, "equity": 400_000, "status": "verbal"}
    made = reported(world, reply="send_proof", competing=[spoken])
    assert "OpenAI is not in writing" in told(made, "reply-send-proof")
    assert "OpenAI is not in writing" in (made.drafts.reply or "")


def test_before_a_base_is_named_no_figure_is_given_for_signing_today(world: World) -> None:
    made = reported(world, reply="sign_today", offer={"company": "Scale AI"})
    words = made.drafts.reply
    assert words and "$" not in words and "$" not in told(made, "reply-sign-today")


def test_what_was_not_asked_yet_is_not_said_to_have_been(world: World) -> None:
    for more in ({}, {"ready_to_sign": "I can sign this week"}):
        words = reported(world, reply="sign_today", **more).drafts.reply
        assert words and "I asked for" not in words and "$366,750" in words


def test_no_law_is_said_to_forbid_more_than_it_does(world: World) -> None:
    # New York bars seeking pay history as a condition, the District screening by it
    for region in ("new-york", "washington-dc"):
        text = told(reported(world, region=region, reply="salary_history"), "reply-salary-history")
        assert "may not ask" not in text and "limits what they may ask" in text


def test_a_safer_ask_on_paper_is_not_set_beside_a_worth_at_a_haircut(world: World) -> None:
    facts, names = situation(Case.model_validate({**USUAL, "haircut_percent": 50}), world)
    made = plan(facts, world)
    view = private(made, report(made, names, world).findings, world)
    card = press(world).card("cards/packages.html", v=view, notice="")
    assert made.safer is not None and "a year on paper. The choice" in card
