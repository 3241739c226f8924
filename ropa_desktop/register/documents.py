"""Documents that stand behind the record, and the reviews of it (Art. 5(2))."""

from datetime import date

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.fields import M, R, field
from ropa_desktop.register.kinds import Choice, Day, Number, Text
from ropa_desktop.register.record import Record


def _kept(document: "Document") -> bool:
    return bool(document.file_sha256)


class Document(Record):
    """A notice, assessment or contract: a file kept inside the register, or a reference to where it is."""

    one, many = N_("Document"), N_("Documents")
    named_by = ("label",)

    label: Mapped[str | None] = field(Text(), N_("Title"), "5(2)", M,
        N_("What it says on the first page."))  # fmt: skip
    kind: Mapped[str | None] = field(Choice(codes.DOCUMENT_KINDS), N_("Kind"), "5(2)", R,
        N_("What it is."))  # fmt: skip
    dated: Mapped[date | None] = field(Day(), N_("Date"), "5(2)", help=N_("The day of the document."))  # fmt: skip
    valid_until: Mapped[date | None] = field(Day(), N_("Valid until"), "5(2)",
        help=N_("If it is limited."))  # fmt: skip
    reference: Mapped[str | None] = field(Text(), N_("Reference"), "5(2)",
        help=N_("Where it is kept, if not here."))  # fmt: skip
    file_name: Mapped[str | None] = field(Text(), N_("File"), "5(2)",
        help=N_("The file kept inside the register."))  # fmt: skip
    file_sha256: Mapped[str | None] = field(Text(), N_("SHA-256 of the file"), "5(2)",
        help=N_("Its fingerprint: the file is the same as long as this is the same."), asked_of=_kept)  # fmt: skip
    file_size: Mapped[int | None] = field(Number(), N_("Size of the file in bytes"), "5(2)",
        help=N_("As it was added."), asked_of=_kept)  # fmt: skip


class Review(Record):
    """Who looked at an entry, on which day, and what was decided."""

    one, many = N_("Review"), N_("Reviews")
    owners = ("ProcessingActivity", "ProcessingOnBehalf", "Organisation")
    named_by = ("reviewed_on", "reviewed_by")

    reviewed_on: Mapped[date | None] = field(Day(), N_("Day"), "5(2)", M, N_("The day of the review."))  # fmt: skip
    reviewed_by: Mapped[str | None] = field(Text(), N_("By"), "5(2)", M, N_("Name or function."))  # fmt: skip
    kind: Mapped[str | None] = field(Choice(codes.REVIEW_KINDS), N_("Kind"), "5(2)",
        help=N_("A review, or a sign-off."))  # fmt: skip
    decision: Mapped[str | None] = field(Choice(codes.REVIEW_DECISIONS), N_("Decision"), "5(2)", R,
        N_("What was decided."))  # fmt: skip
    remarks: Mapped[str | None] = field(Text(long=True), N_("Remarks"), "5(2)", help=N_("What was found."))  # fmt: skip
