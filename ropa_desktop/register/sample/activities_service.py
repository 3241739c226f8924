"""The sample's activities that make the service: sites and accounts, support, cookies, security."""

from datetime import date

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.documents import Review
from ropa_desktop.register.sample.shelf import COOKIE_CONSENT, NO_TIME_LIMIT, RIGHTS, Shelf, usual_recipients

_ALL = "users customers end_users"


def activities(shelf: Shelf) -> list[ProcessingActivity]:
    """A-01, A-02, A-05 and A-10."""
    return [_sites(shelf), _support(shelf), _security(shelf), _cookies(shelf)]


def _sites(shelf: Shelf) -> ProcessingActivity:
    purposes = _sites_purposes()
    return ProcessingActivity(
        code="A-01", name="Website and accounts", status="active", starts_on=date(2021, 5, 3),
        description=(
            "Runs the websites, customer workspaces, mobile apps and other applications, and keeps the accounts of "
            "those who use them. Orders, settings and the preferred language are remembered."
        ),
        controller=shelf.organisations["larkspur"], department="Product", process_owner="Head of product",
        number_of_data_subjects="10000-99999", purposes=purposes,
        data=_sites_data(shelf, purposes),
        recipients=list(usual_recipients()),
        engagements=shelf.listed("engagements", "host_ch host_eea host_us"),
        measures=shelf.listed("measures", "policy spread eea_first watch breach_plan review"),
        measures_in_words=(
            "Some services run on servers spread over several regions, so the place of storage is hard to tell. Data "
            "centres in the EEA are chosen where possible. Absolute safety, on the way or in store, is not promised."
        ),
        systems=shelf.listed("systems", "site"),
        children=(
            "The services are not meant for persons under 16, who may not register. Their data are not knowingly "
            "collected; data found without a parent's verified consent are erased at once (R-02). Parents write to "
            "the data protection officer."
        ),
        child_age=16, rights=RIGHTS, dpia_outcome="not-required",
        dpia_reason="None of the nine criteria is met.",
        documents=shelf.listed("documents", "notice terms security"), next_review=date(2027, 3, 15),
        reviews=[Review(
            reviewed_on=date(2026, 9, 14), reviewed_by="Mirela Falkensand", kind="review", decision="changes-needed",
            remarks="The balancing of interests is missing, and so are the time limits.",
        )],
        notes=NO_TIME_LIMIT + "\nThe transfers to the hosts stand with the processors.",
        stated_none=("joint_controllers", "automated_decisions"),
    )  # fmt: skip


def _sites_purposes() -> list[Purpose]:
    device = "Section 2 of the privacy notice names consent for the device and service data used for this."
    return [
        Purpose(purpose="Deliver the sites and services that were agreed", legal_basis="A6-1-b",
                basis_in_words="The contract with the user, and the duties under the terms of service."),
        Purpose(purpose="Operate and administer the sites for visitors without a contract", legal_basis="A6-1-f",
                legitimate_interest="Operating and administering the sites."),
        Purpose(purpose="Create, administer and manage accounts", legal_basis="A6-1-b",
                basis_in_words="Where there is no contract yet, the legitimate interest in administering the sites."),
        Purpose(purpose="Complete orders and remember settings", legal_basis="A6-1-a", basis_in_words=device,
                consent=COOKIE_CONSENT),
        Purpose(purpose="Recognise the preferred language", legal_basis="A6-1-a", basis_in_words=device,
                consent=COOKIE_CONSENT),
    ]  # fmt: skip


def _sites_data(shelf: Shelf, purposes: list[Purpose]) -> list[PersonalData]:
    contract, interest, accounts, orders, language = purposes
    return [
        shelf.contact("users customers", contract, interest, accounts),
        *shelf.observed(_ALL, orders, language),
        shelf.row("settings", "users customers", orders, language, source="data-subject observed",
                  items="Orders; settings; preferred language"),
        shelf.row("content", "users customers", contract, interest, source="data-subject",
                  words="May stay on the sites after its author has left or access has ended."),
    ]  # fmt: skip


def _support(shelf: Shelf) -> ProcessingActivity:
    messages = Purpose(
        purpose="Send service, technical and administrative messages", legal_basis="A6-1-f",
        basis_in_words=(
            "Section 3 of the privacy notice names legitimate interests; the table in section 2 names consent for "
            "using contact details to communicate. To be settled."
        ),
        legitimate_interest="Administering the sites, for instance by telling users of their availability or security.",
    )  # fmt: skip
    care = Purpose(
        purpose="Answer comments and questions, and give customer care and support", legal_basis="A6-1-a",
        basis_in_words=(
            "Section 2 of the privacy notice names consent; section 3 gives the purpose, but no basis of its own."
        ),
        consent="Given on signing up. Withdrawn by writing to the data protection officer.",
    )  # fmt: skip
    return ProcessingActivity(
        code="A-02", name="Support and service messages", status="active", starts_on=date(2021, 5, 3),
        description=(
            "Answers questions and comments, and tells users of what concerns the running of the service. Some of "
            "these messages cannot be opted out of."
        ),
        controller=shelf.organisations["larkspur"], department="Support", process_owner="Head of support",
        purposes=[messages, care],
        data=[
            shelf.contact(_ALL, messages, care),
            shelf.row("questions", _ALL, care, items="Questions; comments; answers", source="data-subject"),
        ],
        recipients=list(usual_recipients()), engagements=shelf.listed("engagements", "support"),
        measures=shelf.listed("measures", "policy breach_plan review"), systems=shelf.listed("systems", "desk"),
        rights=RIGHTS, dpia_outcome="not-required", documents=shelf.listed("documents", "notice"),
        next_review=date(2027, 3, 15), notes=NO_TIME_LIMIT,
        stated_none=("joint_controllers", "automated_decisions", "children"),
    )  # fmt: skip


def _security(shelf: Shelf) -> ProcessingActivity:
    safety = Purpose(
        purpose="Detect, investigate and prevent unauthorised use, abuse, and breaches of policies or laws",
        legal_basis="A6-1-f", legitimate_interest="Keeping the sites, and those who use them, safe and secure.",
        interest_assessment=(
            "The interest prevails: the traces are few, are seen by the security team alone and are erased after 90 "
            "days. LM-LIA-01 of 14 February 2025."
        ),
    )  # fmt: skip
    return ProcessingActivity(
        code="A-05", name="Security and abuse", status="active", starts_on=date(2021, 5, 3),
        description="Watches the services for misuse and attacks, looks into what is found, and stops it.",
        controller=shelf.organisations["larkspur"], department="Security", process_owner="Security team",
        purposes=[safety],
        data=[
            *shelf.observed(_ALL, safety),
            shelf.row("incidents", _ALL, safety, source="observed", items="Sign-ins; requests; alarms",
                      rule=shelf.rules["security_log"]),
        ],
        recipients=list(usual_recipients()), engagements=shelf.listed("engagements", "host_eea"),
        measures=shelf.listed("measures", "access policy watch breach_plan review"),
        systems=shelf.listed("systems", "log"), rights=RIGHTS, dpia_outcome="not-required",
        documents=shelf.listed("documents", "notice security interest_security"), next_review=date(2027, 3, 15),
        reviews=[Review(
            reviewed_on=date(2026, 6, 1), reviewed_by="Security team", kind="sign-off", decision="confirmed",
        )],
        notes=(
            NO_TIME_LIMIT + "\nSection 2 of the notice lists the IP address among the device data, and then says that "
            "none is collected or kept. One of the two is to be mended; see A-10."
        ),
        stated_none=("joint_controllers", "transfers", "automated_decisions", "children"),
    )  # fmt: skip


def _cookies(shelf: Shelf) -> ProcessingActivity:
    personal = Purpose(purpose="Fit the visit to the visitor", legal_basis="A6-1-a", consent=COOKIE_CONSENT,
        basis_in_words="Consent in section 2 of the privacy notice; section 9 names no basis.")  # fmt: skip
    figures = Purpose(purpose="Keep statistics for running the website and the services", legal_basis="A6-1-a",
        basis_in_words=personal.basis_in_words, consent=COOKIE_CONSENT)  # fmt: skip
    return ProcessingActivity(
        code="A-10", name="Cookies and choices", status="active", starts_on=date(2021, 5, 3),
        description=(
            "Sets the company's own and third parties' cookies as far as the visitor allows. They can be accepted or "
            "declined; without them some functions may not work. Do Not Track signals of browsers are not acted on."
        ),
        controller=shelf.organisations["larkspur"], department="Product", process_owner="Head of product",
        purposes=[personal, figures],
        data=[
            shelf.row("cookie", _ALL, personal, figures, source="observed",
                      items="User ID, unique within one website", words="First- and third-party cookies."),
            *shelf.observed(_ALL, personal, figures),
            shelf.row("third", _ALL, personal, figures, source="third-party",
                      words="The notice announces third parties as a source, but names neither them nor the items."),
        ],
        recipients=[
            Recipient(category="Advertising partners", kind="controller", disclosed=("present", "future"),
                      reason="They set cookies of their own; see A-06."),
            *usual_recipients(),
        ],
        engagements=shelf.listed("engagements", "choices"),
        measures=shelf.listed("measures", "user_id policy review"), systems=shelf.listed("systems", "choices"),
        rights=RIGHTS, dpia_outcome="not-required", documents=shelf.listed("documents", "notice cookies"),
        next_review=date(2027, 3, 15),
        notes=(
            NO_TIME_LIMIT + "\nThe notice says that nothing is kept that would show the same user on two websites, no "
            "IP address either, yet lists IP address and device identifiers as collected. To be mended."
        ),
        stated_none=("joint_controllers", "automated_decisions", "children"),
    )  # fmt: skip
