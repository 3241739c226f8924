"""Findings that somebody judged not to apply, with the reason: the judgement is part of the register."""

from datetime import date

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register.fields import M, field
from ropa_desktop.register.kinds import Day, Text
from ropa_desktop.register.record import Record


class DismissedFinding(Record):
    """One finding that is not shown as open as long as the facts are those that were judged (Art. 5(2))."""

    one, many = N_("Finding that does not apply"), N_("Findings that do not apply")
    named_by = ("rule", "told")

    rule: Mapped[str | None] = field(Text(), N_("Rule"), "5(2)", M, N_("The code of the rule that spoke."))  # fmt: skip
    of_class: Mapped[str | None] = field(Text(), N_("Kind of record"), "5(2)", M,
        N_("As the file format names it, such as ProcessingActivity."))  # fmt: skip
    of_record: Mapped[str | None] = field(Text(), N_("Record"), "5(2)", M,
        N_("The id of the record on which it spoke."))  # fmt: skip
    of_field: Mapped[str | None] = field(Text(), N_("Field"), "5(2)", M,
        N_("The field beside which it spoke, as the file format names it."))  # fmt: skip
    told: Mapped[str | None] = field(Text(long=True), N_("What it said"), "5(2)",
        help=N_("Its sentence, as it was read when it was judged."))  # fmt: skip
    reason: Mapped[str | None] = field(Text(long=True), N_("Reason"), "5(2)", M,
        N_("Why it does not apply here, so that an authority can follow."))  # fmt: skip
    decided_by: Mapped[str | None] = field(Text(), N_("Judged by"), "5(2)", M, N_("Name or function."))  # fmt: skip
    decided_on: Mapped[date | None] = field(Day(), N_("Judged on"), "5(2)", M, N_("The day."))  # fmt: skip
    facts: Mapped[str | None] = field(Text(), N_("Digest of the facts"), "5(2)", M,
        N_("A fingerprint of what the rule looked at; where it changes, the finding comes back."))  # fmt: skip
