"""Offers told in a pasted text: taken at once, settled by buttons, corrected in plain words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.guides.library import World
from bot.talk.answers import Bonus, Day, Equity, LevelSaid, Lump, Pick, Sum, Terms, Words
from bot.talk.desk import SessionDesk
from bot.talk.events import Event, Pasted, Said, Tapped
from bot.talk.machine import advance
from bot.talk.replies import Card, Picture, Reply
from bot.talk.session import Screen, Session, dump, load

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
TWO = (
    "Got an offer from Scale AI in SF, Google L5, 215 base, 300 over 4. "
    "OpenAI gave me 250 + 520/4y in writing"
)


def after(
    world: World, *events: Event, start: Session | None = None
) -> tuple[Session, tuple[Reply, ...]]:
    session, replies = start or Session(), tuple[Reply, ...]()
    for event in events:
        session, replies = advance(load(dump(session)), event, world, moment=NOON)
    return session, replies


def tapped(world: World, session: Session, action: str) -> Session:
    return after(world, Tapped(action, session.revision), start=session)[0]


def card(replies: tuple[Reply, ...]) -> Card:
    return next(reply for reply in replies if isinstance(reply, Card))


def answer(world: World, session: Session, key: str) -> object:
    return SessionDesk(session, world).answer(key)


def test_two_offers_in_the_first_message_lead_to_where_you_stand_with_its_picture(
    world: World,
) -> None:
    session, replies = after(world, Said(TWO))
    assert session.screen == Screen(name="stand")
    assert any(isinstance(reply, Picture) for reply in replies)
    assert answer(world, session, "person/role") == Pick(choice="scale-ai/ml-ai-engineer")
    assert answer(world, session, "person/region") == Words(text="san-francisco")
    assert answer(world, session, "person/level") == LevelSaid(said="Google L5")
    base, grant = (answer(world, session, f"rival:1/{part}") for part in ("base", "equity"))
    assert isinstance(base, Sum) and (base.amount, base.currency) == (250_000, "USD")
    assert isinstance(grant, Equity) and (grant.amount, grant.years) == (520_000, 4)
    assert answer(world, session, "rival:1/status") == Pick(choice="written")


def test_a_status_that_was_not_told_is_asked_and_never_taken_as_writing(world: World) -> None:
    session, _ = after(world, Said(TWO.removesuffix(" in writing")))
    assert session.screen == Screen(name="ask", about="rival:1/status")


def test_nothing_is_taken_before_the_open_readings_are_settled(world: World) -> None:
    session, replies = after(world, Said("Acme in Berlin offered 180 base, stock 120, TC 300"))
    assert session.screen == Screen(name="told") and not session.answers
    assert "whole grant" in card(replies).html and "480,000" in card(replies).buttons[0][0].label
    session = tapped(world, session, "settle:0")
    assert session.screen == Screen(name="told")  # the years are still open
    session = tapped(world, session, "settle:0")
    grant = answer(world, session, "offer:1/equity")
    assert isinstance(grant, Equity) and (grant.amount, grant.years) == (480_000, 4)
    assert grant.currency == "EUR"


def test_what_is_left_out_stays_unknown(world: World) -> None:
    session, _ = after(world, Said("Acme in Berlin offered 180 base, stock 120, TC 300"))
    session = tapped(world, session, "told:leave")
    assert isinstance(answer(world, session, "offer:1/base"), Sum)
    assert answer(world, session, "offer:1/equity") is None


def test_pay_by_the_hour_is_kept_by_the_year_once_its_hours_are_known(world: World) -> None:
    stated, _ = after(world, Said("Acme offered me $38.50/hr, 36 hrs a week in Boise"))
    base = answer(world, stated, "offer:1/base")
    assert isinstance(base, Sum) and base.amount == 72_072  # 38.50 x 36 x 52

    asked, replies = after(world, Said("Acme offered me $38.50/hr in Boise"))
    words = card(replies).html
    assert "38.5 USD an hour" in words and "How many paid hours a week is that?" in words
    assert "37.5 hours a week ($75,075 a year)" in [
        b.label for row in card(replies).buttons for b in row
    ]
    base = answer(world, tapped(world, asked, "settle:0"), "offer:1/base")
    assert isinstance(base, Sum) and base.amount == 80_080  # 38.50 x 40 x 52


def test_a_sign_on_over_two_years_is_asked_and_kept_by_the_year(world: World) -> None:
    told = "Figma in Austin offered $160k base, sign-on $36k over 2 years"
    asked, replies = after(world, Said(told))
    labels = [b.label for row in card(replies).buttons for b in row]
    assert labels[:2] == ["sign-on $18,000 a year, 2 years", "sign-on $36,000"]
    lump = answer(world, tapped(world, asked, "settle:0"), "offer:1/sign_on")
    assert isinstance(lump, Lump) and (lump.amount, lump.later) == (18_000, (18_000,))
    lump = answer(world, tapped(world, asked, "settle:1"), "offer:1/sign_on")
    assert isinstance(lump, Lump) and (lump.amount, lump.later) == (36_000, ())


def test_pay_by_the_day_asks_for_its_days(world: World) -> None:
    asked, replies = after(world, Said("Lloyds via an agency: £575 a day, bonus 10%"))
    assert "575 GBP a day" in card(replies).html
    base = answer(world, tapped(world, asked, "settle:1"), "offer:1/base")
    assert isinstance(base, Sum) and (base.amount, base.currency) == (132_250, "GBP")


def test_an_employer_and_its_base_in_a_sentence_are_an_offer(world: World) -> None:
    told = "Got offered an APS6 at the ATO in Brisbane, pay is $3,920 per fortnight plus super."
    base = answer(world, after(world, Said(told))[0], "offer:1/base")
    assert isinstance(base, Sum) and (base.amount, base.currency) == (101_920, "AUD")


def test_a_text_can_be_thrown_away(world: World) -> None:
    session, _ = after(world, Said("Acme in Berlin offered 180 base, stock 120, TC 300"))
    session = tapped(world, session, "told:drop")
    assert not session.answers and not session.told


def test_terms_without_a_question_are_kept_and_reach_the_plan(world: World) -> None:
    text = (
        "Acme offered me a senior engineer role in Seattle, $180k "
        "base, 50,000 options with a strike of $2.10, preferred "
        "price $6.50, sign-on 30k y1 and 20k y2, $8k relocation, 10% bonus"
    )
    session, _ = after(world, Said(text))
    terms = session.answers["offer:1/terms"][""]
    assert isinstance(terms, Terms)
    assert (terms.equity_units, terms.strike, terms.unit_price) == ("50000", "2.1", "6.5")
    assert terms.relocation == 8_000
    paid = answer(world, session, "offer:1/sign_on")
    assert isinstance(paid, Lump) and (paid.amount, paid.later) == (30_000, (20_000,))
    bonus = answer(world, session, "offer:1/bonus")
    assert isinstance(bonus, Bonus) and bonus.percent == "10"
    case = SessionDesk(session, world).case
    assert case is not None and case.offer.sign_on == (30_000, 20_000)
    assert str(case.offer.strike) == "2.1"


def test_a_letter_is_taken_like_a_typed_text(world: World) -> None:
    session, _ = after(world, Said("hello"), Pasted(TWO, "letter.txt"))
    assert session.screen == Screen(name="stand")


@pytest.mark.parametrize("asks", ["walk_away/base", "person/reason", "proof:agentic/evidence"])
def test_no_offer_is_looked_for_where_another_figure_or_free_words_are_asked(
    world: World, asks: str
) -> None:
    session, _ = after(world, Said(TWO))
    there = session.moved(Screen(name="ask", about=asks))
    later, _ = after(world, Said("base 260, equity 480 over 4"), start=there)
    assert later.told == session.told
    base = answer(world, later, "offer:1/base")
    assert isinstance(base, Sum) and base.amount == 215_000


CORRECTIONS = [
    ("base is 225", "offer:1/base", 225_000),
    ("OpenAI base is 260k", "rival:1/base", 260_000),
    ("the base at OpenAI is 260k", "rival:1/base", 260_000),
    ("sign-on is 25k", "offer:1/sign_on", 25_000),
    ("no, that's per year", "offer:1/equity", 1_200_000),
]


@pytest.mark.parametrize(("said", "key", "amount"), CORRECTIONS)
def test_a_correction_in_plain_words_changes_one_answer(
    world: World, said: str, key: str, amount: int
) -> None:
    before, _ = after(world, Said(TWO))
    session, _ = after(world, Said(said), start=before)
    changed = answer(world, session, key)
    assert isinstance(changed, Sum | Equity | Lump) and changed.amount == amount
    assert session.screen == before.screen
    others = {k: v for k, v in session.answers.items() if k != key}
    assert others == {k: v for k, v in before.answers.items() if k != key}


def test_status_deadline_removal_and_going_back_in_plain_words(world: World) -> None:
    session, _ = after(world, Said(TWO), Said("the OpenAI one is verbal"))
    assert answer(world, session, "rival:1/status") == Pick(choice="verbal")
    session, _ = after(world, Said("deadline is Friday"), start=session)
    due = answer(world, session, "offer:1/deadline")
    assert isinstance(due, Day) and due.day == date(2026, 11, 27)
    session, replies = after(world, Said("what did I say about equity?"), start=session)
    assert "$300,000 over 4 years" in card(replies).html
    session, _ = after(world, Said("go back to the level"), start=session)
    assert session.screen == Screen(name="ask", about="person/level")
    session, _ = after(world, Said("E5"), Said("remove OpenAI"), start=session)
    assert SessionDesk(session, world).rivals == ()


def test_what_is_not_understood_is_answered_with_what_would_be(world: World) -> None:
    _, replies = after(world, Said(TWO), Said("hmm"))
    assert "base is 225" in card(replies).html


def test_a_long_text_without_pay_is_told_what_an_offer_reads_like(world: World) -> None:
    story = "I had my last round on Monday and they were all very kind.\nNo word yet, though."
    session, replies = after(world, Said("hello"), Said(story))
    assert session.screen == Screen(name="ask", about="person/role") and not session.answers
    assert "Google L5, 215 base, 300 over 4" in card(replies).html


def test_an_employer_still_in_process_is_a_rival_without_figures(world: World) -> None:
    text = (
        "Here's where I'm at: Cloudflare verbal offer yesterday in San Francisco, 187k base, "
        "330k RSUs over 4 years. Okta: final round is done, no numbers yet."
    )
    session, _ = after(world, Said(text))
    assert answer(world, session, "rival:1/company") == Words(text="Okta")
    assert answer(world, session, "rival:1/status") == Pick(choice="in_process")
    assert answer(world, session, "rival:1/base") is None


def test_a_correction_on_the_card_of_what_was_read_loses_nothing_of_it(world: World) -> None:
    session, _ = after(world, Said("Acme in Berlin offered 180 base, stock 120, TC 300"))
    assert session.screen == Screen(name="told")
    session, _ = after(world, Said("base is 190k"), start=session)
    assert answer(world, session, "person/role") == Words(text="Acme")
    assert answer(world, session, "person/region") == Words(text="berlin")
    base = answer(world, session, "offer:1/base")
    assert isinstance(base, Sum) and (base.amount, base.currency) == (190_000, "EUR")
    # What was open on the card is asked for now, by its own question.
    session, _ = after(world, Said("senior"), start=session)
    assert session.screen == Screen(name="ask", about="offer:1/equity")


def test_what_is_no_correction_leaves_the_card_of_what_was_read(world: World) -> None:
    session, _ = after(world, Said("Acme in Berlin offered 180 base, stock 120, TC 300"))
    again, replies = after(world, Said("hmm, let me think"), start=session)
    assert again.screen == Screen(name="told") and again.told == session.told
    assert not again.answers and "This is what I read" in card(replies).html


AMBIGUOUS = "Acme in Berlin offered 180k base, 15% bonus, 20k sign on, stock 120, TC 327"


def test_each_line_of_the_card_has_a_button_that_changes_it(world: World) -> None:
    session, replies = after(world, Said(AMBIGUOUS))
    actions = [b.action for row in card(replies).buttons for b in row]
    assert {"fix:0.base", "fix:0.bonus", "fix:0.sign_on"} <= set(actions)
    session, _ = after(world, Tapped("fix:0.bonus", session.revision), start=session)
    assert session.screen == Screen(name="ask", about="offer:1/bonus")
    session, _ = after(world, Said("10%"), Said("senior"), start=session)
    bonus, base = (answer(world, session, f"offer:1/{part}") for part in ("bonus", "base"))
    assert isinstance(bonus, Bonus) and bonus.percent == "10"
    assert isinstance(base, Sum) and base.amount == 180_000
    # The reading that was still open is asked for by its own question.
    assert session.screen == Screen(name="ask", about="offer:1/equity")


def test_a_button_for_a_line_that_is_not_there_changes_nothing(world: World) -> None:
    session, _ = after(world, Said(AMBIGUOUS))
    for action in ("fix:0.relocation", "fix:7.base", "fix:x", "fix:"):
        again, _ = after(world, Tapped(action, session.revision), start=session)
        assert again.screen == session.screen and again.answers == session.answers


def test_of_two_offers_each_button_says_whose_line_it_changes(world: World) -> None:
    text = AMBIGUOUS + ".\n\nGlobex: 190k base, 10% bonus"
    _, replies = after(world, Said(text))
    labels = {b.action: b.label for row in card(replies).buttons for b in row}
    assert "Acme" in labels["fix:0.base"] and "Globex" in labels["fix:1.base"]


def test_a_deadline_is_shown_with_its_weekday_and_date(world: World) -> None:
    _, replies = after(world, Said(AMBIGUOUS + ", answer by Friday"))
    assert "Friday 27 November" in card(replies).html


def test_a_yearly_grant_is_kept_once_its_years_are_known(world: World) -> None:
    told = "Acme in London offered me £140k base plus £60k RSU a year"
    asked, replies = after(world, Said(told))
    words = card(replies).html
    assert "equity a year: £60,000" in words and "Over how many years does the grant vest?" in words
    grant = answer(world, tapped(world, asked, "settle:0"), "offer:1/equity")
    assert isinstance(grant, Equity) and (grant.amount, grant.years) == (240_000, 4)


def test_a_count_that_no_button_offers_is_typed(world: World) -> None:
    asked, replies = after(world, Said("Acme offered me $38.50/hr in Boise"))
    assert "type another number" in card(replies).html
    typed, _ = after(world, Said("38 hours a week"), start=asked)
    base = answer(world, typed, "offer:1/base")
    assert isinstance(base, Sum) and base.amount == 76_076  # 38.50 x 38 x 52
    half, _ = after(world, Said("37,5"), start=asked)
    base = answer(world, half, "offer:1/base")
    assert isinstance(base, Sum) and base.amount == 75_075  # 38.50 x 37.5 x 52

    grant, _ = after(world, Said("Acme in London offered me £140k base plus £60k RSU a year"))
    kept = answer(world, after(world, Said("6 years"), start=grant)[0], "offer:1/equity")
    assert isinstance(kept, Equity) and (kept.amount, kept.years) == (360_000, 6)


@pytest.mark.parametrize("typed", ["0", "169", "400 hours"])
def test_a_count_that_cannot_be_is_one_sentence(typed: str, world: World) -> None:
    asked, _ = after(world, Said("Acme offered me $38.50/hr in Boise"))
    still, replies = after(world, Said(typed), start=asked)
    assert still.screen == asked.screen and not still.answers
    assert "between 1 and 168" in card(replies).html and "38" in card(replies).html


def test_the_present_job_is_on_the_card_and_its_grant_is_kept(world: World) -> None:
    told = (
        "nvidia offered IC4, 205 base, rsu 480 over 4 years. "
        "my current job at amd pays 190 + 90/yr stock"
    )
    asked, replies = after(world, Said(told))
    assert "Your present job" in card(replies).html
    job = tapped(world, asked, "settle:0")
    grant = answer(world, job, "job/equity")
    assert isinstance(grant, Equity) and (grant.amount, grant.years) == (360_000, 4)


def test_terms_without_a_question_are_named_where_the_rest_is(world: World) -> None:
    told = (
        "Acme in SF offered 200k base and 400k in PPUs over 4 years, one year cliff, 10k relocation"
    )
    _, replies = after(world, Said(told))
    assert "Instrument PPU" in card(replies).html and "Relocation $10,000" in card(replies).html
