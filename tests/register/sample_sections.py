"""Where the facts of the privacy policy that the sample follows are held, by its numbered sections.

A section is held by fields of records, each with words that must stand there, or has a reason why it is no
fact of a register. A field may be one of a row: `purposes.legal_basis` is the basis of every purpose, joined.
"""

from typing import NamedTuple


class Held(NamedTuple):
    record: str  # its title
    field: str
    words: tuple[str, ...]


def held(record: str, field: str, *words: str) -> Held:
    return Held(record, field, words)


COMPANY = "Larkspur Messaging AG"
SITES = "A-01 Website and accounts"
SUPPORT = "A-02 Support and service messages"
ANALYSIS = "A-03 Usage analysis and testing"
MARKETING = "A-04 Marketing messages"
SECURITY = "A-05 Security and abuse"
ADVERTISING = "A-06 Personalised advertising"
BOOKS = "A-07 Invoices, audits, fraud"
AUTHORITIES = "A-08 Requests by authorities"
PROSPECTS = "A-09 Marketing prospects"
COOKIES = "A-10 Cookies and choices"
REQUESTS = "A-11 Data subject requests"
BREACHES = "A-12 Data breaches"
SOCIAL = "A-13 Social media pages"
SALE = "A-14 Sale or reorganisation"
MESSENGER = "P-01 Messaging for customers"
HOST_CH = "Firnlicht Hosting AG – Hosting in Switzerland"
HOST_EEA = "Nordkiefer Rechenzentrum GmbH – Hosting in the EEA"
HOST_US = "Saltbrook Hosting, Inc. – Hosting in the United States"
NIGHT = "Saffron Desk Private Limited – Support at night"
COMPUTING = "Tallgrass Compute, Inc. – Computing for statistics"
GATEWAY = "Rookgate SMS Ltd – SMS gateway"
OPEN = "Not yet answered"
OFFICER = (held(COMPANY, "dpo.name", "Mirela Falkensand"), held(COMPANY, "dpo.email", "dpo@larkspur.example.org"))
CONTACT = ("First and last name", "e-mail", "telephone")
DEVICE = ("operating system", "version and type", "browser", "IP address", "unique device identifiers", "geolocation")
SERVICE = ("pages viewed", "links clicked", "interaction")

SECTIONS: dict[str, tuple[Held, ...] | str] = {
    "1.1": "Says what the notice is for. The rights that it announces stand under 8.1, the data under 2.1.",
    "1.2": "A contract term, not a fact of processing; the operator stands under 1.4 as controller.",
    "1.3": (
        held("Website users", "description", "websites", "social media"),
        held("Customers", "description", "messaging products", "workspaces", "mobile apps", "other applications"),
        held("End users", "description", "messenger domains"),
        held("Marketing prospects", "description", "eligible"),
        held("Recipients of marketing", "description", "marketing messages"),
        held(PROSPECTS, "purposes.purpose", "eligible as a customer"),
        held(PROSPECTS, "purposes.legal_basis", OPEN),
        held(SOCIAL, "data.data_subjects", "Website users"),
        held(MESSENGER, "categories_of_processing", "end users", "messenger domains"),
    ),
    "1.4": (held(SITES, "controller.name", COMPANY), held(COMPANY, "kept_for", "Yes"), *OFFICER),
    "2.1": (
        held(SITES, "data.items", *CONTACT, *DEVICE, *SERVICE),
        held(SITES, "data.source_in_words", "signing up", "newsletter", "cookie choices", "other online services"),
        held(SITES, "data.sources", "Data subject", "Observed", "Third party"),
        held(SITES, "purposes.purpose", "complete orders", "remember settings", "preferred language"),
        held(SITES, "purposes.basis_in_words", "section 2", "consent"),
        held(SUPPORT, "purposes.purpose", "messages", "support"),
        held(SUPPORT, "purposes.legal_basis", "Consent", "Legitimate interests"),
        held(SUPPORT, "purposes.basis_in_words", "section 2 names consent for using contact details to communicate"),
        held(ANALYSIS, "purposes.purpose", "how the sites are used", "A/B tests", "tags"),
        held(ANALYSIS, "purposes.legal_basis", "Consent"),
        held(ANALYSIS, "purposes.basis_in_words", "consent", "project interest"),
        held(ANALYSIS, "data.items", *DEVICE, *SERVICE),
        held(MARKETING, "purposes.purpose", "newsletter", "success of campaigns"),
        held(MARKETING, "purposes.legal_basis", "Consent"),
        held(MARKETING, "data.items", *CONTACT),
        held(COOKIES, "data.category", "Data from third parties"),
        held(COOKIES, "data.source_in_words", "names neither them nor the items"),
    ),
    "2.2": (
        held(COOKIES, "data.items", "User ID, unique within one website"),
        held(COOKIES, "data.source_in_words", "First- and third-party cookies"),
        held(COOKIES, "description", "Do Not Track", "not acted on"),
        held(COOKIES, "notes", "same user on two websites", "IP address"),
        held(SECURITY, "notes", "IP address", "mended"),
        held("Cookie policy", "kind", "notice"),
        held("One user ID per website", "group", "Pseudonymisation"),
    ),
    "3.1": (
        held(SITES, "purposes.purpose", "deliver the sites", "without a contract", "accounts"),
        held(SITES, "purposes.legal_basis", "Contract", "Legitimate interests"),
        held(SITES, "purposes.basis_in_words", "terms of service"),
        held(SITES, "purposes.legitimate_interest", "operating and administering the sites"),
        held(SUPPORT, "purposes.purpose", "service, technical and administrative messages", "questions", "care"),
        held(SUPPORT, "purposes.legitimate_interest", "administering the sites", "availability", "security"),
        held(ANALYSIS, "purposes.purpose", "improve", "new products, services and features"),
        held(ANALYSIS, "purposes.legitimate_interest", "use, traffic and trends"),
        held(MARKETING, "description", "e-mail", "post", "push", "WhatsApp", "SMS"),
        held(MARKETING, "purposes.legal_basis", "Consent", "Legitimate interests"),
        held(SECURITY, "purposes.purpose", "detect, investigate and prevent", "unauthorised use", "abuse"),
        held(SECURITY, "purposes.legitimate_interest", "safe and secure"),
        held(ADVERTISING, "purposes.purpose", "personalised information", "where consent is needed"),
        held(ADVERTISING, "purposes.legal_basis", "Consent", "Legitimate interests"),
        held(ADVERTISING, "purposes.legitimate_interest", "marketing", "advertising products and services"),
        held(ADVERTISING, "description", "the company's sites", "other sites"),
        held(BOOKS, "purposes.purpose", "invoices", "audited", "fraud"),
        held(BOOKS, "purposes.basis_in_words", "legitimate business purpose"),
        held(BOOKS, "purposes.legal_basis", OPEN),
        held(AUTHORITIES, "purposes.purpose", "authorities, courts and regulators", "imminent harm", "the public"),
        held(AUTHORITIES, "purposes.legal_basis", "Legal obligation"),
        held(AUTHORITIES, "purposes.law", OPEN),
    ),
    "3.2": (held(COMPANY, "notes", "supplementary notice", "another basis", "does not fit"),),
    "3.3": (held(COMPANY, "notes", "EEA", "United Kingdom", "Switzerland"),),
    "3.4": OFFICER,
    "4.1": (
        held(SITES, "recipients.category", "Group companies", "Consultants and vendors", "Lawyers, auditors"),
        held(SITES, "recipients.reason", "None receives data so far", "hands out the list"),
        held("List of service providers and advertising partners", "reference", "on request"),
        held(ADVERTISING, "recipients.category", "Advertising partners"),
        held(ADVERTISING, "recipients.reason", "over time", "cookies", "list"),
        held(AUTHORITIES, "recipients.category", "Law enforcement, courts and regulators"),
        held(AUTHORITIES, "recipients.reason", "subpoenas"),
        held(AUTHORITIES, "purposes.purpose", "terms", "legal claims", "fraud", "attacks", "identity theft"),
        held(SALE, "recipients.category", "Parties to business transfers", "advisers"),
        held(SALE, "description", "all or part", "insolvency"),
        held(SALE, "purposes.purpose", "sale", "merger", "reorganisation"),
    ),
    "4.2": (
        held(ANALYSIS, "recipients.category", "Third parties that receive figures"),
        held(ANALYSIS, "recipients.reason", "anonymised", "configuration of computers", "performance", "personal data"),
    ),
    "4.3": "What other websites do is for their own controllers to record; a link to them processes nothing here.",
    "5.1": (
        held(SITES, "data.time_limit", OPEN),
        held(SITES, "notes", "section 5", "while the purposes need them", "data protection officer"),
    ),
    "5.2": (
        held(SITES, "data.category", "Posted content"),
        held(SITES, "data.source_in_words", "May stay on the sites", "access has ended"),
    ),
    "6.1": (
        held(SITES, "engagements", HOST_CH, HOST_EEA, HOST_US),
        held(HOST_CH, "storage_countries", "Switzerland"),
        held(HOST_EEA, "storage_countries", "Germany"),
        held(HOST_US, "storage_countries", "United States"),
        held(HOST_US, "transfers.country", "United States"),
    ),
    "6.2": (
        held(NIGHT, "transfers.kind", "Remote access"),
        held(NIGHT, "transfers.ground_in_words", "transfer agreement"),
        held(COMPUTING, "transfers.kind", "Onward transfer"),
        held(GATEWAY, "transfers.ground_in_words", "transfer agreement"),
    ),
    "6.3": (
        held(HOST_CH, "transfers.adequacy_decision", "Switzerland", "2000/518/EC"),
        held(GATEWAY, "transfers.adequacy_decision", "United Kingdom"),
        held(COMPUTING, "transfers.adequacy_decision", "United States (DPF)"),
        held(COMPUTING, "transfers.dpf_entry", "active"),
        held(NIGHT, "transfers.tool", "Art. 46(2)(c)"),
    ),
    "6.4": (
        held(HOST_US, "transfers.ground_in_words", "Privacy Shield", "not relied on", "standard clauses"),
        held(HOST_US, "transfers.clause_set", "2021/914"),
        held(HOST_US, "transfers.clause_module", "Module Two"),
    ),
    "6.5": (*OFFICER, held(HOST_US, "transfers.ground_in_words", "data protection officer sends a copy")),
    "7.1": (
        held("Information security policy", "description", "technical and organisational"),
        held("Geographically distributed servers", "description", "several regions"),
        held("Data centres in the EEA first", "description", "servers in the EEA"),
        held(SITES, "measures_in_words", "place of storage is hard to tell", "EEA", "absolute safety"),
        held(COMPANY, "contacts.email", "security@larkspur.example.org"),
    ),
    "8.1": (
        held(SITES, "rights", "access", "correction", "update", "erasure", "object", "restricted", "ported"),
        held(SITES, "rights", "EEA", "United Kingdom", "consent can be withdrawn", "stays lawful", "complaints"),
        held(MARKETING, "rights", "declined at any time", "link"),
        held(MARKETING, "purposes.consent", "unsubscribe link"),
        held(SUPPORT, "description", "cannot be opted out of"),
    ),
    "8.2": (
        held(REQUESTS, "description", "in writing", "proof of identity", "30 days"),
        held(REQUESTS, "data.category", "Proof of identity"),
        held(REQUESTS, "rights", "data protection officer", "30 days"),
    ),
    "9.1": (
        held(COOKIES, "purposes.purpose", "fit the visit to the visitor"),
        held(COOKIES, "data.category", "Cookie identifiers"),
    ),
    "9.2": (
        held(COOKIES, "purposes.purpose", "statistics"),
        held(COOKIES, "description", "accepted or declined", "may not work"),
        held(COOKIES, "purposes.consent", "in the browser"),
        held(COOKIES, "documents", "Cookie policy"),
    ),
    "10.1": (
        held(BREACHES, "description", "attacks", "fraud", "outsiders", "law enforcement", "notice on the website"),
        held(BREACHES, "purposes.purpose", "investigate", "report", "inform those who may be harmed"),
        held(BREACHES, "recipients.category", "Law enforcement"),
    ),
    "11.1": (
        held(SITES, "children", "under 16", "may not register", "not knowingly", "erased at once", "parents"),
        held(SITES, "child_age", "16"),
        held("R-02 Data of persons under 16, at once", "criterion", "under 16", "parent"),
    ),
    "12.1": (
        held(COMPANY, "notes", "told of changes", "date of the notice"),
        held("Privacy notice", "dated", "2024-03-25"),
    ),
    "12.2": (*OFFICER, held(REQUESTS, "description", "questions", "in writing")),
    "13.1": OFFICER,
}  # fmt: skip
