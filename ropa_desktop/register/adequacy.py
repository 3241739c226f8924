"""Adequacy decisions as this register knows them: what was added to the entries that ship, or takes their place."""

from datetime import date

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.choices import territories
from ropa_desktop.register.fields import M, R, field
from ropa_desktop.register.kinds import Choice, Day, Text
from ropa_desktop.register.record import Record


class AdequacyDecision(Record):
    """A decision under Art. 45, with its days and its scope; one of a code that ships replaces that entry."""

    one, many = N_("Adequacy decision"), N_("Adequacy decisions")
    named_by = ("label",)

    code: Mapped[str | None] = field(Text(), N_("Code"), "45(3)", M,
        N_("Short and lasting, such as KE; transfers are known by it. The code of an entry that the program "
           "ships, such as US-DPF, replaces that entry."))  # fmt: skip
    list: Mapped[str | None] = field(Choice(codes.ADEQUACY_LISTS), N_("List"), "45(3)", M,
        N_("Whose list it stands on; the Union, the United Kingdom and Switzerland each keep their own."))  # fmt: skip
    territory: Mapped[str | None] = field(Choice(territories), N_("Country"), "45(1)", R,
        N_("Leave it empty for an international organisation."))  # fmt: skip
    label: Mapped[str | None] = field(Text(), N_("Title"), "45(3)", M,
        N_("The country or organisation, and what it is limited to: Kenya (commercial organisations)."),
        was=("title",))  # fmt: skip
    decision: Mapped[str | None] = field(Text(), N_("Decision"), "45(3)", R,
        N_("Its number, such as (EU) 2023/1795."))  # fmt: skip
    celex: Mapped[str | None] = field(Text(), N_("CELEX number"), "45(3)",
        help=N_("By which it is found in EUR-Lex."))  # fmt: skip
    adopted: Mapped[date | None] = field(Day(), N_("Adopted on"), "45(3)",
        help=N_("The day of the decision."))  # fmt: skip
    valid_from: Mapped[date | None] = field(Day(), N_("Holds from"), "45(3)", R,
        N_("The first day on which a transfer can rest on it."))  # fmt: skip
    valid_until: Mapped[date | None] = field(Day(), N_("Holds until"), "45(5)",
        help=N_("The last day: before it expires, is repealed or is declared invalid."))  # fmt: skip
    scope: Mapped[str | None] = field(Text(long=True), N_("Scope"), "45(1)",
        help=N_("Which recipients or data it covers; empty where it covers all."))  # fmt: skip
    scope_kind: Mapped[str | None] = field(Choice(codes.ADEQUACY_SCOPES), N_("Limited to"), "45(1)",
        help=N_("What has to be shown for a transfer to lie within it."))  # fmt: skip
    review: Mapped[str | None] = field(Text(long=True), N_("Review"), "45(3)",
        help=N_("When the Commission looks at it again, and what it found."))  # fmt: skip
    status: Mapped[str | None] = field(Text(), N_("Status"), "45(5)",
        help=N_("In force, contested, repealed, invalid."))  # fmt: skip
    source: Mapped[str | None] = field(Text(), N_("Source"), "5(2)", R,
        N_("Where these facts come from, and when they were read."))  # fmt: skip
    verify: Mapped[str | None] = field(Text(), N_("To be verified"), "5(2)",
        help=N_("Which of these facts nobody has checked against the official source yet."))  # fmt: skip
