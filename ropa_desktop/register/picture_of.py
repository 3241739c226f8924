"""What the pictures of an entry show: the chain of its processors, and the way of the data."""

from collections.abc import Callable, Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, ngettext
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.effective import Effective, Entry, Processor, effective, name_of
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.picture import ENTRY, Bundle, Graph, Node, Note, capital
from ropa_desktop.register.picture_flow import Flowing
from ropa_desktop.register.rules.roles import country_of, named
from ropa_desktop.register.stands_on import of_engagement, of_transfer
from ropa_desktop.register.tiers import NOT_TOLD, contract_of

InWords = Callable[[date], str]
KINDS: dict[str, str] = {"chain": N_("Chain of processors"), "flow": N_("Flow of the data")}


def picture_of(kind: str, entry: Entry, on: date, in_words: InWords = str) -> Graph:
    """What one of KINDS shows of an entry on a day; other days are said as `in_words` says them."""
    return chain(entry, on, in_words) if kind == "chain" else flow(entry, on)


def chain(entry: Entry, on: date, in_words: InWords = str) -> Graph:
    """The entry, its processors, and everybody behind them, each with countries, grounds and contract."""
    found = effective(entry, on)
    nodes = [Node(ENTRY, 0, entry.title(), tuple(_of_entry(entry, on)), type(entry).__name__, entry.id)]
    processors = sorted(found.processors, key=_by_name)
    nodes += [_processor(one, entry, on, in_words) for one in processors]
    behind: dict[str, list[str]] = {}
    for one in processors:
        behind.setdefault(_key(one.origin.way[:-1]), []).append(_key(one.origin.way))
    bundles = tuple(Bundle((key,), tuple(keys)) for key, keys in behind.items())
    tiers = max((one.tier for one in found.processors), default=0)
    columns = tuple(_tier(entry, number) for number in range(tiers + 1))
    return Graph(
        "chain", entry.title(), _(KINDS["chain"]), _counted(found), on, columns, tuple(nodes), bundles, tree=True
    )


def flow(entry: Entry, on: date) -> Graph:
    """Whose data, which, in which systems, to whom and to which countries."""
    flowing = Flowing(entry, on)
    columns, nodes, bundles, edges = flowing.parts()
    return Graph("flow", entry.title(), _(KINDS["flow"]), flowing.says(), on, columns, nodes, bundles, edges)


def _key(way: tuple[Engagement, ...]) -> str:
    return "/".join([ENTRY, *(one.id for one in way)])


def _by_name(one: Processor) -> tuple[tuple[str, str], ...]:
    return tuple((name_of(step).casefold(), step.id) for step in one.origin.way)


def _tier(entry: Entry, number: int) -> str:
    first = [_("Processing activity"), _("Processors"), _("Sub-processors")]
    if not isinstance(entry, ProcessingActivity):
        first = [_("Processing on behalf"), _("Sub-processors")]
    return first[number] if number < len(first) else _("Tier {n}").format(n=number)


def _counted(found: Effective) -> str:
    if not found.processors:
        return _("No processor is named.")
    own = sum(not one.inherited for one in found.processors)
    behind = len(found.processors) - own
    said = ngettext("%d engaged directly", "%d engaged directly", own) % own
    return f"{said}, {ngettext('%d behind them', '%d behind them', behind) % behind}" if behind else said


def _of_entry(entry: Entry, on: date) -> Iterator[Note]:
    owner = entry.controller if isinstance(entry, ProcessingActivity) else entry.processor
    if owner is not None:
        yield Note(owner.title())
    for transfer in entry.transfers:
        words, tone = of_transfer(transfer, entry, on)
        country = country_of(transfer)
        yield Note(f"{named([country]) if country else transfer.title()} – {words}", tone)


def _processor(one: Processor, entry: Entry, on: date, in_words: InWords) -> Node:
    engagement = one.engagement
    return Node(
        _key(one.origin.way), one.tier, name_of(engagement), tuple(_notes(engagement, entry, on, in_words)),
        "Engagement", engagement.id,
    )  # fmt: skip


def _notes(engagement: Engagement, entry: Entry, on: date, in_words: InWords) -> Iterator[Note]:
    if engagement.processor and engagement.service:
        yield Note(engagement.service)
    if engagement.status != "active" and (words := type(engagement).field("status").text(engagement)):
        yield Note(words)
    if engagement.storage_countries:
        yield Note(_("Stored in {countries}").format(countries=named(engagement.storage_countries)))
    if engagement.access_countries:
        yield Note(_("Seen from {countries}").format(countries=named(engagement.access_countries)))
    words, tone = of_engagement(engagement, entry, on)
    yield Note(capital(words), tone)
    told = contract_of(engagement)
    contract = in_words(told) if isinstance(told, date) else str(told)
    yield Note(_("Contract: {contract}").format(contract=contract), "missing" if contract == _(NOT_TOLD) else "soft")
