"""What the sample's activities point at, by short names, and the rows that many of them share."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from ropa_desktop.register.activities import PersonalData, Purpose, Recipient
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.retention import RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData

CONTACT_ITEMS = "First and last name; e-mail address; telephone number"
DEVICE_ITEMS = "Operating system (version and type); browser; IP address; unique device identifiers; geolocation"
SERVICE_ITEMS = "Pages viewed; links clicked; other interaction with the website"
SIGN_UP = "Given by the person when signing up for the platform or for the newsletter."
BY_COOKIE_CHOICE = "Collected automatically, also through other online services, as far as the cookie choices allow it."

RIGHTS = (
    "Residents of the EEA and the United Kingdom can at any time ask for access, correction, update or erasure. They "
    "can also object, have the processing restricted, or have their data ported. Consent can be withdrawn at any "
    "time; what was done before stays lawful.\n"
    "Requests go to the data protection officer, who asks for proof of identity and answers within 30 days. "
    "Complaints can be made to the data protection authority of the person's own country."
)
NO_TIME_LIMIT = (
    "Time limits: the privacy notice (section 5) only promises to keep data while the purposes need them, and refers "
    "to the data protection officer for periods. That is no time limit, so the question stays open."
)
COOKIE_CONSENT = (
    "Given in the cookie preference tool. Withdrawn there, in the browser, or by writing to the data protection "
    "officer. How it is recorded is not described yet."
)


@dataclass(frozen=True)
class Shelf:
    """The records that others point at, by short names."""

    organisations: dict[str, Organisation]
    people: dict[str, CategoryOfDataSubjects]
    categories: dict[str, CategoryOfPersonalData]
    documents: dict[str, Document]
    measures: dict[str, SecurityMeasure]
    systems: dict[str, System]
    rules: dict[str, RetentionRule]
    engagements: dict[str, Engagement]

    def pointed_at(self) -> list[Record]:
        """All of them, in the order of telling."""
        return [record for one in fields(self) for record in getattr(self, one.name).values()]

    def row(self, category: str, people: str, *purposes: Purpose, items: str = "", source: str = "", words: str = "",
            rule: RetentionRule | None = None) -> PersonalData:  # fmt: skip
        """A category of data in an activity; people and sources are names, separated by spaces."""
        return PersonalData(
            category=self.categories[category],
            items=items or None,
            data_subjects=[self.people[name] for name in people.split()],
            sources=tuple(source.split()),
            source_in_words=words or None,
            purposes=list(purposes),
            retention_rule=rule,
        )

    def contact(self, people: str, *purposes: Purpose) -> PersonalData:
        """Contact details, as section 2 of the notice describes them."""
        return self.row("contact", people, *purposes, items=CONTACT_ITEMS, source="data-subject", words=SIGN_UP)

    def observed(self, people: str, *purposes: Purpose) -> list[PersonalData]:
        """Device and service data, as section 2 of the notice describes them."""
        return [
            self.row(category, people, *purposes, items=items, source="observed third-party", words=BY_COOKIE_CHOICE)
            for category, items in (("device", DEVICE_ITEMS), ("service", SERVICE_ITEMS))
        ]

    def listed(self, kind: str, names: str) -> list[Any]:
        """Records of one shelf, by their short names."""
        return [getattr(self, kind)[name] for name in names.split()]


def usual_recipients() -> Sequence[Recipient]:
    """Whom section 4 of the notice names for all data that the company holds."""
    return (
        Recipient(category="Group companies", kind="group", disclosed=("future",),
                  reason="None receives data so far. One that is to receive them is added here first."),
        Recipient(category="Consultants and vendors", kind="processor", disclosed=("present", "future"),
                  reason="They help to provide the sites. The data protection officer hands out the list."),
        Recipient(category="Lawyers, auditors and insurers", kind="controller", disclosed=("future",),
                  reason="Professional advice to the company."),
        Recipient(category="Authorities and courts", kind="authority", disclosed=("future",),
                  reason="Answering lawful requests; protecting rights, safety and property; see A-08."),
    )  # fmt: skip
