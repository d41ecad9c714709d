"""Whose a figure is and what it is, in the ways that people tell more than one thing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.core.offer import Status
from bot.reading.offers.read import read_offers
from bot.reading.offers.shape import ReadOffer
from bot.wiring import world


def told(text: str) -> dict[str | None, ReadOffer]:
    return {read.offer.company: read.offer for read in read_offers(text, world()).offers}


def test_the_second_one_is_another_offer_and_the_first_one_the_same_again() -> None:
    offers = told(
        "The first came from Gusto at 172k base. The second is with Palmyra Robotics: 168k base.\n"
        "The first one needs an answer by Friday."
    )
    assert {name: offer.base for name, offer in offers.items()} == {
        "Gusto": 172_000, "Palmyra Robotics": 168_000,
    }  # fmt: skip
    assert offers["Gusto"].deadline == "Friday" and offers["Palmyra Robotics"].deadline is None


@pytest.mark.parametrize("line", ["---", "* * *", "___", "======"])
def test_a_line_drawn_between_two_offers_ends_what_was_said_of_the_present_job(line: str) -> None:
    (offer,) = told(f"Currently: RBC, 98k\n{line}\nWealthsimple\nBase 138k CAD").values()
    assert offer.company == "Wealthsimple" and offer.base == 138_000


def test_an_employer_in_process_is_an_offer_to_come_and_stands_behind_the_others() -> None:
    offers = told("Okta: final round is done, no numbers yet.\n\nCloudflare: 187k base, no sign on")
    assert list(offers) == ["Cloudflare", "Okta"]
    assert offers["Okta"].status is Status.IN_PROCESS and offers["Okta"].base is None
    assert offers["Cloudflare"].status is None


@pytest.mark.parametrize(
    ("said", "salaries"),
    [("x 13", 13), ("a month, 13th month guaranteed", 13), ("x 13,5", Fraction(27, 2))],
)
def test_more_than_twelve_salaries(said: str, salaries: Fraction) -> None:
    (offer,) = told(f"Monthly base SGD 9,200 {said}, 10% bonus").values()
    assert offer.base == 9_200 * salaries


def test_a_payment_that_is_not_certain_is_no_salary() -> None:
    (offer,) = told("€4,650 gross per month in Eindhoven and a 13th month that depends on profit")\
        .values()  # fmt: skip
    assert offer.base == 4_650 * 12


def test_a_title_before_a_sentence_names_its_figure() -> None:
    (offer,) = told(
        "Salary. You will be paid $165,000 a year.\n\n"
        "Relocation. You are eligible for a lump sum of $8,500."
    ).values()
    assert offer.base == 165_000 and offer.relocation == 8_500


def test_a_letter_is_of_the_employer_in_its_signature_and_not_of_the_writers_rank() -> None:
    (offer,) = told(
        "Base salary: $178,000\nSign-on: $15,000\n\nBest,\nDana\nTalent Acquisition | Larkmere\n"
        "Principal Consultant"
    ).values()
    assert (offer.company, offer.level) == ("Larkmere", None)


def test_an_equity_grant_is_not_an_annual_one() -> None:
    (offer,) = told("178k base and an equity grant of $150,000 in RSUs over four years").values()
    assert offer.equity.total == 150_000 and offer.equity.annual is None


def test_a_second_year_told_in_a_sentence_of_its_own() -> None:
    (offer,) = told(
        "Base: $193,000\nSigning bonus: In your first year you will get $96,000. In your second "
        "year you will get $74,000."
    ).values()
    assert offer.sign_on == (Fraction(96_000), Fraction(74_000))


def test_shares_by_the_year_in_a_sentence() -> None:
    (offer,) = told(
        "Base 193k, 1,420 RSUs vesting 5% after the first year, 15% after the second, and then 40% "
        "in each of years three and four."
    ).values()
    assert offer.equity.schedule == tuple(map(Fraction, (5, 15, 40, 40)))


def test_a_table_with_commas_between() -> None:
    offers = told(
        "Company,Level,Base,Target bonus,RSU total,Vest yrs,Deadline\n"
        "Zillow,P4,$189000,10%,$280000,4,5/2\nExpedia,Senior,$172,000,15%,$140,000,4,5/9\n"
    )
    zillow, expedia = offers["Zillow"], offers["Expedia"]
    assert zillow.base == 189_000 and zillow.equity.total == 280_000
    assert expedia.base == 172_000 and expedia.bonus_percent == 15
    assert zillow.equity.years == 4 and zillow.deadline == "5/2"


@pytest.mark.parametrize(
    "text",
    [
        "I'd be leaving behind 40k at Wayfair. Chewy offers 178k base and 20k sign on",
        "Chewy offers 178k base and 20k sign on, my friend at Rivian makes 190k",
        "Chewy offers 178k base and 20k sign on, the letter comes through DocuSign",
        "Chewy offers 178k base and 20k sign on, subject to a DBS check",
    ],
)
def test_employers_in_passing_have_no_offer(text: str) -> None:
    assert list(told(text)) == ["Chewy"]


@pytest.mark.parametrize(
    ("said", "none"),
    [
        ("We don't do bonuses here", "bonus_amount"),
        ("You are not eligible for an annual incentive", "bonus_amount"),
        ("We don't pay for relocation", "relocation"),
        ("Equity is not part of this", "equity.total"),
    ],
)
def test_what_is_denied_in_a_sentence_is_none(said: str, none: str) -> None:
    (offer,) = told(f"Acme offers you 150k base. {said}.").values()
    assert offer.at(none) == 0


@pytest.mark.parametrize("said", ["Bonus: N/A", "Bonus: not disclosed", "Bonus: tbd"])
def test_what_is_not_told_is_not_none(said: str) -> None:
    (offer,) = told(f"Acme offer: 150k base, 20k sign on\n{said}").values()
    assert offer.bonus_amount is None and offer.bonus_percent is None
