"""The shared words of a register: whose data, and which data; each with its translations."""

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.choices import official_languages
from ropa_desktop.register.fields import M, field
from ropa_desktop.register.kinds import Choice, Choices, Rows, Text, YesNo
from ropa_desktop.register.record import Record


class CategoryOfDataSubjects(Record):
    """A group of persons whose data are processed (Art. 30(1)(c))."""

    one, many = N_("Category of data subjects"), N_("Categories of data subjects")

    name: Mapped[str | None] = field(Text(), N_("Name"), "30(1)(c)", M,
        N_("In the plural: employees, patients."))  # fmt: skip
    description: Mapped[str | None] = field(Text(long=True), N_("Description"), "30(1)(c)",
        help=N_("Who belongs to it, and who does not."))  # fmt: skip
    vulnerable: Mapped[bool | None] = field(YesNo(), N_("Vulnerable persons"), "35(1)",
        help=N_("Children, patients, employees towards their employer."))  # fmt: skip
    translations: Mapped[list["Translation"]] = field(Rows("Translation"), N_("Translations"),
        help=N_("The name in other languages, for exports."))  # fmt: skip


class CategoryOfPersonalData(Record):
    """A category of personal data (Art. 30(1)(c))."""

    one, many = N_("Category of personal data"), N_("Categories of personal data")

    name: Mapped[str | None] = field(Text(), N_("Name"), "30(1)(c)", M,
        N_("For instance contact details."))  # fmt: skip
    description: Mapped[str | None] = field(Text(long=True), N_("Description"), "30(1)(c)",
        help=N_("What belongs to it."))  # fmt: skip
    special: Mapped[tuple[str, ...]] = field(Choices(codes.SPECIAL_CATEGORIES), N_("Special category or offences"),
        "9(1)",
        help=N_("Where such data are special by nature."))  # fmt: skip
    translations: Mapped[list["Translation"]] = field(Rows("Translation"), N_("Translations"),
        help=N_("The name in other languages, for exports."))  # fmt: skip


class Translation(Record):
    """The name of a category in another language."""

    one, many = N_("Translation"), N_("Translations")
    owners = ("CategoryOfDataSubjects", "CategoryOfPersonalData")

    language: Mapped[str | None] = field(Choice(official_languages), N_("Language"), required=M,
        help=N_("One of the official languages of the Union."))  # fmt: skip
    name: Mapped[str | None] = field(Text(), N_("Name"), required=M, help=N_("The name in that language."))  # fmt: skip
