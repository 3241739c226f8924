"""The sample's activities that look for users: statistics, marketing, advertising, prospects, social media."""

from datetime import date

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.engagements import Transfer
from ropa_desktop.register.sample.shelf import (
    BY_COOKIE_CHOICE,
    COOKIE_CONSENT,
    NO_TIME_LIMIT,
    RIGHTS,
    Shelf,
    usual_recipients,
)

_VISITORS = "users customers end_users"
_AUDIENCE = "users customers prospects subscribers"
_MARKETING_CONSENT = (
    "Given on signing up for the platform or the newsletter. Withdrawn by the unsubscribe link in each message or by "
    "writing to the data protection officer."
)


def activities(shelf: Shelf) -> list[ProcessingActivity]:
    """A-03, A-04, A-06, A-09 and A-13."""
    return [_statistics(shelf), _marketing(shelf), _advertising(shelf), _prospects(shelf), _social(shelf)]


def _statistics(shelf: Shelf) -> ProcessingActivity:
    purposes = _statistics_purposes()
    return ProcessingActivity(
        code="A-03", name="Usage analysis and testing", status="active", starts_on=date(2023, 9, 4),
        description="Measures how the sites are used and where traffic comes from, and tries new features on part of "
                    "the visitors.",
        controller=shelf.organisations["larkspur"], department="Product", process_owner="Head of product",
        purposes=purposes, data=shelf.observed(_VISITORS, *purposes),
        recipients=[
            Recipient(
                category="Third parties that receive figures", kind="controller", disclosed=("future",),
                reason=(
                    "Aggregated or anonymised figures only: websites in use, configuration of computers, performance. "
                    "Where a law treats them as personal data, they go to the other recipients alone."
                ),
            ),
            *usual_recipients(),
        ],
        engagements=shelf.listed("engagements", "statistics"),
        measures=shelf.listed("measures", "user_id policy review"), systems=shelf.listed("systems", "statistics"),
        rights=RIGHTS, wp248_criteria=("WP248-3",),
        dpia_outcome="not-required", dpia_reason="One criterion is met, and visits are not joined across websites.",
        documents=shelf.listed("documents", "notice cookies"), next_review=date(2027, 3, 15), notes=NO_TIME_LIMIT,
        stated_none=("joint_controllers", "automated_decisions", "children"),
    )  # fmt: skip


def _statistics_purposes() -> list[Purpose]:
    both = (
        "Section 3 of the privacy notice names legitimate interests. The table in section 2 names consent, and beside "
        "it a “project interest”, which Art. 6(1) does not know. To be settled."
    )
    return [
        Purpose(purpose="Understand how the sites are used, and improve them", legal_basis="A6-1-f",
                basis_in_words=both, legitimate_interest="Improving the sites by watching use, traffic and trends."),
        Purpose(purpose="Develop new products, services and features", legal_basis="A6-1-f",
                legitimate_interest="Developing what the trends in use suggest."),
        Purpose(purpose="Test features on groups of visitors (A/B tests)", legal_basis="A6-1-a",
                consent=COOKIE_CONSENT),
        Purpose(purpose="Manage tags", legal_basis="A6-1-a", consent=COOKIE_CONSENT),
    ]  # fmt: skip


def _marketing(shelf: Shelf) -> ProcessingActivity:
    interest = Purpose(
        purpose="Send marketing messages in the company's own interest", legal_basis="A6-1-f",
        basis_in_words=(
            "Section 3 of the privacy notice names legitimate interests or consent, section 2 consent alone. Which "
            "message rests on which is not said. To be settled."
        ),
        legitimate_interest="Telling people of products and services that may interest them.",
    )  # fmt: skip
    consent = Purpose(purpose="Send the newsletter and other marketing messages on consent", legal_basis="A6-1-a",
                      consent=_MARKETING_CONSENT)  # fmt: skip
    success = Purpose(purpose="Evaluate the success of campaigns", legal_basis="A6-1-a", consent=COOKIE_CONSENT)
    return ProcessingActivity(
        code="A-04", name="Marketing messages", status="active", starts_on=date(2021, 9, 1),
        description="Sends the newsletter and news of products by e-mail, post, push message, WhatsApp and SMS.",
        controller=shelf.organisations["larkspur"], department="Marketing", process_owner="Head of marketing",
        number_of_data_subjects="1000-9999", purposes=[interest, consent, success],
        data=[shelf.contact(_AUDIENCE, interest, consent), *shelf.observed(_AUDIENCE, success)],
        recipients=list(usual_recipients()), engagements=shelf.listed("engagements", "dispatch"),
        measures=shelf.listed("measures", "policy review"), systems=shelf.listed("systems", "campaigns"),
        rights=RIGHTS + "\nMarketing can be declined at any time: by the link in each message, or by writing.",
        dpia_outcome="not-required", documents=shelf.listed("documents", "notice newsletter"),
        next_review=date(2027, 3, 15), notes=NO_TIME_LIMIT, tags="newsletter, campaigns",
        stated_none=("joint_controllers", "automated_decisions", "children"),
    )  # fmt: skip


def _advertising(shelf: Shelf) -> ProcessingActivity:
    partner = shelf.organisations["brightmoor"]
    purposes = _advertising_purposes()
    return ProcessingActivity(
        code="A-06", name="Personalised advertising", status="active", starts_on=date(2024, 3, 25),
        description="Shows personalised information and advertisements on the company's sites and on other sites.",
        controller=shelf.organisations["larkspur"], department="Marketing", process_owner="Head of marketing",
        purposes=purposes, data=_advertising_data(shelf, purposes),
        recipients=[
            Recipient(category="Advertising partners", organisation=partner, kind="controller",
                      disclosed=("present", "future"), reason="Advertisements that fit the visitor."),
            Recipient(category="Other advertising partners", kind="controller", disclosed=("present", "future"),
                      reason="They follow activity on these and other sites over time by cookies and the like. The "
                             "data protection officer hands out the list."),
            *usual_recipients(),
        ],
        transfers=[Transfer(importer=partner, exporter=shelf.organisations["larkspur"], country="US", kind="transfer",
                            tool="A45-3", adequacy_decision="US-DPF", dpf_entry=partner.dpf_entries[0])],
        engagements=shelf.listed("engagements", "choices"),
        measures=shelf.listed("measures", "user_id policy review"), systems=shelf.listed("systems", "choices"),
        automated_decisions=(
            "Interests are inferred from pages viewed and links clicked. They decide which advertisements are shown, "
            "and nothing else: no legal or similarly significant effect."
        ),
        rights=RIGHTS, wp248_criteria=("WP248-1", "WP248-6"), dpia_outcome="under-way",
        dpia_reason="Profiles are made, and data of several sites are matched.", dpia_reference="LM-DPIA-02",
        documents=shelf.listed("documents", "notice cookies providers"), next_review=date(2026, 12, 15),
        notes=NO_TIME_LIMIT, stated_none=("joint_controllers", "children"),
    )  # fmt: skip


def _advertising_purposes() -> list[Purpose]:
    return [
        Purpose(purpose="Advertise and show personalised information", legal_basis="A6-1-f",
                legitimate_interest="Supporting the marketing, and advertising products and services."),
        Purpose(purpose="Show personalised advertisements where consent is needed", legal_basis="A6-1-a",
                basis_in_words="Where that is the case, the privacy notice does not say.", consent=COOKIE_CONSENT),
    ]  # fmt: skip


def _advertising_data(shelf: Shelf, purposes: list[Purpose]) -> list[PersonalData]:
    cookie = shelf.row("cookie", _VISITORS, *purposes, source="observed third-party", words=BY_COOKIE_CHOICE,
                       items="Identifiers of advertising cookies and similar technologies")  # fmt: skip
    return [*shelf.observed(_VISITORS, *purposes), cookie]


def _prospects(shelf: Shelf) -> ProcessingActivity:
    purpose = Purpose(
        purpose="Find out whether a prospect is eligible as a customer",
        basis_in_words="The privacy notice (section 1) names the purpose, but no legal basis.",
    )  # fmt: skip
    return ProcessingActivity(
        code="A-09", name="Marketing prospects", status="active", starts_on=date(2022, 1, 10),
        description="Looks at who could become a customer, and whether the conditions are met.",
        controller=shelf.organisations["larkspur"], department="Sales", process_owner="Head of sales",
        purposes=[purpose],
        data=[
            shelf.contact("prospects", purpose),
            shelf.row("eligibility", "prospects", purpose, words="The notice names neither the items nor the source."),
        ],
        recipients=list(usual_recipients()), measures=shelf.listed("measures", "access policy"),
        rights=RIGHTS, wp248_criteria=("WP248-1",),
        documents=shelf.listed("documents", "notice"), next_review=date(2026, 12, 15),
        notes=NO_TIME_LIMIT + "\nSales still has to say whether a score decides, or a person.",
        stated_none=("joint_controllers", "transfers", "children"),
    )  # fmt: skip


def _social(shelf: Shelf) -> ProcessingActivity:
    pages = Purpose(
        purpose="Present the company on social media, and answer there", legal_basis="A6-1-f",
        legitimate_interest="Operating and administering the pages, which the privacy notice counts among the sites.",
    )  # fmt: skip
    return ProcessingActivity(
        code="A-13", name="Social media pages", status="active", starts_on=date(2022, 5, 2),
        description="Keeps pages on social media, reads and answers what visitors write there.",
        controller=shelf.organisations["larkspur"], joint_controllers=[shelf.organisations["chirpwell"]],
        joint_arrangement=(
            "Chirpwell informs visitors of its statistics and answers requests on them; Larkspur answers for what it "
            "publishes and replies. LM-JC-01 of 20 January 2025."
        ),
        department="Marketing", process_owner="Head of marketing", purposes=[pages],
        data=[
            shelf.row("content", "users", pages, items="Profile name; comments; messages", source="data-subject"),
            shelf.row("service", "users", pages, items="Figures on views and clicks", source="third-party",
                      words="Statistics of the network's operator."),
        ],
        recipients=[
            Recipient(organisation=shelf.organisations["chirpwell"], kind="joint-controller",
                      disclosed=("present", "future"), reason="Runs the network on which the pages stand."),
            *usual_recipients(),
        ],
        measures=shelf.listed("measures", "access policy"), rights=RIGHTS, dpia_outcome="not-required",
        documents=shelf.listed("documents", "notice social"), next_review=date(2027, 3, 15), notes=NO_TIME_LIMIT,
        stated_none=("engagements", "transfers", "automated_decisions", "children"),
    )  # fmt: skip
