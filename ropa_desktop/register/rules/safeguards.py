"""R417 and R48: what makes safeguards hold: their day, their approval, and the assessment of the third country."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _, as_day
from ropa_desktop.register.assessed import standing, told_of
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.roles import engagement_of, exporter_of
from ropa_desktop.register.rules.rule import Found, rule

_CLAUSES_OF = date(2021, 6, 4)
_AUTHORISATIONS = {"SCC-C9-O1": "A28-2-specific", "SCC-C9-O2": "A28-2-general"}
_SAFEGUARDS = ("A46", "UK-IDTA", "UK-ADD", "CH-SCC")


def _safeguarded(transfer: Transfer) -> bool:
    return (transfer.tool or "").startswith(_SAFEGUARDS)


def _with_clause_9(option: str) -> Engagement:
    birch = Organisation(name="Birch Inc.", country="US")
    transfer = Transfer(importer=birch, tool="A46-2-c", clause_module="SCC-M2", clause_9=option)
    return Engagement(processor=birch, authorisation="A28-2-general", notice_period="P30D", transfers=[transfer])


@rule(
    "R417", "Transfer", "advice", "28(2)", N_("The clauses authorise sub-processors in another way than the contract."),
    why=N_("Clauses and contract bind the same two parties; where they differ, the clauses prevail (Clause 5)."),
    mend=N_("Look into both, and let them say the same."),
    wrong=lambda: _with_clause_9("SCC-C9-O1"),
    right=lambda: _with_clause_9("SCC-C9-O2"),
    needs="tool clause_9",
)  # fmt: skip
def two_authorisations(transfer: Transfer, on: date) -> Iterator[Found]:
    engagement = engagement_of(transfer)
    if engagement is None or transfer.tool != "A46-2-c" or transfer.importer is not engagement.processor:
        return
    by_clauses = _AUTHORISATIONS.get(transfer.clause_9 or "")
    if by_clauses and engagement.authorisation and by_clauses != engagement.authorisation:
        yield Found("clause_9")
    elif (
        by_clauses == "A28-2-general"
        and transfer.clause_9_period
        and engagement.notice_period
        and transfer.clause_9_period != engagement.notice_period
    ):
        sentence = _("The notice of a new sub-processor has one period here and another one in the contract.")
        yield Found("clause_9_period", sentence)


@rule(
    "R481", "Transfer", "advice", "46(1)", N_("The next look at the transfer assessment is past due."),
    why=N_("Laws and practices of the third country change, and with them whether the safeguards hold."),
    mend=N_("Look at the assessment again, and give its day and that of the next look."),
    wrong=lambda: Transfer(tool="A46-2-c", tia_date=date(2023, 5, 2), tia_review=date(2025, 5, 2)),
    right=lambda: Transfer(tool="A46-2-c", tia_date=date(2025, 5, 2), tia_review=date(2027, 5, 2)),
    needs="tool tia_review",
)  # fmt: skip
def look_due(transfer: Transfer, on: date) -> Iterator[Found]:
    newer = standing(transfer.transfer_assessments, on) if transfer.transfer_assessments else None
    if newer and newer.assessed_on and (transfer.tia_date is None or newer.assessed_on >= transfer.tia_date):
        return  # R841 looks at that one
    if _safeguarded(transfer) and transfer.tia_review and transfer.tia_review < on:
        sentence = _("The next look at the transfer assessment was due on {day}.").format(
            day=as_day(transfer.tia_review)
        )
        yield Found("tia_review", sentence)


@rule(
    "R482", "Transfer", "advice", "46(1)", N_("The transfer was assessed, but nothing says with what result."),
    why=N_("The assessment has to be documented and shown to the authority on request (Clause 14(d))."),
    mend=N_("Write down the conclusion."),
    wrong=lambda: Transfer(tool="A46-2-c", tia_date=date(2025, 5, 2)),
    right=lambda: Transfer(tool="A46-2-c", tia_date=date(2025, 5, 2), tia_conclusion="The clauses hold."),
    needs="tool tia_date",
)  # fmt: skip
def no_conclusion(transfer: Transfer, on: date) -> Iterator[Found]:
    if (
        _safeguarded(transfer)
        and transfer.tia_date
        and not (transfer.tia_conclusion or transfer.documents or told_of(transfer.transfer_assessments))
    ):
        yield Found("tia_conclusion")


@rule(
    "R483", "Transfer", "advice", "46(1)",
    N_("The safeguards are signed on a day still to come, while what they cover has begun."),
    why=N_("Until the last party has signed, the transfer does not rest on them."),
    mend=N_("Correct the day, or let no data go before it."),
    wrong=lambda: Engagement(contract_date=date(2026, 2, 2), transfers=[_signed(date(2027, 3, 1))]),
    right=lambda: Engagement(contract_date=date(2026, 2, 2), transfers=[_signed(date(2026, 2, 2))]),
    needs="tool signed_on",
)  # fmt: skip
def not_yet_signed(transfer: Transfer, on: date) -> Iterator[Found]:
    if not _safeguarded(transfer) or not transfer.signed_on or transfer.signed_on <= on:
        return
    owner = transfer.owner()
    began = owner.contract_date if isinstance(owner, Engagement) else getattr(owner, "starts_on", None)
    if began is not None and began <= on:
        yield Found("signed_on", _("The safeguards are signed on {day} only.").format(day=as_day(transfer.signed_on)))


def _signed(day: date) -> Transfer:
    return Transfer(tool="A46-2-c", signed_on=day)


@rule(
    "R484", "Transfer", "contradiction", "46(2)(c)", N_("The clauses were signed before they existed."),
    why=N_("Decision (EU) 2021/914 is of 4 June 2021, in force since 27 June; an earlier contract is on another set."),
    mend=N_("Correct the day, or the set; a contract on a repealed set has to be concluded anew."),
    wrong=lambda: Transfer(tool="A46-2-c", clause_set="2021/914", signed_on=date(2020, 9, 1)),
    right=lambda: Transfer(tool="A46-2-c", clause_set="2021/914", signed_on=date(2021, 9, 1)),
    needs="tool clause_set signed_on",
)  # fmt: skip
def signed_before(transfer: Transfer, on: date) -> Iterator[Found]:
    if (
        transfer.tool == "A46-2-c"
        and transfer.clause_set == "2021/914"
        and transfer.signed_on
        and transfer.signed_on < _CLAUSES_OF
    ):
        yield Found("signed_on")


@rule(
    "R485", "Transfer", "advice", "46(2)", N_("Nothing says which rules, code or certificate the transfer rests on."),
    why=N_("Corporate rules, codes and certificates count only once approved, each for those that it names."),
    mend=N_("Name it in own words, with who approved it and when."),
    wrong=lambda: Transfer(tool="A46-2-b"),
    right=lambda: Transfer(tool="A46-2-b", ground_in_words="Corporate rules of the Alder group, approved in 2023."),
    needs="tool",
)  # fmt: skip
def not_named(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool in ("A46-2-b", "A46-2-e", "A46-2-f") and not transfer.ground_in_words and not transfer.documents:
        yield Found("ground_in_words")


@rule(
    "R486", "Transfer", "contradiction", "46", N_("This ground is for public authorities, and one of the two is none."),
    why=N_("Art. 46(2)(a) and (3)(b) are about instruments and arrangements between public authorities or bodies."),
    mend=N_("Say what else the transfer rests on, or correct who is a public authority."),
    wrong=lambda: Transfer(tool="A46-2-a", importer=Organisation(name="Birch Inc.", public_authority=False)),
    right=lambda: Transfer(tool="A46-2-a", importer=Organisation(name="City of Elmford", public_authority=True)),
    needs="tool",
)  # fmt: skip
def not_between_authorities(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool in ("A46-2-a", "A46-3-b"):
        parties = transfer.importer, exporter_of(transfer)
        if any(one is not None and one.public_authority is False and not one.international for one in parties):
            yield Found("tool")


@rule(
    "R487", "Transfer", "advice", "46(3)", N_("Nothing says which authority authorised this ground."),
    why=N_("Clauses of one's own and administrative arrangements need the authorisation of the supervisory authority."),
    mend=N_("Give the authority, the day and the reference of its authorisation in own words."),
    wrong=lambda: Transfer(tool="A46-3-a"),
    right=lambda: Transfer(tool="A46-3-a", ground_in_words="Authorised by the DSB on 2 May 2025, D123."),
    needs="tool",
)  # fmt: skip
def not_authorised(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool in ("A46-3-a", "A46-3-b") and not transfer.ground_in_words and not transfer.documents:
        yield Found("ground_in_words")


@rule(
    "R488", "Transfer", "advice", "46(2)(d)", N_("No clauses of a supervisory authority are known (to be verified)."),
    why=N_("They would have to be adopted by an authority and approved by the Commission; none is known here."),
    mend=N_("Choose the ground that was meant, mostly the Commission's clauses, or name the clauses in own words."),
    wrong=lambda: Transfer(tool="A46-2-d"),
    right=lambda: Transfer(tool="A46-2-c"),
    needs="tool",
)  # fmt: skip
def no_such_clauses(transfer: Transfer, on: date) -> Iterator[Found]:
    if transfer.tool == "A46-2-d" and not transfer.ground_in_words:
        yield Found("tool")


@rule(
    "R489", "Transfer", "advice", "46(2)(c)",
    N_("The Regulation may apply to the importer directly, and the clauses of 2021 are not made for that."),
    why=N_("It has a representative in the Union (Art. 27), as those have that Art. 3(2) is about. By recital 7 of "
           "Decision (EU) 2021/914 its clauses are for other importers; clauses for these do not exist yet."),
    mend=N_("Ask the importer for which processing it is subject to the Regulation, and note the answer in own words."),
    wrong=lambda: _subject(Organisation(name="Lough Ltd", country="IE")),
    right=lambda: _subject(None),
    needs="tool importer",
)  # fmt: skip
def importer_is_subject(transfer: Transfer, on: date) -> Iterator[Found]:
    if (
        transfer.tool == "A46-2-c"
        and transfer.importer is not None
        and not transfer.ground_in_words
        and transfer.importer.representative is not None
    ):
        yield Found("clause_set")


def _subject(representative: Organisation | None) -> Transfer:
    return Transfer(tool="A46-2-c", importer=Organisation(name="Birch Inc.", representative=representative))
