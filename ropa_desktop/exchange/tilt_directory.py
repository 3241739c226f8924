"""The organisations and persons that a TILT document names, each once."""

import re

from ropa_desktop.exchange.tilt_tree import Part, parts, take, take_one
from ropa_desktop.exchange.tilt_words import country, label, names_another
from ropa_desktop.i18n import _
from ropa_desktop.register.organisations import Contact, Organisation

_FIELDS = {"address": "address", "email": "email", "phone": "phone", "url": "website"}
_LONGEST_LINE = 80  # of an address; a sentence is longer


class Directory:
    """Makes organisations, or finds the one that was named before with nothing said against it."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.organisations: list[Organisation] = []

    def country(self, text: str) -> str:
        """The ISO code that the text names beyond doubt."""
        return country(text, self._language)

    def is_address(self, text: str) -> bool:
        """Whether it is a company with its address: short lines, and a country at the end."""
        lines = text.split("\n")
        return len(lines) > 1 and all(len(line) <= _LONGEST_LINE for line in lines) and bool(self.country(text))

    def organisation(self, part: Part, name: str) -> Organisation:
        """The organisation that a part describes; what it takes leaves the part."""
        values = {field: take_one(part, member) or None for member, field in _FIELDS.items()}
        notes = [f"{label(member)}: {text}" for member in ("division", "sector") for text in take(part, member)]
        values["country"] = None
        for stated in take(part, "country"):
            code = self.country(stated)
            doubtful = code and names_another(code, self._language, name, values["address"] or "")
            if code and not doubtful and not values["country"]:
                values["country"] = code
            if stated != values["country"]:
                notes.append(_("Country as stated: {country}").format(country=stated))
        if not values["country"] and values["address"]:
            values["country"] = self._of_address(name, values["address"])
        found = self._known(name, values) or self._new(name)
        for field, value in values.items():
            if value:
                setattr(found, field, value)
        found.notes = "\n".join(dict.fromkeys([*(found.notes or "").split("\n"), *notes])).strip()
        for person in parts(part, "representative"):
            contact = self.contact(person, _("Representative named in the notice"))
            if contact and not any(_same(contact, other) for other in found.contacts):
                found.contacts.append(contact)
        return found

    def contact(self, part: Part, function: str) -> Contact | None:
        """The person or function that a part describes, None where it names none; what it takes leaves the part."""
        values = {member: take_one(part, member) or None for member in ("name", "email", "phone", "address")}
        stated = [_("Country as stated: {country}").format(country=text) for text in take(part, "country")]
        if values["name"] and not values["email"] and re.fullmatch(r"[^@\s]+@[^@\s]+", values["name"]):
            values["name"], values["email"] = None, values["name"]
        values["address"] = "\n".join(filter(None, [values["address"], *stated])) or None
        return Contact(function=function, **values) if any(values.values()) else None

    def _of_address(self, name: str, address: str) -> str:
        """The country at the end of an address of several parts, if the name does not speak against it."""
        code = self.country(address) if len(address) > 3 else ""
        return "" if names_another(code, self._language, name) else code

    def _known(self, name: str, values: dict[str, str | None]) -> Organisation | None:
        for one in self.organisations:
            same = (one.name or "").casefold() == name.casefold()
            if same and all(not value or getattr(one, field) in (None, value) for field, value in values.items()):
                return one
        return None

    def _new(self, name: str) -> Organisation:
        self.organisations.append(Organisation(name=name))
        return self.organisations[-1]


def _same(one: Contact, other: Contact) -> bool:
    return all(field.value(one) == field.value(other) for field in Contact.fields)
