"""Whether an offer is on paper, by what a clause says of its papers."""

from __future__ import annotations

import pytest

from bot.core.offer import Status
from bot.guides.library import World
from bot.reading.offers.read import read_offers


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("They mailed over the contract on Monday", Status.WRITTEN),
        ("the PDF landed in my inbox", Status.WRITTEN),
        ("the contract which I received by post says so", Status.WRITTEN),
        ("ya me mandaron el contrato", Status.WRITTEN),
        ("den Vertrag habe ich gestern bekommen", Status.WRITTEN),
        ("the paperwork comes next week", Status.VERBAL),
        ("falta el mail", Status.VERBAL),
        ("so far only told me on Teams", Status.VERBAL),
        ("me lo dijeron por tel hoy", Status.VERBAL),
        ("they sent my cover letter back", None),
        ("I sent them my Google letter", None),
        ("it is a six month contract role", None),
        ("our meeting is over Zoom on Thursday", None),
        ("the formal letter will follow", None),
        ("you will receive the plan documents after your start", None),
        ("as mentioned on our call", None),
    ],
)
def test_papers_say_how_firm_an_offer_is(said: str, status: Status | None, world: World) -> None:
    (read,) = read_offers(f"Plaid, 185k base, 10% bonus. {said}.", world).offers
    assert read.offer.status is status
