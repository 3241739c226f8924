"""Time limits for erasure as rules that many activities share (Art. 30(1)(f), 5(1)(e))."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.choices import countries
from ropa_desktop.register.fields import M, P, R, field
from ropa_desktop.register.kinds import Choice, Day, Link, Period, Rows, Text, YesNo
from ropa_desktop.register.record import Record

if TYPE_CHECKING:
    from ropa_desktop.register.activities import ProcessingActivity


class RetentionRule(Record):
    """How long, counted from what, on what legal source, and what happens then."""

    one, many = N_("Retention rule"), N_("Retention rules")
    named_by = ("code", "label")

    code: Mapped[str | None] = field(Text(), N_("Reference"), "30(1)(f)", help=N_("Such as R-03."))  # fmt: skip
    label: Mapped[str | None] = field(Text(), N_("Title"), "30(1)(f)", R,
        N_("For instance: invoices, ten years."))  # fmt: skip
    period: Mapped[str | None] = field(Period(), N_("Period"), "30(1)(f)", P,
        N_("A number and a unit, such as 6 months."), asked_of=lambda rule: not rule.criterion)  # fmt: skip
    criterion: Mapped[str | None] = field(Text(long=True), N_("Criterion"), "13(2)(a)",
        help=N_("Where no figure is possible: what decides."))  # fmt: skip
    starts: Mapped[str | None] = field(Text(), N_("Counted from"), "30(1)(f)", R,
        N_("The event: end of the calendar year, last contact, departure."),
        asked_of=lambda rule: bool(rule.period))  # fmt: skip
    begins: Mapped[str | None] = field(Choice(codes.RETENTION_BEGINNINGS), N_("Period begins"), "30(1)(f)",
        help=N_("Many laws count from the end of the calendar year in which the event was."),
        asked_of=lambda rule: bool(rule.period))  # fmt: skip
    active_use: Mapped[str | None] = field(Text(), N_("Active use"), "5(1)(e)",
        help=N_("How long the data serve daily work."))  # fmt: skip
    active_period: Mapped[str | None] = field(Period(), N_("Active use for"), "5(1)(e)",
        help=N_("Counted like the period; what is left of it is the restricted archive."))  # fmt: skip
    restricted_archive: Mapped[str | None] = field(Text(), N_("Restricted archive"), "5(1)(e)",
        help=N_("How long they are kept apart, with few who may look."))  # fmt: skip
    fate: Mapped[str | None] = field(Choice(codes.RETENTION_FATES), N_("Then"), "17", R,
        N_("What happens with the data at the end."))  # fmt: skip
    legal_source: Mapped[str | None] = field(Text(), N_("Legal source"), "6(1)(c)",
        help=N_("Where a law sets the period, cite it."))  # fmt: skip
    jurisdiction: Mapped[str | None] = field(Choice(countries), N_("Country of that law"), "6(3)",
        help=N_("Periods differ from country to country."))  # fmt: skip
    verified: Mapped[bool | None] = field(YesNo(), N_("Checked against the source"), "5(2)",
        help=N_("Whether somebody has read the law cited."))  # fmt: skip
    responsible: Mapped[str | None] = field(Text(), N_("Responsible"), "24",
        help=N_("Who sees to the erasure."))  # fmt: skip
    method: Mapped[str | None] = field(Text(long=True), N_("How erasure is done"), "17",
        help=N_("By hand, by a nightly job, by shredding."))  # fmt: skip
    evidence: Mapped[str | None] = field(Text(long=True), N_("How it is evidenced"), "5(2)",
        help=N_("A log, a protocol, a certificate of destruction."))  # fmt: skip
    batches: Mapped[list["DataBatch"]] = field(Rows("DataBatch"), N_("Data under this rule"), "5(1)(e)",
        help=N_("Data whose period began on a known day, such as the invoices of 2019; from it follows the day on "
                "which they fall due."))  # fmt: skip
    notes: Mapped[str | None] = field(Text(long=True), N_("Notes"),
        help=N_("For yourself and your successor."))  # fmt: skip

    def in_words(self) -> str:
        """The time limit as a sentence of the record: period or criterion, start, and legal source."""
        cls = type(self)
        limit = cls.field("period").text(self) or self.criterion or ""
        counted = f"{limit} – {self.starts}" if limit and self.starts else limit
        source = f" ({self.legal_source})" if self.legal_source else ""
        return f"{self.title()}: {counted}{source}" if counted else self.title()


class DataBatch(Record):
    """Data whose retention period began with one event, until somebody says that they are erased."""

    one, many = N_("Batch of data"), N_("Batches of data")
    owners = ("RetentionRule",)
    named_by = ("what",)

    what: Mapped[str | None] = field(Text(), N_("Which data"), "5(1)(e)", M,
        N_("For instance: invoices of 2019, applications for the post of accountant."))  # fmt: skip
    activity: Mapped["ProcessingActivity | None"] = field(Link("ProcessingActivity"), N_("Activity"), "30(1)(f)", R,
        N_("Where they are processed."))  # fmt: skip
    event_on: Mapped[date | None] = field(Day(), N_("Event on"), "30(1)(f)", M,
        N_("The day of the event from which the period is counted."))  # fmt: skip
    hold: Mapped[str | None] = field(Text(long=True), N_("Held back because"), "17(3)",
        help=N_("A legal claim, an audit: as long as this is told, the data do not fall due."))  # fmt: skip
    erased_on: Mapped[date | None] = field(Day(), N_("Done on"), "17",
        help=N_("The day on which they were erased, made anonymous, returned or handed over."))  # fmt: skip
    evidence: Mapped[str | None] = field(Text(long=True), N_("Evidence"), "5(2)",
        help=N_("Who did it, and where the protocol is."))  # fmt: skip
