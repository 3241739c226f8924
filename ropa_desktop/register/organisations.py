"""One directory for every legal person or body; what it *is* follows from what points at it."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from ropa_desktop.i18n import N_
from ropa_desktop.register import codes
from ropa_desktop.register.choices import countries
from ropa_desktop.register.fields import A, M, R, field
from ropa_desktop.register.kinds import Choice, Choices, Day, Link, Number, Rows, Text, YesNo
from ropa_desktop.register.record import Record

if TYPE_CHECKING:
    from ropa_desktop.register.documents import Review


def _is_kept_for(organisation: "Organisation") -> bool:
    return bool(organisation.kept_for)


def _is_outside_the_union(organisation: "Organisation") -> bool:
    return bool(organisation.country) and organisation.country not in codes.EEA | codes.INSIDE_UNION


class Organisation(Record):
    """A legal person, authority or international organisation (Art. 30(1)(a), 30(2)(a))."""

    one, many = N_("Organisation"), N_("Organisations")

    name: Mapped[str | None] = field(Text(), N_("Name"), "30(1)(a)", M,
        N_("The full legal name, as in the commercial register or the founding law."))  # fmt: skip
    kept_for: Mapped[bool | None] = field(YesNo(), N_("This register is kept for it"), "30(1)",
        help=N_("Yes for the controller or processor whose record this is: your own organisation, each company "
                "of the group, or each client."))  # fmt: skip
    address: Mapped[str | None] = field(Text(long=True), N_("Postal address"), "30(1)(a)", M,
        N_("Street, postcode and town. Art. 30 asks for contact details, so that a letter arrives."),
        asked_of=_is_kept_for)  # fmt: skip
    country: Mapped[str | None] = field(Choice(countries), N_("Country"), "30(1)(a)", R,
        N_("Where it is established. Leave it empty for an international organisation."),
        asked_of=lambda organisation: not organisation.international)  # fmt: skip
    international: Mapped[bool | None] = field(YesNo(), N_("International organisation"), "30(1)(e)",
        help=N_("Yes for a body set up by States, such as the European Patent Organisation (Art. 4(26))."))  # fmt: skip
    email: Mapped[str | None] = field(Text(), N_("E-mail"), "30(1)(a)", M,
        N_("An address that is read and outlives the person who reads it."), asked_of=_is_kept_for)  # fmt: skip
    phone: Mapped[str | None] = field(Text(), N_("Telephone"), "30(1)(a)",
        help=N_("With the country code."))  # fmt: skip
    website: Mapped[str | None] = field(Text(), N_("Website"), "30(1)(a)", help=N_("Its own address."))  # fmt: skip
    legal_form: Mapped[str | None] = field(Text(), N_("Legal form"), "30(1)(a)",
        help=N_("Company, association, public body, …"))  # fmt: skip
    registration_number: Mapped[str | None] = field(Text(), N_("Registration number"), "30(1)(a)",
        help=N_("Commercial register, VAT or other number that tells it from its namesakes."))  # fmt: skip
    part_of: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Part of the group of"), "4(19)",
        help=N_("The controlling undertaking, where it belongs to a group."))  # fmt: skip
    public_authority: Mapped[bool | None] = field(YesNo(), N_("Public authority or body"), "37(1)(a)",
        help=N_("It must then designate a data protection officer, and cannot rest on Art. "
                "6(1)(f) in its tasks."))  # fmt: skip
    persons_employed: Mapped[int | None] = field(Number(), N_("Persons employed"), "30(5)",
        help=N_("Under 250, Art. 30(5) can lift the duty for some processing. The program never "
                "hides a record for it."))  # fmt: skip
    establishment_in_union: Mapped[bool | None] = field(YesNo(), N_("Established in the Union"), "3(1)",
        help=N_("A controller or processor without an establishment in the Union may need a "
                "representative (Art. 27)."))  # fmt: skip
    dpo: Mapped["Contact | None"] = field(Link("Contact", cyclic=True), N_("Data protection officer"), "30(1)(a)", A,
        N_("Art. 30 wants the name and the contact details. An external officer may sit in another organisation."),
        asked_of=_is_kept_for)  # fmt: skip
    representative: Mapped["Organisation | None"] = field(Link("Organisation"), N_("Representative in the Union"),
        "30(1)(a)", A, N_("The representative of Art. 27 of a controller or processor outside the Union."),
        asked_of=lambda one: _is_kept_for(one) and _is_outside_the_union(one))  # fmt: skip
    profiles: Mapped[tuple[str, ...]] = field(Choices(codes.PROFILES), N_("Checked by"), "30",
        help=N_("Which rules count for its record. Empty: those of the country where it is established."),
        asked_of=_is_kept_for)  # fmt: skip
    contacts: Mapped[list["Contact"]] = field(Rows("Contact"), N_("Contacts"), "30(1)(a)",
        help=N_("Persons or functions one can write to or call."))  # fmt: skip
    dpf_entries: Mapped[list["DpfEntry"]] = field(Rows("DpfEntry"), N_("Data Privacy Framework entries"), "45(3)",
        help=N_("For a company in the United States: what the public list says of it, and when "
                "you looked."))  # fmt: skip
    reviews: Mapped[list["Review"]] = field(Rows("Review"), N_("Reviews"), "5(2)",
        help=N_("Who looked at this entry, on which day, and what was decided."))  # fmt: skip
    notes: Mapped[str | None] = field(Text(long=True), N_("Notes"),
        help=N_("For yourself and your successor."))  # fmt: skip


class Contact(Record):
    """A person or a function at an organisation."""

    one, many = N_("Contact"), N_("Contacts")
    owners = ("Organisation",)
    named_by = ("name", "function")

    name: Mapped[str | None] = field(Text(), N_("Name"), "30(1)(a)", M,
        N_("The person's name; of the data protection officer Art. 30 wants the name."))  # fmt: skip
    function: Mapped[str | None] = field(Text(), N_("Function"), "30(1)(a)",
        help=N_("For instance: Head of legal."))  # fmt: skip
    email: Mapped[str | None] = field(Text(), N_("E-mail"), "30(1)(a)", R,
        N_("How to write to this person."))  # fmt: skip
    phone: Mapped[str | None] = field(Text(), N_("Telephone"), "30(1)(a)",
        help=N_("With the country code."))  # fmt: skip
    address: Mapped[str | None] = field(Text(long=True), N_("Postal address"), "30(1)(a)",
        help=N_("Where it differs from the organisation's."))  # fmt: skip

    def title(self) -> str:
        """Name and function, told apart."""
        return ", ".join(filter(None, (self.name, self.function))) or super().title()


class DpfEntry(Record):
    """What the Data Privacy Framework List says of a company, on the day somebody looked."""

    one, many = N_("Data Privacy Framework entry"), N_("Data Privacy Framework entries")
    owners = ("Organisation",)
    named_by = ()

    framework: Mapped[str | None] = field(Choice(codes.DPF_FRAMEWORKS), N_("Framework"), "45(3)", M,
        N_("The Union's framework, its UK extension, or the Swiss one."))  # fmt: skip
    covers: Mapped[str | None] = field(Choice(codes.DPF_COVERAGE), N_("Data covered"), "45(3)", R,
        N_("Staff data (HR) are covered only where the entry says so."))  # fmt: skip
    status: Mapped[str | None] = field(Choice(codes.DPF_STATUSES), N_("Status"), "45(3)", R,
        N_("As shown on the list on the day you looked."))  # fmt: skip
    checked_on: Mapped[date | None] = field(Day(), N_("Checked on"), "45(3)", R, N_("The day you looked."))  # fmt: skip

    def title(self) -> str:
        """Framework, coverage and status, in words."""
        words = [type(self).field(name).text(self) for name in ("framework", "covers", "status")]
        return ", ".join(word for word in words if word) or super().title()
