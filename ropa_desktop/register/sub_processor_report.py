"""The list of sub-processors that a customer asks its processor for (Art. 28(2) and (4))."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import _, ngettext
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.contents import Contents
from ropa_desktop.register.effective import Processor, effective, name_of
from ropa_desktop.register.kinds import SEPARATOR
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import holding
from ropa_desktop.register.report import Heading, Line, Part, Report
from ropa_desktop.register.stands_on import of_engagement
from ropa_desktop.register.tiers import NOT_TOLD, authorisation_of, contract_of, lacking
from ropa_desktop.register.verdict_register import runs


def report(contents: Contents, on: date, customer: str | None = None) -> Report:
    """Whoever processes data for the customers of a processor, one table for each service; `customer` is an id."""
    with holding(contents.all(AdequacyDecision)):
        entries = list(served(contents, on, customer))
        parts = tuple(_part(entry, on, customer) for entry in entries)
    company = next((one for one in contents.all(Organisation) if one.id == customer), None)
    title = _("Sub-processors for {name}").format(name=company.title()) if company else _("Sub-processors")
    return Report(
        name="sub-processors",
        title=title,
        says=_says(parts),
        day=on,
        parts=parts or (Part(_("Processing on behalf"), _headings(), (), none=_("Nothing is processed on behalf.")),),
        standing=contents.standing,
        organisation=_whose(contents, entries),
    )


def served(contents: Contents, on: date, customer: str | None = None) -> Iterator[ProcessingOnBehalf]:
    """The entries under which data are processed on behalf of a customer, or of any, on a day."""
    for entry in contents.on_behalf:
        if runs(entry, on) and (customer is None or any(one.id == customer for one in entry.controllers)):
            yield entry


def customers(contents: Contents) -> list[Organisation]:
    """Everybody on whose behalf something is processed, by name."""
    found = {one.id: one for entry in contents.on_behalf for one in entry.controllers}
    return sorted(found.values(), key=lambda one: one.title().casefold())


def _whose(contents: Contents, entries: list[ProcessingOnBehalf]) -> str:
    """The processor whose list it is, where it is that of one."""
    if contents.organisation is not None:
        return contents.organisation.title()
    processors = {one.processor.title() if one.processor else "" for one in entries}
    return processors.pop() if len(processors) == 1 else ""


def _says(parts: tuple[Part, ...]) -> str:
    count = len({line.cells[1] for part in parts for line in part.lines})
    words = ngettext("%(n)d sub-processor", "%(n)d sub-processors", count) % {"n": count}
    return _(
        "{count}. Who has ended before this day is left out. Whether the first tier is authorised stands in the "
        "contract with the customer."
    ).format(count=words)


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(_("Tier"), 4), Heading(_("Sub-processor"), 11), Heading(_("Service"), 9), Heading(_("Behind"), 8),
        Heading(_("Stored in"), 8), Heading(_("Seen from"), 7), Heading(_("Transfers stand on"), 14),
        Heading(_("Contract of"), 8), Heading(_("Authorisation"), 10), Heading(_("Announced on"), 9),
    )  # fmt: skip


def _part(entry: ProcessingOnBehalf, on: date, customer: str | None) -> Part:
    lines = tuple(_line(one, entry, on) for one in effective(entry, on).processors)
    whose = SEPARATOR.join(one.title() for one in entry.controllers if customer in (None, one.id))
    contract = entry.contract.title() if entry.contract else entry.contract_in_words or _(NOT_TOLD)
    says = _("On behalf of: {names}. Contract: {contract}.").format(names=whose or "–", contract=contract)
    cls = type(entry)
    none = cls.field("engagements").answer(entry) if not entry.engagements else _("Nobody on this day.")
    return Part(entry.title(), _headings(), lines, says, none)


def _line(one: Processor, entry: ProcessingOnBehalf, on: date) -> Line:
    engagement, cls = one.engagement, type(one.engagement)
    name = name_of(engagement)
    country = Organisation.field("country").text(engagement.processor) if engagement.processor else ""
    stands, tone = of_engagement(engagement, entry, on)
    if tone != "missing" and lacking(engagement):
        tone = "advice"
    named = ", ".join(filter(None, (name, country)))
    return Line(
        (
            one.tier,
            _("{name} (planned)").format(name=named) if one.origin.planned else named,
            engagement.service or "",
            one.origin.above(),
            cls.field("storage_countries").text(engagement) or _(NOT_TOLD),
            cls.field("access_countries").text(engagement),
            stands,
            contract_of(engagement),
            authorisation_of(engagement),
            engagement.notified_on,
        ),
        tone,
        cls.declared.__name__,
        engagement.id,
    )
