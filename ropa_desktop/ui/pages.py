"""Where each field stands: pages are composed by hand from generated rows (tests/ui: each field exactly once)."""

from dataclasses import dataclass, field

from ropa_desktop.i18n import N_


@dataclass(frozen=True)
class Section:
    """A part of a page: its heading, the article it answers, and its fields in order."""

    heading: str
    article: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """The page of a class of records; `summary` is the soft line of its card when it is a row of another."""

    sections: tuple[Section, ...]
    summary: tuple[str, ...] = field(default=())


def _page(*sections: tuple[str, str, str], summary: str = "") -> Page:
    return Page(
        tuple(Section(head, law, tuple(names.split())) for head, law, names in sections), tuple(summary.split())
    )


PAGES: dict[str, Page] = {
    "ProcessingActivity": _page(
        (N_("(a) Who"), "30(1)(a)", "code name description controller joint_controllers joint_arrangement department "
         "process_owner status starts_on ended_on replaced_by"),
        (N_("(b) Purposes"), "30(1)(b), 6(1)", "purposes"),
        (N_("(c) Data and (f) time limits"), "30(1)(c) and (f)", "data number_of_data_subjects"),
        (N_("(d) Recipients"), "30(1)(d), 28", "recipients engagements"),
        (N_("(e) Transfers"), "30(1)(e), 44 to 49", "transfers"),
        (N_("(g) Security measures"), "30(1)(g), 32(1)", "measures measures_in_words systems"),
        (N_("Risks and rights"), "8, 22, 35", "automated_decisions children child_age rights dpia_cases wp248_criteria "
         "dpia_outcome dpia_reason dpia_reference dpia_date prior_consultation"),
        (N_("Documents and reviews"), "5(2)", "documents next_review reviews tags notes"),
    ),
    "ProcessingOnBehalf": _page(
        (N_("(a) Who"), "30(2)(a)", "code name processor controllers status starts_on ended_on contract "
         "contract_in_words"),
        (N_("(b) Categories of processing"), "30(2)(b)", "categories_of_processing"),
        (N_("Sub-processors"), "28(2) and (4)", "engagements"),
        (N_("(c) Transfers"), "30(2)(c), 44 to 49", "transfers"),
        (N_("(d) Security measures"), "30(2)(d), 32(1)", "measures measures_in_words systems"),
        (N_("Documents and reviews"), "5(2)", "documents next_review reviews notes"),
    ),
    "Organisation": _page(
        (N_("Name and contact details"), "30(1)(a)", "name kept_for address country international email phone website "
         "contacts dpo representative"),
        (N_("Legal person"), "4(7), 30(5)", "legal_form registration_number part_of public_authority persons_employed "
         "establishment_in_union profiles"),
        (N_("Data Privacy Framework"), "45(3)", "dpf_entries"),
        (N_("Reviews"), "5(2)", "reviews notes"),
    ),
    "Engagement": _page(
        (N_("Processor"), "28(1)", "processor service parent status storage_countries access_countries"),
        (N_("Contract"), "28(3)", "contract contract_date contract_end contract_points deletion_period"),
        (N_("Authorisation of sub-processors"), "28(2)", "authorisation notice_period notified_on object_until "
         "decision"),
        (N_("Transfers"), "30(1)(e), 44 to 49", "transfers"),
        (N_("Security measures"), "28(3)(c)", "measures"),
        (N_("Documents"), "5(2)", "documents notes"),
    ),
    "Transfer": _page(
        (N_("Where to"), "30(1)(e)", "importer country exporter kind"),
        (N_("What it rests on"), "44 to 49", "tool adequacy_decision dpf_entry clause_set clause_module docking "
         "clause_9 "
         "clause_9_period governing_law annexes_complete signed_on safeguards assessment informed ground_in_words"),
        (N_("Transfer impact assessment"), "46(1)", "tia_date tia_laws tia_conclusion supplementary_measures "
         "tia_review "
         "documents"),
        summary="tool adequacy_decision clause_module",
    ),
    "RetentionRule": _page(
        (N_("Time limit"), "30(1)(f)", "code label period criterion starts begins active_use active_period "
         "restricted_archive fate"),
        (N_("Where it comes from"), "5(1)(e), 6(1)(c)", "legal_source jurisdiction verified"),
        (N_("How it is done"), "17", "responsible method evidence notes"),
        (N_("Data under this rule"), "5(1)(e)", "batches"),
    ),
    "System": _page((N_("System"), "32", "name description vendor hosting_countries measures notes")),
    "SecurityMeasure": _page((N_("Measure"), "32(1)", "name group description evidence last_tested")),
    "CategoryOfDataSubjects": _page((N_("Category"), "30(1)(c)", "name description vulnerable translations")),
    "CategoryOfPersonalData": _page((N_("Category"), "30(1)(c)", "name description special translations")),
    "Document": _page((N_("Document"), "5(2)", "label kind dated valid_until reference file_name file_size "
         "file_sha256")),
    "AdequacyDecision": _page(
        (N_("Decision"), "45(3)", "code list territory label decision celex"),
        (N_("Days"), "45(3) and (5)", "adopted valid_from valid_until status review"),
        (N_("Scope"), "45(1)", "scope_kind scope"),
        (N_("Where this comes from"), "5(2)", "source verify"),
    ),
    "Screening": _page(
        (N_("What and when"), "35(1)", "activity assessed_on assessed_by"),
        (N_("Cases and criteria"), "35(1) and (3)", "cases criteria criteria_in_words"),
        (N_("Lists and exemptions"), "35(4), (5) and (10)", "authority_list exempted"),
        (N_("Outcome"), "35(1)", "outcome reason next_review documents"),
    ),
    "InterestAssessment": _page(
        (N_("What and when"), "6(1)(f)", "activity purpose assessed_on assessed_by"),
        (N_("Interest"), "6(1)(f)", "interest"),
        (N_("Necessity"), "6(1)(f)", "necessity"),
        (N_("Balance"), "6(1)(f)", "effects safeguards balance"),
        (N_("Outcome"), "6(1)(f)", "outcome next_review documents"),
    ),
    "TransferAssessment": _page(
        (N_("What and when"), "46(1)", "importer country transfers assessed_on assessed_by"),
        (N_("Step 1: know the transfer"), "46(1)", "know_your_transfers"),
        (N_("Step 2: the tool"), "46", "tool"),
        (N_("Step 3: law and practice"), "46(1)", "law_and_practice problematic"),
        (N_("Step 4: supplementary measures"), "46(1)", "supplementary_measures"),
        (N_("Step 5: formal steps"), "46(1)", "procedural_steps"),
        (N_("Step 6: looking again"), "46(1)", "reevaluation next_review"),
        (N_("Outcome"), "46(1)", "outcome documents"),
    ),
    "ContractReview": _page(
        (N_("What and when"), "28(3)", "engagement contract assessed_on assessed_by"),
        (N_("Points of the contract"), "28(3)", "point_a point_b point_c point_d point_e point_f point_g point_h"),
        (N_("Sub-processors"), "28(4)", "flow_down"),
        (N_("Outcome"), "28(3)", "outcome remarks next_review documents"),
    ),
    "DismissedFinding": _page(
        (N_("What was judged"), "5(2)", "rule told of_class of_record of_field facts"),
        (N_("Judgement"), "5(2)", "reason decided_by decided_on"),
    ),
    "DataBatch": _page(
        ("", "5(1)(e)", "what activity event_on hold erased_on evidence"), summary="activity event_on erased_on hold"),
    "Purpose": _page(
        ("", "6(1)", "purpose legal_basis basis_in_words law legitimate_interest interest_assessment consent "
         "special_condition special_law criminal_law"), summary="legal_basis legitimate_interest"),
    "PersonalData": _page(
        ("", "30(1)(c)", "category items data_subjects special sources source_in_words purposes retention_rule "
         "time_limit"),
        summary="items data_subjects sources"),
    "Recipient": _page(("", "30(1)(d)", "category organisation kind disclosed reason"), summary="kind reason"),
    "Contact": _page(("", "30(1)(a)", "name function email phone address"), summary="function email phone"),
    "DpfEntry": _page(("", "45(3)", "framework covers status checked_on"), summary="covers status checked_on"),
    "Review": _page(("", "5(2)", "reviewed_on reviewed_by kind decision remarks"), summary="decision remarks"),
    "Translation": _page(("", "", "language name"), summary="language"),
}  # fmt: skip
