"""What reaches whom: each entry's processors, countries, recipients and transfers, the inherited ones marked."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from ropa_desktop.i18n import _
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.effective import HOWS, Country, Effective, Entry, Origin, effective, name_of
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.reference import holding
from ropa_desktop.register.report import Cell, Heading, Line, Part, Report, Tone
from ropa_desktop.register.rules.roles import named, outside
from ropa_desktop.register.stands_on import of_transfer
from ropa_desktop.register.tiers import authorisation_of, contract_of, lacking
from ropa_desktop.register.verdict_register import runs


def report(contents: Contents, on: date) -> Report:
    """For every entry whom its data reach on a day, directly and through the chain, and where that is stated."""
    lines: tuple[list[Line], ...] = ([], [], [], [], [])
    entries: Iterator[Entry] = chain(contents.activities, contents.on_behalf)
    with holding(contents.all(AdequacyDecision)):
        for entry in (one for one in entries if runs(one, on)):
            found = effective(entry, on)
            grounds = [of_transfer(one.transfer, entry, on) for one in found.transfers]
            lines[0].append(_summary(entry, found, [tone for _words, tone in grounds]))
            lines[1].extend(_processors(entry, found))
            lines[2].extend(_countries(entry, found))
            lines[3].extend(
                _line(entry, (one.transfer.title(), words), one.origin, tone)
                for one, (words, tone) in zip(found.transfers, grounds, strict=True)
            )
            lines[4].extend(
                _line(entry, (one.words,), one.origin if one.inherited else Origin()) for one in found.recipients
            )
    return Report(
        name="chains",
        title=_("What reaches whom"),
        says=_("Through the whole chain of processors, as of this day. Entries and processors that have ended before "
               "it are left out, nobody is reached through them, and planned ones say so."),
        day=on,
        parts=tuple(_parts([tuple(part) for part in lines])),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )  # fmt: skip


def _parts(lines: list[tuple[Line, ...]]) -> Iterator[Part]:
    entry, origin = Heading(_("Entry"), 12), Heading(_("Where it is stated"), 14)
    yield Part(
        _("Entries"),
        (entry, Heading(_("Processors"), 7), Heading(_("Behind them"), 6), Heading(_("Countries outside the EEA"), 13),
         Heading(_("Transfers"), 6), Heading(_("Inherited"), 6), Heading(_("Without ground"), 6)),
        lines[0], none=_("There is no entry."),
    )  # fmt: skip
    yield Part(
        _("Processors and sub-processors"),
        (entry, Heading(_("Processor"), 10), Heading(_("Service"), 10), Heading(_("Tier"), 4),
         Heading(_("Behind"), 12), Heading(_("Status"), 6), Heading(_("Contract of"), 7),
         Heading(_("Authorisation"), 8)),
        lines[1],
        _("Where nothing tells of a contract or an authorisation, it is to be looked at (Art. 28(2) and (4))."),
        _("Nobody."),
    )  # fmt: skip
    yield Part(
        _("Countries"),
        (entry, Heading(_("Country"), 8), Heading(_("EEA"), 6), Heading(_("Where it is stated, and why"), 34)),
        lines[2],
        _("A company that has its seat in a country need not have the data there."),
        _("None is recorded."),
    )
    yield Part(
        _("Transfers"), (entry, Heading(_("Transfer"), 12), Heading(_("Stands on"), 14), origin), lines[3],
        none=_("None is recorded."),
    )  # fmt: skip
    yield Part(_("Recipients"), (entry, Heading(_("Recipient"), 14), origin), lines[4], none=_("None is recorded."))


def _title(entry: Entry) -> str:
    return _("{name} (planned)").format(name=entry.title()) if entry.status == "planned" else entry.title()


def _summary(entry: Entry, found: Effective, tones: list[Tone]) -> Line:
    behind = sum(one.inherited for one in found.processors)
    far = {one.code for one in found.countries if one.how != "seat" and outside(one.code)}
    inherited = sum(one.origin.inherited for one in found.transfers)
    nothing = tones.count("missing")
    cells = (
        _title(entry), len(found.processors) - behind, behind, named(far), len(tones), inherited, nothing,
    )  # fmt: skip
    return Line(cells, "missing" if nothing else "", type(entry).declared.__name__, entry.id)


def _processors(entry: Entry, found: Effective) -> Iterator[Line]:
    for one in found.processors:
        engagement, cls = one.engagement, type(one.engagement)
        status = cls.field("status").text(engagement)
        above = _("inherited: {way}").format(way=one.origin.above()) if one.inherited else _("Stated directly")
        bound = contract_of(engagement), authorisation_of(engagement)
        cells = (_title(entry), name_of(engagement), engagement.service or "", one.tier, above, status, *bound)
        tone: Tone = "soft" if one.origin.planned else "advice" if lacking(engagement) else ""
        yield Line(cells, tone, cls.declared.__name__, engagement.id)


def _countries(entry: Entry, found: Effective) -> Iterator[Line]:
    """One line for each country, those outside the EEA first, with all that says that the data reach it."""
    told: dict[str, list[Country]] = {}
    for one in found.countries:
        told.setdefault(one.code, []).append(one)
    for code in sorted(told, key=lambda one: (not outside(one), named([one]))):
        why: dict[Origin, list[str]] = {}
        for one in told[code]:
            why.setdefault(one.origin, []).append(_(HOWS[one.how]))
        said = SEPARATOR.join(f"{_from(origin)} ({', '.join(hows)})" for origin, hows in why.items())
        tone: Tone = "soft" if all(one.how == "seat" for one in told[code]) else ""
        cells = (_title(entry), named([code]), _("outside") if outside(code) else _("inside"), said)
        yield Line(cells, tone, type(entry).declared.__name__, entry.id)


def _line(entry: Entry, cells: tuple[Cell, ...], origin: Origin, tone: Tone = "") -> Line:
    record = origin.record or entry
    return Line(
        (_title(entry), *cells, _from(origin)), tone or ("soft" if origin.planned else ""),
        type(record).declared.__name__, record.id,
    )  # fmt: skip


def _from(origin: Origin) -> str:
    words = _("inherited: {way}").format(way=origin.words()) if origin.inherited else origin.words()
    return _("{way} (planned)").format(way=words) if origin.planned else words
