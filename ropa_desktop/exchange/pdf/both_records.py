"""What the controller's and the processor's record state alike: processors, transfers, measures."""

from collections.abc import Iterable, Iterator, Sequence

from ropa_desktop.exchange.pdf.answers import Answers, Pair, named, plain
from ropa_desktop.exchange.pdf.blocks import heading, rows
from ropa_desktop.exchange.pdf.grid import Cell, Mark
from ropa_desktop.exchange.pdf.listing import Listing
from ropa_desktop.exchange.pdf.paper import Paper
from ropa_desktop.i18n import _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.chain import above, walk
from ropa_desktop.register.citation import cited
from ropa_desktop.register.documents import Review
from ropa_desktop.register.effective import behind
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.systems import SecurityMeasure

Entry = ProcessingActivity | ProcessingOnBehalf

_MOST_ARROWS = 5
_PROCESSOR = {"processor": 4.0, "service": 3.4, "storage_countries": 2.6, "contract_date": 2.2, "status": 1.8}
_TRANSFER = {"importer": 3.0, "country": 2.0, "kind": 1.6, "tool": 4.0}
_REVIEW = {"reviewed_on": 2.0, "reviewed_by": 3.0, "kind": 2.0, "decision": 2.5, "remarks": 5.0}
_IN_THE_ANNEX = (
    "contract", "contract_end", "contract_points", "deletion_period", "authorisation", "notice_period",
    "notified_on", "object_until", "decision", "measures", "transfers", "documents", "notes",
)  # fmt: skip


def chains(engagements: Iterable[Engagement]) -> list[tuple[int, Engagement]]:
    """Each processor once with its tier; one that stands behind another of them stands there only."""
    engagements = list(engagements)
    named = {one.id for one in engagements}
    first = [one for one in engagements if not any(each.id in named for each in above(one))]
    found: dict[str, tuple[int, Engagement]] = {}
    for tier, one in (*walk(first), *walk(engagements)):  # the latter for those of a circle
        found.setdefault(one.id, (tier, one))
    return list(found.values())


def tiered(answers: Answers, engagement: Engagement, tier: int) -> Cell:
    """The processor's name behind arrows that say how many others stand between."""
    name = answers.said(Engagement.field("processor"), engagement) or ""
    arrows = "→ " * tier if tier <= _MOST_ARROWS else f"→ {tier} → "
    return arrows + name if isinstance(name, str) else name


def processors(paper: Paper, answers: Answers, entry: Entry) -> None:
    """The processors engaged, each with the chain behind it."""
    if not entry.engagements:
        rows(paper, answers.pairs(entry, ["engagements"]))
        return
    listing = Listing(paper, answers, Engagement, _PROCESSOR, elsewhere=_IN_THE_ANNEX)
    for tier, engagement in chains(entry.engagements):
        listing.add(engagement, {"processor": tiered(answers, engagement, tier)})
    paper.skip(4)


def transfers(paper: Paper, answers: Answers, entry: Entry, own: str) -> None:
    """The entry's own transfers, then those of the processors it engages, marked as theirs."""
    chain = [engagement for _tier, engagement in chains(entry.engagements)]
    if not entry.transfers:
        rows(paper, [(own, answer) for _label, answer in answers.pairs(entry, ["transfers"])])
    if entry.transfers or any(engagement.transfers for engagement in chain):
        listing = transfer_listing(paper, answers)
        for transfer in entry.transfers:
            add_transfer(listing, answers, transfer)
        for engagement in chain:
            for transfer in engagement.transfers:
                add_transfer(listing, answers, transfer, engagement)
    rows(paper, _without_transfers(answers, chain))
    paper.skip(4)


def transfer_listing(paper: Paper, answers: Answers) -> Listing:
    """The table in which transfers stand, with all their safeguards."""
    return Listing(paper, answers, Transfer, _TRANSFER)


def add_transfer(listing: Listing, answers: Answers, transfer: Transfer, of: Engagement | None = None) -> None:
    """Adds a transfer with what the Data Privacy Framework List says, marked where it is a processor's."""
    instead: dict[str, Cell | None] = {"dpf_entry": answers.told(transfer.dpf_entry)} if transfer.dpf_entry else {}
    listing.add(transfer, instead, [(_("Transfer of the processor"), _placed(of))] if of else [])


def _placed(engagement: Engagement) -> str:
    """Its name, and behind whom it stands."""
    way = behind(engagement)
    return named(engagement) + (" " + _("(behind {way})").format(way=way) if way else "")


def _without_transfers(answers: Answers, chain: list[Engagement]) -> Iterator[Pair]:
    for engagement in chain:
        answer = None if engagement.transfers else answers.said(Engagement.field("transfers"), engagement)
        if answer is not None:
            words = f"{named(engagement)}: {plain(answer)}"
            yield _("Transfers of the processor"), words if isinstance(answer, str) else Mark(words, answer.tone)


def measures(paper: Paper, answers: Answers, entry: Entry) -> None:
    """The measures by their point of Art. 32(1), then those that systems and processors bring along."""
    pairs = list(_by_group(answers, entry.measures)) or list(answers.pairs(entry, ["measures"]))
    pairs += answers.pairs(entry, ["measures_in_words", "systems"])
    for system in entry.systems:
        if system.measures:
            pairs.append((_("From the system {name}").format(name=named(system)), _inherited(system.measures)))
    for _tier, engagement in chains(entry.engagements):
        if engagement.measures:
            name = named(engagement.processor or engagement)
            pairs.append((_("Undertaken by {name}").format(name=name), _inherited(engagement.measures)))
    rows(paper, pairs)


def _by_group(answers: Answers, several: Sequence[SecurityMeasure]) -> Iterator[Pair]:
    groups: dict[str, list[SecurityMeasure]] = {}
    for measure in several:
        groups.setdefault(measure.group or "", []).append(measure)
    for group in sorted(groups, key=lambda code: code or "~"):
        found = groups[group]
        one = SecurityMeasure.field("group")
        yield answers.text(one, found[0]) if group else _("Further measures"), _names(found)


def _names(several: Sequence[SecurityMeasure]) -> str:
    return "\n".join(map(named, several))


def _inherited(several: Sequence[SecurityMeasure]) -> str:
    return "; ".join(map(named, several))


def further(paper: Paper, answers: Answers, entry: Entry, names: Sequence[str]) -> None:
    """Documents, notes and whatever else is stated, and who looked at the entry."""
    pairs = list(answers.pairs(entry, names))
    if not pairs and not entry.reviews:
        return
    heading(paper, 3, _("Documents and reviews"), cited("5(2)"))
    rows(paper, pairs)
    if entry.reviews:
        listing = Listing(paper, answers, Review, _REVIEW)
        for review in entry.reviews:
            listing.add(review)
