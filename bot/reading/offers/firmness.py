"""How firm an offer is, from what its papers did: "they sent me the contract", "the PDF landed in
my inbox", "falta el mail". Words for papers, for arriving and for being still to come are data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.guides.vocabulary import Mark, Trail
from bot.reading.offers.items import Item, Said
from bot.reading.tokens import Kind, Token

Papers = Mapping[Trail, frozenset[str]]

_PARTS = frozenset({",", ";", ":", "(", ")", "but", "pero", "aber", "mais", "though", "aunque"})
_FORMAL = frozenset("you your yours shall sie ihnen ihre ihr usted vous".split())
_OF_MINE = frozenset({"my", "mi", "meine", "meinen"})
_BY = frozenset({"by", "via", "per", "por", "in", "on", "through", "over", "en", "am", "beim"})
_THE = frozenset("the a an la el un una der dem die".split())
_TALKED_OF = frozenset(
    "as discussed discuss agreed spoke talk talking chat schedule asking thanks following "
    "quedamos meeting interview onsite round órdenes".split()
)
_STATUSES = frozenset({Mark.WRITTEN, Mark.VERBAL, Mark.IN_PROCESS, Mark.UNKNOWN})
_LONGEST = 16  # words of a clause that says where the papers are


def firmness(items: Sequence[Item], tokens: Sequence[Token], papers: Papers) -> Iterator[Said]:
    """What the clauses of a sentence say of its offer's papers, where no phrase says it already."""
    told = {i.first for i in items if isinstance(i, Said) and i.mark in _STATUSES}
    for first, last in _clauses(tokens):
        if told.isdisjoint(range(first, last)):
            words = [t.text for t in tokens[first:last]]
            found = _on_paper(words, papers) or _by_voice(words, papers)
            if found is not None:
                at, mark = first + found[0], found[1]
                yield Said(at, at, tokens[at].start, tokens[at].end, mark)


def _clauses(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = 0
    for index, token in enumerate(tokens):
        dash = token.kind is Kind.SIGN and token.text in "-–—" and not token.tight
        clock = token.text == ":" and token.tight and tokens[index - 1].kind is Kind.NUMBER
        if (token.text in _PARTS and not clock) or dash:
            yield start, index
            start = index + 1
    yield start, len(tokens)


def _on_paper(words: Sequence[str], papers: Papers) -> tuple[int, Mark] | None:
    """The word that names the papers, and whether they are here or still to come."""
    if not words or len(words) > _LONGEST or not _FORMAL.isdisjoint(words):
        return None
    at = next((n for n, word in enumerate(words) if word in papers[Trail.PAPER]), None)
    if at is None or not papers[Trail.OTHER].isdisjoint(words[max(0, at - 1) : at + 2]):
        return None
    if not papers[Trail.LATER].isdisjoint(words):
        return (at, Mark.VERBAL) if not papers[Trail.COMING].isdisjoint(words) else None
    if papers[Trail.HERE].isdisjoint(words) or _is_shown(words, at):
        return None
    return at, Mark.WRITTEN


def _is_shown(words: Sequence[str], at: int) -> bool:
    """ "I sent them my Google letter": papers that the person passes on."""
    theirs = not {"them", "her", "him"}.isdisjoint(words)
    return theirs or (not _OF_MINE.isdisjoint(words[:at]) and words[:1] == ["i"])


def _by_voice(words: Sequence[str], papers: Papers) -> tuple[int, Mark] | None:
    """The phone on which it was said: "on Teams", "por tel", "in the call"."""
    if not papers[Trail.LATER].isdisjoint(words) or not _TALKED_OF.isdisjoint(words):
        return None
    for at, word in enumerate(words):
        article = bool(at) and words[at - 1] in _THE
        spoken = word in papers[Trail.VOICE] or (article and word in papers[Trail.CALL])
        by = at - 2 if article else at - 1
        if spoken and by >= 0 and words[by] in _BY:
            return at, Mark.VERBAL
    return None
