"""What a verdict on a transfer is made of: its ground, and reasons that hold, are open, or fail."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from ropa_desktop.i18n import N_
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.reference import Decision
from ropa_desktop.register.rules.roles import exporter_of, law_of

State = Literal["holds", "open", "fails"]
_ORDER = {"fails": 0, "open": 1, "holds": 2}

GROUNDS: dict[str, str] = {
    "nothing": N_("Nothing holds"),
    "derogation": N_("Derogation"),
    "safeguards": N_("Appropriate safeguards"),
    "adequate": N_("Adequacy"),
    "eea": N_("No third country"),
}
LISTS: dict[str, str] = {
    "EU": N_("the European Union"),
    "UK": N_("the United Kingdom"),
    "CH": N_("Switzerland"),
}
ARTICLES: dict[str, str] = {"EU": "45(3)", "UK": "45A UK GDPR", "CH": "16(1) FADP"}


class Reason(NamedTuple):
    """One sentence of a verdict: what stands, what the record does not tell, or what fails."""

    sentence: str
    article: str
    state: State


class Known(NamedTuple):
    """What the register tells of a transfer outside of its own entry."""

    staff: bool | None = None  # whether data of staff go there
    others: bool | None = None  # whether data of anybody else do
    laws: frozenset[str] = frozenset()  # of those for whom a processor sends it
    senders: frozenset[tuple[str, str]] = (
        frozenset()
    )  # ids of those who engage it, with C for controller, P for processor


class Verdict(NamedTuple):
    """The ground, and why; with an open point it stands only if that is confirmed or mended."""

    ground: str  # one of GROUNDS
    reasons: tuple[Reason, ...]  # what fails, then what is open, then what holds
    decision: Decision | None = None  # that it rests on, or was meant to rest on
    until: date | None = None  # its last day, as far as one is known

    def open(self) -> list[Reason]:
        """What has to be confirmed before the ground stands."""
        return [one for one in self.reasons if one.state == "open"]

    def stands(self) -> bool:
        """Whether there is a ground, and nothing about it is open."""
        return self.ground != "nothing" and not self.open()


def holds(sentence: str, article: str) -> Reason:
    """A reason that stands."""
    return Reason(sentence, article, "holds")


def unsure(sentence: str, article: str) -> Reason:
    """A reason that has to be confirmed or mended first."""
    return Reason(sentence, article, "open")


def fails(sentence: str, article: str) -> Reason:
    """A reason that takes the ground away."""
    return Reason(sentence, article, "fails")


def made(ground: str, reasons: Iterable[Reason], decision: Decision | None = None, until: date | None = None,
         ) -> Verdict:  # fmt: skip
    """The verdict from its reasons: where one fails, nothing holds."""
    ordered = tuple(sorted(dict.fromkeys(reasons), key=lambda one: _ORDER[one.state]))
    failing = any(one.state == "fails" for one in ordered)
    return Verdict("nothing" if failing else ground, ordered, decision, None if failing else until)


def law_for(transfer: Transfer, known: Known) -> str:
    """Whose list and tools count: of the exporter's country, or of all those for whom it is sent; empty if unknown."""
    if law := law_of(exporter_of(transfer)):
        return law
    return next(iter(known.laws)) if len(known.laws) == 1 else ""
