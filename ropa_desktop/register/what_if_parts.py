"""The tables of “what if”: what loses its ground, what is concerned, what comes new."""

from collections.abc import Iterator, Sequence

from ropa_desktop.i18n import _
from ropa_desktop.register.check import Finding
from ropa_desktop.register.citation import spelled
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.report import Heading, Line, Part, Tone
from ropa_desktop.register.verdict_reasons import GROUNDS
from ropa_desktop.register.verdict_words import because
from ropa_desktop.register.what_if_compared import Compared
from ropa_desktop.register.what_if_look import Entry, Stand

_LEVELS: dict[str, Tone] = {"missing": "missing", "contradiction": "missing", "advice": "advice"}


def parts(found: Compared) -> Iterator[Part]:
    """What breaks first, then whom it concerns, then what is to be mended in the register."""
    if found.lost or not found.dropped:
        yield _lost(found)
    if found.moved:
        yield _moved(found)
    if found.without:
        yield _without(found)
    if found.dropped:
        yield from _dropped(found)
    yield _entries(found)
    if found.lost or found.moved:
        yield _engagements(found)
    yield _subjects(found)
    yield _findings(found.findings)


def _lost(found: Compared) -> Part:
    headings = (
        Heading(_("Transfer"), 16), Heading(_("Recorded with"), 16), Heading(_("Stood on"), 14),
        Heading(_("Why nothing holds"), 34), Heading(_("Entries"), 20),
    )  # fmt: skip
    lines = tuple(_line(before, (stood(before), because(after.verdict))) for before, after in found.lost)
    says = _("Without another ground it may not go on (Art. 44).")
    none = _("No transfer loses its ground.")
    return Part(_("Transfers that lose their ground"), headings, lines, says if lines else "", none, "missing")


def _moved(found: Compared) -> Part:
    headings = (
        Heading(_("Transfer"), 16), Heading(_("Recorded with"), 16), Heading(_("Stood on"), 14),
        Heading(_("Stands on"), 14), Heading(_("What is to be confirmed"), 24), Heading(_("Entries"), 16),
    )  # fmt: skip
    lines = tuple(_line(before, (stood(before), stood(after), because(after.verdict))) for before, after in found.moved)
    return Part(_("Transfers that stand on less"), headings, lines, tone="advice")


def _without(found: Compared) -> Part:
    headings = (
        Heading(_("Transfer"), 16), Heading(_("Recorded with"), 16), Heading(_("Why nothing holds"), 34),
        Heading(_("Entries"), 20),
    )  # fmt: skip
    lines = tuple(_line(before, (because(before.verdict),)) for before, _after in found.without)
    title = _("Transfers that would rest on it, and stand on nothing already")
    return Part(title, headings, lines, tone="missing")


def _line(stand: Stand, between: tuple[str, ...]) -> Line:
    return Line(
        (stand.title, stand.place, *between, _titles(entry.title for entry, _way in stand.uses)),
        "missing", "Transfer", stand.transfer_id,
    )  # fmt: skip


def stood(stand: Stand) -> str:
    """What it stands on in a few words, and whether something of it is open."""
    verdict = stand.verdict
    words = _(GROUNDS[verdict.ground])
    if verdict.ground != "nothing":
        words = f"{words}: {stand.words}"
    if verdict.ground == "nothing" or not verdict.open():
        return words
    return _("{ground}, if what is open is confirmed").format(ground=words)


def _dropped(found: Compared) -> Iterator[Part]:
    headings = (
        Heading(_("Entry"), 18), Heading(_("Service that is lost"), 16), Heading(_("How it is used"), 14),
        Heading(_("Who is lost with it"), 14), Heading(_("Processors that stay"), 14), Heading(_("Data"), 16),
        Heading(_("Data subjects"), 14),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                use.entry.title, use.service or use.name, _behind(use.way), SEPARATOR.join(use.behind),
                SEPARATOR.join(use.others) or _("None"), _data(use.entry), _people(use.entry),
            ), "missing", use.entry.class_name, use.entry.record_id,
        )
        for use in found.before.uses
    )  # fmt: skip
    names = SEPARATOR.join(one.title() for one in found.dropped)
    none = _("No entry uses {name}, neither directly nor behind others.").format(name=names)
    yield Part(_("Where the service is lost"), headings, lines, none=none, tone="missing")
    yield _transfers_that_end(found)
    yield _systems(found)
    if found.before.named:
        lines = tuple(
            Line((entry.title, words), "advice", entry.class_name, entry.record_id)
            for entry, words in found.before.named
        )
        says = _("As such it stays in the record, for past disclosures count too (Art. 30(1)(d)).")
        named = (Heading(_("Entry"), 30), Heading(_("Recipient"), 40))
        yield Part(_("Where it is named as a recipient"), named, lines, says, tone="advice")


def _behind(way: str) -> str:
    return _("Behind {way}").format(way=way) if way else _("Directly")


def _transfers_that_end(found: Compared) -> Part:
    headings = (
        Heading(_("Transfer"), 20), Heading(_("Recorded with"), 20), Heading(_("Stood on"), 20),
        Heading(_("Entries"), 24),
    )  # fmt: skip
    lines = tuple(_line(one, (stood(one),))._replace(tone="") for one in found.ended)
    says = _("These no longer take place; what has been sent still lies there until it is returned or erased.")
    return Part(_("Transfers that end with it"), headings, lines, says if lines else "", _("None"))


def _systems(found: Compared) -> Part:
    entries: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for one in found.before.vendors:
        names[one.system_id] = one.system
        entries.setdefault(one.system_id, []).append(one.entry.title)
    lines = tuple(Line((names[key], _titles(entries[key])), "advice", "System", key) for key in names)
    headings = (Heading(_("System"), 30), Heading(_("Used in"), 50))
    return Part(_("Systems whose vendor it is"), headings, lines, none=_("None that an entry uses."), tone="advice")


def _entries(found: Compared) -> Part:
    headings = (
        Heading(_("Entry"), 20), Heading(_("What happens"), 30), Heading(_("Data"), 20), Heading(_("Data subjects"), 16)
    )  # fmt: skip
    lines = tuple(
        Line((entry.title, "\n".join(reasons), _data(entry), _people(entry)), "", entry.class_name, entry.record_id)
        for entry, reasons in found.entries.values()
    )
    says = _("All that an activity holds is named: the register does not say which of its data go along one transfer.")
    return Part(_("Entries concerned"), headings, lines, says if lines else "", _("No entry is concerned."))


def _engagements(found: Compared) -> Part:
    """The processors with which something that breaks is recorded."""
    lines: dict[str, Line] = {}
    for stand in [one for one, _after in (*found.lost, *found.moved)]:
        if stand.processor_id:
            ways = _titles(way for _entry, way in stand.uses) or stand.place
            cells = (stand.place, ways, stand.title, _titles(entry.title for entry, _way in stand.uses))
            lines[stand.transfer_id] = Line(cells, "", "Engagement", stand.processor_id)
    headings = (
        Heading(_("Processor"), 20), Heading(_("Reached by"), 20), Heading(_("Transfer"), 20), Heading(_("Entries"), 24)
    )  # fmt: skip
    none = _("No transfer of a processor is concerned.")
    return Part(_("Processors concerned"), headings, tuple(lines.values()), none=none)


def _subjects(found: Compared) -> Part:
    headings = (
        Heading(_("Data subjects"), 16), Heading(_("Entries"), 24), Heading(_("Data"), 24),
        Heading(_("Special categories"), 14),
    )  # fmt: skip
    lines = tuple(
        Line((name, *(SEPARATOR.join(held) for held in texts)), "advice" if texts[2] else "")
        for name, texts in found.subjects().items()
    )
    return Part(_("Categories of data subjects concerned"), headings, lines, none=_("None"))


def _findings(findings: Sequence[Finding]) -> Part:
    headings = (
        Heading(_("Record"), 18), Heading(_("Field"), 12), Heading(_("What it says"), 34), Heading(_("Rule"), 5),
        Heading(_("Art."), 7),
    )  # fmt: skip
    lines = tuple(
        Line(
            (_place(one), one.field_label, one.sentence, one.code, spelled(one.article)), _LEVELS[one.level],
            one.class_name, one.record_id, one.field_name,
        )
        for one in findings
    )  # fmt: skip
    return Part(_("New findings"), headings, lines, none=_("No rule finds anything new."))


def _place(one: Finding) -> str:
    return one.root_title if one.record_id == one.root_id else f"{one.root_title} › {one.record_title}"


def _titles(titles: Iterator[str] | Sequence[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(titles))


def _data(entry: Entry) -> str:
    found = dict.fromkeys(f"{row.category} [{row.special}]" if row.special else row.category for row in entry.data)
    return SEPARATOR.join(found) or _for_whom(entry)


def _people(entry: Entry) -> str:
    return SEPARATOR.join(dict.fromkeys(name for row in entry.data for name in row.subjects))


def _for_whom(entry: Entry) -> str:
    names = SEPARATOR.join(entry.controllers)
    return _("On behalf of: {names}").format(names=names) if names else ""
