"""Reads what a controller's privacy notice says, written in the Transparency Information Language (TILT).

What the document leaves open stays open, and what has no field of its own becomes a note: no fact vanishes.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.json_stream import opened
from ropa_desktop.exchange.tilt_activities import Activities
from ropa_desktop.exchange.tilt_directory import Directory
from ropa_desktop.exchange.tilt_tree import Part, facts, heading, parts, showing, take, take_all, take_one, tell
from ropa_desktop.exchange.tilt_words import label
from ropa_desktop.i18n import _
from ropa_desktop.register import records as _all  # noqa: F401  (a record is made only when all classes are declared)
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record

MOST_CHARACTERS = 10_000_000
_MARKS = ("controller", "dataDisclosed", "dataProtectionOfficer")
_RIGHTS = (
    "rightToInformation",
    "rightToRectificationOrDeletion",
    "accessAndDataPortability",
    "rightToDataPortability",
    "rightToWithdrawConsent",
    "rightToComplain",
)
_TOOLS = {"adequacyDecision": "A45-3", "standardDataProtectionClause": "A46-2-c"}


@dataclass
class Tilt:
    """The records of one document, to be added in one step, and how many facts only a note could take."""

    records: list[Record]
    notes_count: int


def read(path: Path) -> Tilt:
    """The records that the document stands for; raises KnownError where it is no such document."""
    with opened(path, MOST_CHARACTERS, strict=False) as stream:
        value = stream.value()
        stream.end()
    if not isinstance(value, dict) or not any(mark in value for mark in _MARKS):
        raise KnownError(
            _("{path} is neither a register nor a privacy notice in the Transparency Information Language (TILT). "
              "Nothing was changed.").format(path=path)
        )  # fmt: skip
    return _Notice(showing(value)).read()


class _Notice:
    def __init__(self, document: Part) -> None:
        self._document = document
        self._meta = next(iter(parts(document, "meta")), {})
        self._name = "\n".join(self._texts("name"))
        self._directory = Directory(next(iter(self._texts("language")), "en").lower().split("-")[0])

    def _texts(self, name: str) -> list[str]:
        return take({name: self._meta.get(name)}, name)

    def read(self) -> Tilt:
        controller = self._controller()
        activities = Activities(self._directory, self._name or controller.name or "")
        for part in self._parts("dataDisclosed", "category"):
            activities.add(part)
        for part in parts(self._document, "sources"):
            activities.source(part)
        made = activities.finish()
        notice = self._notice()
        for activity in made:
            activity.controller = controller
            activity.documents = [notice] if notice else []
        self._state_of_all(made)
        count = activities.unplaced + self._note_the_rest(controller)
        records = [*self._directory.organisations, *activities.categories, *([notice] if notice else []), *made]
        return Tilt(records, count)

    def _parts(self, name: str, member: str) -> Iterator[Part]:
        """The objects under a name; a bare text stands for an object with this one member."""
        yield from parts(self._document, name)
        yield from ({member: text} for text in take(self._document, name))

    def _controller(self) -> Organisation:
        part = next(self._parts("controller", "name"), {})
        controller = self._directory.organisation(part, take_one(part, "name") or self._name)
        controller.kept_for = True
        for officer in self._parts("dataProtectionOfficer", "name"):
            contact = self._directory.contact(officer, _("Data protection officer") if controller.dpo else "")
            if contact is not None:
                controller.contacts.append(contact)
                controller.dpo = controller.dpo or contact
        return controller

    def _state_of_all(self, activities: list[ProcessingActivity]) -> None:
        """Put what the notice says of all its processing onto each activity."""
        rights = "\n".join(line for name in _RIGHTS for line in self._told(name)).strip()
        automated, none = self._automated()
        transfers = [values for part in self._parts("thirdCountryTransfers", "country") for values in self._going(part)]
        shared = _("The notice states rights, transfers and automated decisions for all its processing together; "
                   "keep here what applies to this activity.")  # fmt: skip
        for activity in activities:
            activity.rights = rights
            activity.automated_decisions = automated
            activity.stated_none = ("automated_decisions",) if none else ()
            activity.transfers.extend(Transfer(**values) for values in _distinct(transfers))
            if len(activities) > 1 and (rights or automated or none or transfers):
                activity.notes = "\n".join(filter(None, [shared, activity.notes]))

    def _told(self, name: str) -> list[str]:
        """A right with all that is said of it; its authority enters the directory too."""
        for right in parts(self._document, name):
            for part in parts(right, "supervisoryAuthority"):
                authority = deepcopy(part)  # all of it is told in the right as well
                if named := take_one(authority, "name"):
                    self._directory.organisation(authority, named).public_authority = True
        lines = take_all(self._document, name)
        return [*lines, ""] if lines else []

    def _automated(self) -> tuple[str | None, bool]:
        """What is said of automated decisions, and whether it is only that there are none."""
        name = "automatedDecisionMaking"  # what the field is called, too
        lines = [line for line in take_all(self._document, name) if line != heading(name)]
        only_no = lines in ([f"{label(one)}: {_('No')}"] for one in (name, "inUse"))
        return (None, True) if only_no else ("\n".join(lines), False)

    def _going(self, part: Part) -> Iterator[dict[str, Any]]:
        """A transfer for each country or importer that a part names, one where it only says on what it rests."""
        tools = [
            tool for kind, tool in _TOOLS.items() if any(one.get("available") is True for one in parts(part, kind))
        ]
        texts = take(part, "country")
        told = [line for name in list(part) for line in tell({name: part.pop(name)})]
        for text in texts or [""]:
            values: dict[str, Any] = {"tool": tools[0]} if len(tools) == 1 else {}
            lines = told
            if self._directory.is_address(text):
                values["importer"] = self._directory.organisation({"address": text}, text.split("\n")[0].strip())
                values["country"] = values["importer"].country
            else:
                values["country"] = self._directory.country(text) or None
                lines = told if text in ("", values["country"]) else [text, *told]
            values["ground_in_words"] = "\n".join(lines) or None
            if any(values.values()):
                yield values

    def _notice(self) -> Document | None:
        url = "\n".join(self._texts("url"))
        if not self._name and not url:
            return None
        return Document(label=_("Privacy notice: {name}").format(name=self._name or url), kind="notice", reference=url)

    def _note_the_rest(self, controller: Organisation) -> int:
        """Write what is still in the document into the controller's notes; gives how many facts that are."""
        meta = take_all(self._document, "meta")
        count = facts(self._document)
        controller.notes = "\n".join(filter(None, [controller.notes, *meta, *tell(self._document)]))
        return count


def _distinct(transfers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for values in transfers:
        if values not in found:
            found.append(values)
    return found
