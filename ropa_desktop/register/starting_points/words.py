"""Words that several starting points share, so that a register has each category and each measure once."""

from ropa_desktop.i18n import N_
from ropa_desktop.register.starting_points.point import Basis, told

EMPLOYEES = N_("Employees")
FORMER = N_("Former employees")
APPLICANTS = N_("Applicants")
CUSTOMERS = N_("Customers")
PROSPECTS = N_("Prospects")
CONTACTS = N_("Contact persons of business partners")
SUPPLIERS = N_("Suppliers")
VISITORS = N_("Visitors to the premises")
WEB_VISITORS = N_("Visitors to the website")
SUBSCRIBERS = N_("Newsletter subscribers")
GUESTS = N_("Participants in events")
ENQUIRERS = N_("Persons who contact us")
REPORTERS = N_("Persons who report")
REPORTED = N_("Persons named in reports")
USERS = N_("Users of the systems")
VULNERABLE = frozenset({EMPLOYEES, FORMER})  # towards their employer

CONTACT = N_("Contact details")
IDENTITY = N_("Identification data")
CORRESPONDENCE = N_("Correspondence")
PAYMENT = N_("Bank and payment data")
INVOICES = N_("Invoices and vouchers")
CONTRACT = N_("Contract data")
ACCESS_LOGS = N_("Connection and log data")

# Name and point of Art. 32(1) that it serves.
MEASURES: dict[str, tuple[str, str]] = {
    "roles": (N_("Access by role, on a need-to-know basis"), "A32-1-b"),
    "confidential": (N_("Confidentiality undertaking of all who handle the data"), "A32-1-b"),
    "passwords": (N_("Personal accounts with multi-factor sign-in"), "A32-1-b"),
    "transit": (N_("Encryption in transit"), "A32-1-a"),
    "rest": (N_("Encryption of stored data"), "A32-1-a"),
    "pseudonyms": (N_("Pseudonymisation or shortening of identifiers"), "A32-1-a"),
    "backup": (N_("Regular backups with tested restoring"), "A32-1-c"),
    "logging": (N_("Logging of access and changes"), "A32-1-b"),
    "rooms": (N_("Locked rooms and cabinets"), "A32-1-b"),
    "patches": (N_("Prompt security updates"), "A32-1-b"),
    "erasing": (N_("Automatic overwriting or erasure after the period"), "A32-1-b"),
    "reviews": (N_("Regular review of access rights"), "A32-1-d"),
    "training": (N_("Regular training of staff"), "A32-1-d"),
    "tests": (N_("Regular tests of security"), "A32-1-d"),
}

CONTRACT_WITH_THEM = Basis("A6-1-b", N_("it is needed to carry out the contract with this person"))
DUTY = Basis("A6-1-c", N_("a law obliges you to it; you then name that law"))
TASK = Basis("A6-1-e", N_("it belongs to a task that the law gives to the authority; you then name that law"),
             "authority")  # fmt: skip
LABOUR = Basis("A9-2-b", N_("labour or social law demands it; you then name that law or the collective agreement"))
EXPLICIT = Basis("A9-2-a", N_("the person has agreed explicitly, and nobody is worse off for saying no"))
CONSENT = Basis("A6-1-a", N_("the person has agreed, freely and for this purpose, and can withdraw it as easily"))


def interest(why: str) -> Basis:
    """Legitimate interests, which a public authority cannot rest its tasks on (Art. 6(1) second subparagraph)."""
    return Basis("A6-1-f", why, "private")


# Recipients
IT_SERVICE = told(N_("Providers of hosting and IT maintenance"), "processor", N_("They run or maintain the systems."),
                  N_("Does somebody outside run or maintain the systems?"))  # fmt: skip
TAX_OFFICE = told(N_("Tax authorities"), "authority", N_("Declarations, and audits that the law provides for."))
BANKS = told(N_("Banks and payment services"), "controller", N_("They carry out payments."))
ADVISERS = told(N_("Tax advisers, auditors and lawyers"), "controller", N_("Advice, audit, and disputes."),
                N_("Are outside advisers given such data?"))  # fmt: skip
POLICE = told(N_("Police, prosecutors and courts"), "authority", N_("Where an incident is to be investigated."),
              N_("Are data handed over after an incident, or can that happen?"))  # fmt: skip

# Questions that many share
COUNCIL = N_("Is there a works council or another staff representation that has a say in it? National law or a "
             "collective agreement may set more specific rules for employees (Art. 88).")  # fmt: skip
AUTOMATED = N_("Is anything decided about a person by a machine alone, with legal or similarly significant effects "
               "(Art. 22)?")  # fmt: skip
PROCESSOR = N_("Who processes the data on your behalf? Enter each processor with its contract (Art. 28) and with "
               "transfers to third countries, its sub-processors' too.")  # fmt: skip
