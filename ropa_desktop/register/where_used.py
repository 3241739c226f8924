"""Where a company is used, directly or behind others: in which roles, by which ways, and whose data it reaches."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.effective import Entry, Receiver, effective
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.report import Heading, Line, Part, Report, Tone
from ropa_desktop.register.roles_of import of_directory, pointing, roles_of
from ropa_desktop.register.verdict_register import runs


class _Reach(NamedTuple):
    """How it stands with one entry; a vendor or an exporter need not see the data."""

    entry: Entry
    role: str
    way: str
    behind: bool = False
    gets_data: bool = True
    planned: bool = False


def report(contents: Contents, on: date, organisation_id: str) -> Report:
    """Every place of the register in which an organisation stands, and what it reaches through the chains."""
    company = next((one for one in contents.all(Organisation) if one.id == organisation_id), None)
    if company is None:
        raise KnownError(_("This organisation is not in the register."))
    roles = [line for record in of_directory(contents) for line in roles_of(record, company, on)]
    reaches: list[_Reach] = []
    subjects: dict[str, dict[str, None]] = {}
    lines = []
    for entry in _entries(contents):
        roles += roles_of(entry, company, on)
        found = list(_reached(entry, company, on))
        lines += [_line(one, on) for one in found]
        if not runs(entry, on):
            continue
        reaches += found
        if isinstance(entry, ProcessingActivity) and any(one.gets_data for one in found):
            for category in (one for row in entry.data for one in row.data_subjects):
                subjects.setdefault(category.title(), {})[_short(entry)] = None
    return Report(
        name="where-used",
        title=_("Where {name} is used").format(name=company.title()),
        says=_says(reaches),
        day=on,
        parts=(_entries_part(lines), _subjects_part(subjects), _roles_part(roles)),
        standing=contents.standing,
        organisation=contents.organisation.title() if contents.organisation else "",
    )


def named(contents: Contents, words: str) -> Organisation:
    """The organisation of this name, or the only one whose name holds these words; KnownError where that fails."""
    everybody = contents.all(Organisation)
    key = words.strip().casefold()
    found = [one for one in everybody if one.title().casefold() == key] or [
        one for one in everybody if key and key in one.title().casefold()
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise KnownError(_("No organisation of this register is called “{name}”.").format(name=words[:80]))
    names = SEPARATOR.join(one.title() for one in found[:10])
    raise KnownError(_("“{name}” is not one alone; say which: {names}.").format(name=words[:80], names=names))


def _entries(contents: Contents) -> Iterator[Entry]:
    return chain(contents.activities, contents.on_behalf)


# -- what it reaches


def _reached(entry: Entry, company: Organisation, on: date) -> Iterator[_Reach]:
    for one in pointing(entry, company):
        yield _Reach(entry, _(one.label), _("Stated directly"))
    found = effective(entry, on)
    for receiver in found.recipients:
        if receiver.organisation is company:
            way = _above(receiver)
            words = _("behind {way}").format(way=way) if way else _("Stated directly")
            yield _Reach(entry, _role(receiver), words, bool(way), planned=receiver.origin.planned)
    for transfer, origin in found.transfers:
        if transfer.exporter is company:
            yield _Reach(entry, _("Exporter"), origin.words(), gets_data=False, planned=origin.planned)
    for system in entry.systems:
        if system.vendor is company:
            yield _Reach(entry, _("Vendor"), system.title(), gets_data=False)


def _role(receiver: Receiver) -> str:
    if isinstance(receiver.record, Recipient):
        kind = Recipient.field("kind").text(receiver.record)
        return _("Recipient ({kind})").format(kind=kind) if kind else _("Recipient")
    if not isinstance(receiver.record, Engagement):
        return _("Importer")
    tier = len(receiver.origin.way)
    return _("Processor") if tier == 1 else _("Sub-processor, tier {n}").format(n=tier)


def _above(receiver: Receiver) -> str:
    origin = receiver.origin
    return origin.above() if isinstance(receiver.record, Engagement) or not origin.way else origin.words()


def _line(reach: _Reach, on: date) -> Line:
    entry = reach.entry
    status = type(entry).field("status").text(entry)
    role = _("{role} (planned)").format(role=reach.role) if reach.planned else reach.role
    tone: Tone = "soft" if reach.planned or not runs(entry, on) else ""
    return Line((entry.title(), role, reach.way, _whose(entry), status), tone, type(entry).declared.__name__, entry.id)


def _whose(entry: Entry) -> str:
    if isinstance(entry, ProcessingActivity):
        return SEPARATOR.join(dict.fromkeys(one.title() for row in entry.data for one in row.data_subjects))
    return _("on behalf of {names}").format(names=SEPARATOR.join(one.title() for one in entry.controllers) or "–")


def _short(entry: Entry) -> str:
    return entry.code or entry.title()


# -- what is said of it


def _says(reaches: list[_Reach]) -> str:
    entries = {one.entry.id for one in reaches if one.gets_data}
    if not entries:
        return _("No entry of the register reaches it on this day.")
    ways = [{one.entry.id for one in reaches if one.gets_data and one.behind is behind} for behind in (False, True)]
    count = ngettext("%(n)d entry reaches it", "%(n)d entries reach it", len(entries)) % {"n": len(entries)}
    return _(
        "{count}: {directly} directly, {behind} behind others. Who has ended before this day is not counted."
    ).format(count=count, directly=len(ways[0]), behind=len(ways[1]))


def _entries_part(lines: list[Line]) -> Part:
    headings = (
        Heading(_("Entry"), 14), Heading(_("As"), 10), Heading(_("By which way"), 14), Heading(_("Whose data"), 16),
        Heading(_("Status"), 6),
    )  # fmt: skip
    says = _("Planned and ended ones say so. A vendor of a system, or an exporter, need not see the data.")
    return Part(_("Entries that reach it"), headings, tuple(lines), says, _("None."))


def _subjects_part(subjects: dict[str, dict[str, None]]) -> Part:
    lines = tuple(
        Line((title, len(entries), SEPARATOR.join(entries)))
        for title, entries in sorted(subjects.items(), key=lambda pair: pair[0].casefold())
    )
    headings = (Heading(_("Category of data subjects"), 16), Heading(_("Entries"), 4), Heading(_("Which"), 20))
    return Part(_("Whose data it can reach"), headings, lines, none=_("None that the entries name."))


def _roles_part(lines: list[Line]) -> Part:
    headings = (Heading(_("Named as"), 12), Heading(_("In"), 10), Heading(_("Where"), 20), Heading(_("Says"), 16))
    return Part(_("Every place that names it"), headings, tuple(lines), none=_("Nothing names it."))
