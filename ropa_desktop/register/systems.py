"""Systems in which data lie, and the catalogue of security measures (Art. 32(1))."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.choices import countries
from ropa_desktop.register.fields import M, R, field
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Links, Text
from ropa_desktop.register.record import Record

if TYPE_CHECKING:
    from ropa_desktop.register.organisations import Organisation


class System(Record):
    """A program, service or filing system that holds personal data."""

    one, many = N_("System"), N_("Systems")

    name: Mapped[str | None] = field(Text(), N_("Name"), "32", M, N_("What users call it."))  # fmt: skip
    description: Mapped[str | None] = field(Text(long=True), N_("Description"), "32",
        help=N_("What it is used for."))  # fmt: skip
    vendor: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Vendor"), "28",
        help=N_("Who makes or runs it."))  # fmt: skip
    hosting_countries: Mapped[tuple[str, ...]] = field(Choices(countries), N_("Hosted in"), "44", R,
        N_("The countries in which its data lie."))  # fmt: skip
    measures: Mapped[list["SecurityMeasure"]] = field(Links("SecurityMeasure"), N_("Security measures"), "32(1)",
        help=N_("Every activity that uses the system inherits them."))  # fmt: skip
    notes: Mapped[str | None] = field(Text(long=True), N_("Notes"),
        help=N_("For yourself and your successor."))  # fmt: skip


class SecurityMeasure(Record):
    """One technical or organisational measure of the catalogue."""

    one, many = N_("Security measure"), N_("Security measures")

    name: Mapped[str | None] = field(Text(), N_("Name"), "32(1)", M,
        N_("Short: role-based access, daily backup."))  # fmt: skip
    group: Mapped[str | None] = field(Choice(codes.MEASURE_GROUPS), N_("Group"), "32(1)", R,
        N_("Which point of Art. 32(1) it serves."))  # fmt: skip
    description: Mapped[str | None] = field(Text(long=True), N_("Description"), "32(1)",
        help=N_("In general words; an authority need not learn how to break in."))  # fmt: skip
    evidence: Mapped[str | None] = field(Text(long=True), N_("Evidence"), "5(2)",
        help=N_("How one can see that it is there."))  # fmt: skip
    last_tested: Mapped[date | None] = field(Day(), N_("Last tested"), "32(1)(d)",
        help=N_("The day of the last test."))  # fmt: skip
