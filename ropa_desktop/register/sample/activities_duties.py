"""The sample's activities that the law or good order brings: books, authorities, requests, breaches, a sale."""

from datetime import date

from ropa_desktop.register.activities import ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.sample.shelf import CONTACT_ITEMS, NO_TIME_LIMIT, RIGHTS, Shelf, usual_recipients

_EVERYBODY = "users customers end_users prospects subscribers"
_ALL_NONE = ("joint_controllers", "transfers", "automated_decisions", "children")  # which processors is still open


def activities(shelf: Shelf) -> list[ProcessingActivity]:
    """A-07, A-08, A-11, A-12 and A-14."""
    return [_books(shelf), _authorities(shelf), _requests(shelf), _breaches(shelf), _sale(shelf)]


def _books(shelf: Shelf) -> ProcessingActivity:
    unnamed = "The privacy notice (section 3) calls it a legitimate business purpose and names no legal basis."
    invoices, audits, fraud = purposes = [
        Purpose(purpose="Issue invoices", basis_in_words=unnamed),
        Purpose(purpose="Have the books and processes audited", basis_in_words=unnamed),
        Purpose(purpose="Watch for fraud and prevent it", basis_in_words=unnamed),
    ]
    return ProcessingActivity(
        code="A-07", name="Invoices, audits, fraud", status="active", starts_on=date(2021, 5, 3),
        description="Bills customers, keeps the books, lets them be audited, and watches for fraud.",
        controller=shelf.organisations["larkspur"], department="Finance", process_owner="Head of finance",
        purposes=purposes,
        data=[
            shelf.row("contact", "customers", *purposes, items=CONTACT_ITEMS, source="data-subject"),
            shelf.row("invoices", "customers", invoices, audits, items="Invoices; payments; reminders; vouchers",
                      source="data-subject", rule=shelf.rules["books"]),
            shelf.row("incidents", "customers", fraud, items="Signs of fraud", source="observed"),
        ],
        recipients=list(usual_recipients()), measures=shelf.listed("measures", "policy review"),
        systems=shelf.listed("systems", "accounts"), rights=RIGHTS, dpia_outcome="not-required",
        documents=shelf.listed("documents", "notice"), next_review=date(2027, 3, 15),
        notes=NO_TIME_LIMIT + "\nOnly the books have a rule of their own (R-01).", stated_none=_ALL_NONE,
    )  # fmt: skip


def _authorities(shelf: Shelf) -> ProcessingActivity:
    answer = Purpose(
        purpose="Answer authorities, courts and regulators", legal_basis="A6-1-c",
        basis_in_words="The privacy notice (section 3) speaks of applicable laws and names none.",
    )  # fmt: skip
    protect = Purpose(
        purpose="Avert imminent harm to rights, property or safety of the company, its users or the public",
        basis_in_words="As laws demand or allow; the privacy notice names no legal basis.",
    )  # fmt: skip
    claims = Purpose(
        purpose="Enforce the terms, make and defend legal claims, act against fraud, attacks and identity theft",
        basis_in_words="Section 4 of the privacy notice gives it as a reason to disclose, without a legal basis.",
    )  # fmt: skip
    return ProcessingActivity(
        code="A-08", name="Requests by authorities", status="active", starts_on=date(2021, 5, 3),
        description="Answers lawful requests and orders, and defends rights and safety, in court if need be.",
        controller=shelf.organisations["larkspur"], department="Legal", process_owner="General counsel",
        purposes=[answer, protect, claims],
        data=[
            shelf.row("requests", _EVERYBODY, answer, protect, claims, items="Requests; orders; claims; answers",
                      source="third-party", words="The authority, court or party concerned."),
            shelf.contact(_EVERYBODY, answer, protect, claims),
            *shelf.observed(_EVERYBODY, answer, protect, claims),
        ],
        recipients=[
            Recipient(category="Law enforcement, courts and regulators", kind="authority",
                      disclosed=("past", "future"), reason="Lawful orders and requests, subpoenas among them."),
            Recipient(category="Other parties to a dispute", kind="controller", disclosed=("future",),
                      reason="Claims made by the company or against it."),
            *usual_recipients()[:3],
        ],
        measures=shelf.listed("measures", "access policy"), systems=shelf.listed("systems", "cases"), rights=RIGHTS,
        dpia_outcome="not-required", documents=shelf.listed("documents", "notice terms"),
        next_review=date(2027, 3, 15), notes=NO_TIME_LIMIT, stated_none=_ALL_NONE,
    )  # fmt: skip


def _requests(shelf: Shelf) -> ProcessingActivity:
    answer = Purpose(purpose="Answer data subjects and questions on data protection", legal_basis="A6-1-c",
        law="Regulation (EU) 2016/679, Articles 12 to 22")  # fmt: skip
    prove = Purpose(purpose="Make sure that a request comes from the person concerned", legal_basis="A6-1-c",
        law="Regulation (EU) 2016/679, Article 12(6)")  # fmt: skip
    return ProcessingActivity(
        code="A-11", name="Data subject requests", status="active", starts_on=date(2021, 5, 3),
        description=(
            "Takes in requests, questions and complaints in writing, asks for proof of identity, and answers within "
            "30 days at most."
        ),
        controller=shelf.organisations["larkspur"], department="Data protection",
        process_owner="Data protection officer", purposes=[answer, prove],
        data=[
            shelf.row("requests", _EVERYBODY, answer, items="Request; questions; answer; dates",
                      source="data-subject", rule=shelf.rules["requests"]),
            shelf.row("contact", _EVERYBODY, answer, items=CONTACT_ITEMS, source="data-subject",
                      rule=shelf.rules["requests"]),
            shelf.row("identity", _EVERYBODY, prove, source="data-subject",
                      words="Which proof is asked for, and when it is destroyed, is still to be laid down."),
        ],
        recipients=[
            Recipient(category="Data protection officer", kind="internal", disclosed=("present", "future"),
                      reason="Receives and answers the requests."),
            Recipient(category="Data protection authorities", kind="authority", disclosed=("future",),
                      reason="Complaints."),
            *usual_recipients()[1:3],
        ],
        measures=shelf.listed("measures", "access policy"), systems=shelf.listed("systems", "cases"), rights=RIGHTS,
        dpia_outcome="not-required", documents=shelf.listed("documents", "notice"), next_review=date(2027, 3, 15),
        stated_none=_ALL_NONE,
    )  # fmt: skip


def _breaches(shelf: Shelf) -> ProcessingActivity:
    duty = Purpose(
        purpose="Investigate and report breaches, and inform those who may be harmed", legal_basis="A6-1-c",
        law="Regulation (EU) 2016/679, Articles 33 and 34",
    )  # fmt: skip
    return ProcessingActivity(
        code="A-12", name="Data breaches", status="active", starts_on=date(2021, 5, 3),
        description=(
            "Looks into attacks, fraud and disclosures to outsiders, reports them, works with law enforcement, and "
            "tells persons at risk, also by a notice on the website."
        ),
        controller=shelf.organisations["larkspur"], department="Security", process_owner="Security team",
        purposes=[duty],
        data=[
            shelf.row("incidents", _EVERYBODY, duty, items="What happened; data and persons concerned; steps taken",
                      source="observed"),
            shelf.contact(_EVERYBODY, duty),
        ],
        recipients=[
            Recipient(category="Data protection authorities", kind="authority", disclosed=("future",),
                      reason="Reports of breaches."),
            Recipient(category="Law enforcement", kind="authority", disclosed=("future",),
                      reason="Reports, and help with their investigations."),
            *usual_recipients()[1:3],
        ],
        measures=shelf.listed("measures", "breach_plan policy watch"), systems=shelf.listed("systems", "cases"),
        rights=RIGHTS, dpia_outcome="not-required", documents=shelf.listed("documents", "notice breaches"),
        next_review=date(2027, 3, 15), notes=NO_TIME_LIMIT, stated_none=_ALL_NONE,
    )  # fmt: skip


def _sale(shelf: Shelf) -> ProcessingActivity:
    sale = Purpose(
        purpose="Let the parties to a sale, merger or reorganisation examine the business and take it over",
        basis_in_words="The privacy notice (section 4) provides for it without naming a legal basis.",
    )  # fmt: skip
    return ProcessingActivity(
        code="A-14", name="Sale or reorganisation", status="planned",
        description="Discloses data where all or part of the business changes hands, insolvency included.",
        controller=shelf.organisations["larkspur"], department="Legal", process_owner="General counsel",
        purposes=[sale],
        data=[shelf.contact(_EVERYBODY, sale), *shelf.observed(_EVERYBODY, sale)],
        recipients=[
            Recipient(category="Parties to business transfers", kind="controller", disclosed=("future",),
                      reason="Parties to a transaction, actual or possible."),
            Recipient(category="Professional advisers of those parties", kind="controller", disclosed=("future",),
                      reason="Advice on the transaction."),
            *usual_recipients()[:3],
        ],
        rights=RIGHTS, documents=shelf.listed("documents", "notice"),
        notes=NO_TIME_LIMIT + "\nNo transaction is in sight. Measures are chosen when one is.",
        stated_none=("joint_controllers", "automated_decisions", "children"),
    )  # fmt: skip
