"""The session laid out with the world: which answers apply, and the plan that follows from them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from bot.core.money import Money
from bot.core.offer import Status
from bot.guides.library import World
from bot.guides.schema import Guide, Region
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.reading.vernacular import in_grammar
from bot.rules.plan import Plan, plan
from bot.scripts.brief import brief
from bot.scripts.drafts import Drafts, drafts
from bot.scripts.page import Page
from bot.scripts.private import PrivateView, private
from bot.scripts.render import Press, press, say
from bot.scripts.report import PlanReport, report
from bot.talk import agenda
from bot.talk.answers import (
    Answer,
    Bonus,
    Day,
    Equity,
    LevelSaid,
    Lump,
    Pick,
    Rate,
    Sum,
    Terms,
    Vesting,
    Words,
)
from bot.talk.chapters.more import JOB, POSTED, RATE
from bot.talk.chapters.sharpen import ADOPT, BAND, BAND_STEPS, OWN
from bot.talk.session import Session
from bot.talk.step import OFFER

TERMS = "terms"  # where what has no question is kept, beside a subject's answers


class SessionDesk:
    """Read-only; made anew for each event."""

    def __init__(self, session: Session, world: World, language: str | None = None) -> None:
        """In the language the person chose, else in `language`, else in the world's own."""
        self.session = session
        self.language = session.language or language or world.language
        self._world = world.in_language(self.language)

    @property
    def world(self) -> World:
        return self._world

    @cached_property
    def tried(self) -> SessionDesk:
        """The desk as it would be with what is on trial."""
        return SessionDesk(self.session.with_trial(), self._world, self.language)

    @property
    def today(self) -> date | None:
        return self.session.today

    @property
    def press(self) -> Press:
        return press(self._world)

    def phrase(self, name: str, **values: object) -> str:
        """A phrase of the person's language, as plain text."""
        return self.press.line(self._world.wording.phrases[name], values)

    def say(self, amount: Money) -> str:
        return say(amount, self._world)

    def grammar(self, text: str) -> str:
        """A typed line in the words that amounts are read in."""
        return in_grammar(text, self._world.wording.typed)

    def say_day(self, day: date) -> str:
        return self._world.locale.day_text(day)

    def answer(self, key: str) -> Answer | None:
        """The answer that applies now: its question is due and its context is today's."""
        stored = self.session.answers.get(key)
        if not stored:
            return None
        question = agenda.asked(key)
        return stored.get(question.context(self)) if question else None

    def applied(self, key: str) -> Answer | None:
        """The answer, if its question applies at all."""
        question = agenda.asked(key)
        return self.answer(key) if question and question.applies(self) else None

    def text(self, key: str) -> str | None:
        """The words of a one-line answer."""
        answer = self.applied(key)
        return answer.text if isinstance(answer, Words) else None

    @cached_property
    def guide(self) -> Guide | None:
        answer = self.answer("person/role")
        return self._world.guides.get(answer.choice) if isinstance(answer, Pick) else None

    @cached_property
    def region(self) -> Region | None:
        answer = self.answer("person/region")
        return self._world.region_called(answer.text) if isinstance(answer, Words) else None

    def currency(self, subject: str) -> str:
        """In which currency a bare amount is meant: the offer's, else the place's."""
        if subject != OFFER:
            return self.pay_currency(OFFER)
        chosen = self.applied(f"{OFFER}/currency")
        if isinstance(chosen, Pick):
            return chosen.choice
        return self.region.currency if self.region else next(iter(self._world.currencies))

    def pay_currency(self, subject: str) -> str:
        """The currency that a subject's pay is counted in: its base's, if that was said."""
        base = self.session.answers.get(f"{subject}/base", {}).get(self.currency(subject))
        return base.currency if isinstance(base, Sum) else self.currency(subject)

    @property
    def rivals(self) -> tuple[int, ...]:
        """The numbers of the competing offers that were not removed and have a company."""
        numbers = range(1, self.session.rivals + 1)
        return tuple(
            n
            for n in numbers
            if self.text(f"rival:{n}/company") and not self.session.answers.get(f"rival:{n}/gone")
        )

    @property
    def ready(self) -> bool:
        """Whether the five needed answers are there."""
        return next(agenda.due("needed", self), None) is None

    @cached_property
    def case(self) -> Case | None:
        """The case that the answers make, or None while a needed one is missing."""
        return Case.model_validate(self._case()) if self.ready else None

    @cached_property
    def plan(self) -> Plan | None:
        if self.case is None:
            return None
        facts, _ = situation(self.case, self._world)
        return plan(facts, self._world)

    @cached_property
    def report(self) -> PlanReport | None:
        if self.case is None or self.plan is None:
            return None
        _, names = situation(self.case, self._world)
        return report(self.plan, names, self._world, self._letters(self.case))

    @property
    def letters(self) -> str:
        """The language of the letters: the chat's until another is chosen."""
        return self.session.letters or self.language

    @property
    def letter_world(self) -> World:
        """The world in the language of the letters."""
        return self._world.in_language(self.letters)

    def _letters(self, case: Case) -> Drafts | None:
        """The drafts, where they are in another language than the chat: planned in its words."""
        if self.letters == self.language:
            return None
        world = self.letter_world
        facts, names = situation(case, world)
        return drafts(plan(facts, world), names, world)

    @cached_property
    def brief(self) -> Page | None:
        """The page for the call, in the language of the letters; None while nothing may be said."""
        if self.case is None or self.plan is None:
            return None
        world = self.letter_world
        facts, names = situation(self.case, world)
        made = self.plan if self.letters == self.language else plan(facts, world)
        return brief(made, names, world)

    @cached_property
    def view(self) -> PrivateView | None:
        if self.plan is None or self.report is None:
            return None
        return private(self.plan, self.report.findings, self._world)

    def _case(self) -> dict[str, Any]:
        region = self.answer("person/region")
        level = self.applied("person/level")
        case: dict[str, Any] = {
            "guide": self.guide.id if self.guide else None,
            "region": region.text if isinstance(region, Words) else "",
            "level": level.said if isinstance(level, LevelSaid) else None,
            "offer": {"company": self.company, **self._offer(OFFER)},
            "competing": [self._rival(n) for n in self.rivals],
            "proof": self._proof(),
            "walk_away": self._walk_away(),
            "target": self._wish("target"),
            "band": self._band(),
        }
        for name in ("reason", "ready_to_sign", "candidate", "recruiter"):
            case[name] = self.text(f"person/{name}")
        # Read without asking whether the question applies: that rests on the plan itself.
        haircut = self.answer("person/haircut")
        if isinstance(haircut, Words):
            case["haircut_percent"] = int(haircut.text)
        return case | self._picked() | self._more()

    def _picked(self) -> dict[str, Any]:
        """What was chosen from buttons; left out where nothing was."""
        case: dict[str, Any] = {}
        for name in ("base_choice", "stage", "reply", "tone"):
            if isinstance(choice := self.answer(f"person/{name}"), Pick):
                case[name] = choice.choice
        if isinstance(rounds := self.answer("person/round"), Pick):
            case["round"] = int(rounds.choice)
        if isinstance(first := self.answer("person/priority"), Pick):
            case["priorities"] = [first.choice]
        return case

    def _more(self) -> dict[str, Any]:
        """What goes beyond the offers themselves: staying, adverts, rates, a draft, the day."""
        scope = self.applied("person/scope_level")
        return {
            "current_job": self._job(),
            "posted_range": self._posted(),
            "rates": self._rates(),
            "draft": self.text("person/draft"),
            "scope_level": scope.said if isinstance(scope, LevelSaid) else None,
            "now": self.today,
        }

    def _job(self) -> dict[str, Any] | None:
        """The present job, once its base is known."""
        job = self._offer(JOB)
        if "base" not in job:
            return None
        job["market"] = self._market(JOB)
        for name in ("unvested", "coming_bonus"):
            if isinstance(sum_ := self.applied(f"{JOB}/{name}"), Lump):
                job[name] = sum_.amount
        return job

    def _posted(self) -> dict[str, Any] | None:
        """The range of an advert, once all four of its answers are there."""
        ends = [self.applied(f"{POSTED}/{end}") for end in ("low", "high")]
        amounts = sorted(end.amount for end in ends if isinstance(end, Sum))
        address, seen = (self.text(f"{POSTED}/{name}") for name in ("address", "date"))
        if len(amounts) < len(ends) or not address or not seen:
            return None
        low, high = amounts
        return {"low": low, "high": high, "currency": self.currency(POSTED),
                "address": address, "date": seen}  # fmt: skip

    def _rates(self) -> list[dict[str, Any]]:
        """The rates the person named, each of the day on which the plan is made."""
        day = self.today.isoformat() if self.today else "no date"
        pair = self.pay_currency(OFFER)
        stored = (answers for key, answers in sorted(self.session.answers.items())
                  if key.startswith(RATE))  # fmt: skip
        named = (answer for answers in stored for answer in answers.values())
        return [
            {"one": a.one, "other": a.other, "rate": a.rate, "date": day}
            for a in named if isinstance(a, Rate) and pair in (a.one, a.other)
        ]  # fmt: skip

    @property
    def company(self) -> str | None:
        """The company that made the offer."""
        if self.guide:
            return self._world.companies[self.guide.company].name
        role = self.answer("person/role")
        return role.text if isinstance(role, Words) else self.text(f"{OFFER}/company")

    def _offer(self, subject: str) -> dict[str, Any]:
        base, equity = self.applied(f"{subject}/base"), self.applied(f"{subject}/equity")
        offer: dict[str, Any] = {"currency": self.pay_currency(subject)}
        if isinstance(base, Sum):
            offer["base"] = base.amount
        if isinstance(equity, Equity):
            offer |= {"equity": equity.amount, "equity_years": equity.years}
        return offer | self._terms(subject)

    def _terms(self, subject: str) -> dict[str, Any]:
        """The further terms of an offer, as far as they were given."""
        terms: dict[str, Any] = {}
        if isinstance(paid := self.applied(f"{subject}/sign_on"), Lump):
            terms["sign_on"] = [paid.amount, *paid.later] if paid.later else paid.amount
        if isinstance(bonus := self.applied(f"{subject}/bonus"), Bonus):
            terms |= {"bonus_percent": bonus.percent, "bonus": bonus.amount,
                      "bonus_kind": bonus.promise}  # fmt: skip
        if isinstance(schedule := self.applied(f"{subject}/vesting"), Vesting):
            terms["vesting"] = list(schedule.percents)
        if isinstance(due := self.applied(f"{subject}/deadline"), Day):
            terms["deadline"] = due.day.isoformat()
        told = self.session.answers.get(f"{subject}/{TERMS}", {}).get("")
        if isinstance(told, Terms):
            kept = told.model_dump(mode="json", exclude={"kind"}, exclude_none=True)
            terms |= kept
        return terms

    def _rival(self, number: int) -> dict[str, Any]:
        subject = f"rival:{number}"
        status = self.applied(f"{subject}/status")
        return {
            "company": self.text(f"{subject}/company"),
            # Until the person says that it is in writing, it is not.
            "status": status.choice if isinstance(status, Pick) else Status.IN_PROCESS.value,
            "deadline": self.text(f"{subject}/expected"),
            "market": self._market(subject),
            **self._offer(subject),
        }

    def _market(self, subject: str) -> str | None:
        answer = self.applied(f"{subject}/market")
        return answer.choice if isinstance(answer, Pick) else None

    def _proof(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for lever in self.guide.levers if self.guide else ():
            area = self.text(f"proof:{lever.id}/area")
            evidence = self.text(f"proof:{lever.id}/evidence")
            if area and evidence:
                found[lever.id] = {"area": area, "evidence": evidence}
        return found

    def _wish(self, subject: str) -> dict[str, int]:
        stored = self.session.answers
        found: dict[str, int] = {}
        for part in ("base", "equity"):
            # Read without asking whether the question applies: that rests on the plan itself.
            answer = stored.get(f"{subject}/{part}", {}).get(self.currency(subject))
            if isinstance(answer, Sum):
                found[part] = answer.amount
            elif isinstance(answer, Equity):
                years = int(self._world.number("compare.years"))
                found[part] = (answer.amount * years * 2 + answer.years) // (answer.years * 2)
        return found

    def _band(self) -> dict[str, Any] | None:
        """A band the person trusts, once all four of its answers are there."""
        stored, currency = self.session.answers, self.currency("band")
        chosen = stored.get("target/base", {}).get(currency) == Pick(choice=BAND)
        ends = [stored.get(f"band/{end}", {}).get(currency) for end in ("low", "high")]
        amounts = sorted(end.amount for end in ends if isinstance(end, Sum))
        words = [stored.get(f"band/{name}", {}).get("") for name in ("source", "date")]
        said = [answer.text for answer in words if isinstance(answer, Words)]
        if not chosen or len(amounts) + len(said) < len(BAND_STEPS):
            return None
        return {"base": amounts, "source": said[0], "date": said[1]}

    def _walk_away(self) -> dict[str, int]:
        choice = self.answer("walk_away/choice")
        if choice == Pick(choice=OWN):
            return self._wish("walk_away")
        if choice == Pick(choice=ADOPT):
            return self._suggested()
        return {}

    def _suggested(self) -> dict[str, int]:
        bare = Case.model_validate(
            {"guide": self.guide.id if self.guide else None, "region": self.text("person/region"),
             "level": said.said if isinstance(said := self.applied("person/level"), LevelSaid)
             else None, "offer": {"company": self.company, "currency": self.currency(OFFER)}}
        )  # fmt: skip
        floor = plan(situation(bare, self._world)[0], self._world).ground.floor
        parts = {"base": floor.base, "equity": floor.equity}
        return {name: part.stated() for name, part in parts.items() if part is not None}
