"""R403 and R41: the Commission's standard data protection clauses (Art. 46(2)(c), Decision (EU) 2021/914)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity, Recipient
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.roles import UNION, country_of, exporter_of, law_of, modules_that_fit
from ropa_desktop.register.rules.rule import Found, rule

_CLAUSES_IN_FORCE = "2021/914"
_OLD_ONES_UNTIL = date(2022, 12, 27)
_ADDENDUM_SINCE = date(2022, 3, 21)
_SWISS_SINCE = date(2021, 8, 27)
_TO_PROCESSORS = ("SCC-M2", "SCC-M3")


def _rests_on_clauses(transfer: Transfer) -> bool:
    return transfer.tool == "A46-2-c"


def _titled(modules: list[str]) -> str:
    return " / ".join(Transfer.field("clause_module").kind.to_text(one) for one in modules)


def _to_processor(**values: object) -> Engagement:
    birch = Organisation(name="Birch Inc.", country="US")
    return Engagement(processor=birch, transfers=[Transfer(importer=birch, country="US", tool="A46-2-c", **values)])


def _to_controller(**values: object) -> ProcessingActivity:
    partner = Organisation(name="Hazel LLC", country="US")
    return ProcessingActivity(
        recipients=[Recipient(organisation=partner, kind="controller")],
        transfers=[Transfer(importer=partner, country="US", tool="A46-2-c", **values)],
    )


@rule(
    "R403", "Transfer", "contradiction", "46(2)(c)",
    N_("These clauses are repealed; no transfer can rest on them since 27 December 2022."),
    why=N_("Decision (EU) 2021/914 repealed the sets of 2001, 2004 and 2010 and gave contracts until that day."),
    mend=N_("Conclude the clauses of 2021 and choose that set, or say what else the transfer rests on."),
    wrong=lambda: Transfer(tool="A46-2-c", clause_set="2010/87/EU"),
    right=lambda: Transfer(tool="A46-2-c", clause_set="2021/914"),
    needs="tool clause_set",
)  # fmt: skip
def repealed_clauses(transfer: Transfer, on: date) -> Iterator[Found]:
    if (
        on >= _OLD_ONES_UNTIL
        and _rests_on_clauses(transfer)
        and (transfer.clause_set or _CLAUSES_IN_FORCE) != _CLAUSES_IN_FORCE
    ):
        yield Found("clause_set")


@rule(
    "R410", "Transfer", "contradiction", "46(2)(c)", N_("The module does not fit the roles of the two parties."),
    why=N_("Each of the four modules is for one pair: controller or processor on this side and on the other."),
    mend=N_("Choose the module that fits, or correct who is controller and who is processor."),
    wrong=lambda: _to_processor(clause_module="SCC-M1"),
    right=lambda: _to_processor(clause_module="SCC-M2"),
    needs="tool clause_module",
)  # fmt: skip
def module_of_other_roles(transfer: Transfer, on: date) -> Iterator[Found]:
    if _rests_on_clauses(transfer) and transfer.clause_module:
        fitting = modules_that_fit(transfer)
        if transfer.clause_module not in fitting:
            sentence = _("The module does not fit the roles of the two parties; by these it is: {module}.")
            yield Found("clause_module", sentence.format(module=_titled(fitting)))


@rule(
    "R411", "Transfer", "advice", "46(2)(c)", N_("No module is chosen, although the two roles leave only one."),
    why=N_("Clauses without their module say neither what the importer owes nor to whom."),
    mend=N_("Look into the contract, and choose the module that was signed."),
    wrong=lambda: _to_controller(),
    right=lambda: _to_controller(clause_module="SCC-M1"),
    needs="tool",
)  # fmt: skip
def module_to_choose(transfer: Transfer, on: date) -> Iterator[Found]:
    if _rests_on_clauses(transfer) and not transfer.clause_module:
        fitting = modules_that_fit(transfer)
        if len(fitting) == 1:
            sentence = _("No module is chosen, and the two roles leave only one: {module}.")
            yield Found("clause_module", sentence.format(module=_titled(fitting)))


@rule(
    "R412", "Transfer", "advice", "46(2)(c)", N_("The annexes of the clauses are not complete."),
    why=N_("The annexes are part of the clauses: without parties, description and measures these say nothing."),
    mend=N_("Complete them with the importer; Annex III only where each sub-processor is authorised by name."),
    wrong=lambda: Transfer(tool="A46-2-c", annexes_complete=False),
    right=lambda: Transfer(tool="A46-2-c", annexes_complete=True),
    needs="tool",
)  # fmt: skip
def annexes_open(transfer: Transfer, on: date) -> Iterator[Found]:
    if _rests_on_clauses(transfer) and transfer.annexes_complete is False:
        yield Found("annexes_complete")


@rule(
    "R413", "Transfer", "contradiction", "46(2)(c)", N_("The clauses are under the law of a country outside the EEA."),
    why=N_("Clause 17 of modules one to three takes the law of a Member State; module four alone leaves it open."),
    mend=N_("Agree on the law of a Member State that knows rights of third-party beneficiaries."),
    wrong=lambda: Transfer(tool="A46-2-c", clause_module="SCC-M2", governing_law="US"),
    right=lambda: Transfer(tool="A46-2-c", clause_module="SCC-M4", governing_law="US"),
    needs="tool clause_module governing_law",
)  # fmt: skip
def law_from_outside(transfer: Transfer, on: date) -> Iterator[Found]:
    law = transfer.governing_law
    if not _rests_on_clauses(transfer) or transfer.clause_module not in ("SCC-M1", *_TO_PROCESSORS):
        return
    if law and law not in UNION:
        exporter = exporter_of(transfer)  # whose own law R418 and R419 speak of
        if exporter is None or law_of(exporter) not in ("UK", "CH") or exporter.country != law:
            yield Found("governing_law")


@rule(
    "R414", "Transfer", "advice", "46(2)(c)",
    N_("Nothing tells which option of Clause 9 was taken for sub-processors."),
    why=N_("Modules two and three ask for one: each sub-processor by name, or a general authorisation with notice."),
    mend=N_("Look into the contract, and choose the option."),
    wrong=lambda: Transfer(tool="A46-2-c", clause_module="SCC-M2"),
    right=lambda: Transfer(tool="A46-2-c", clause_module="SCC-M2", clause_9="SCC-C9-O1"),
    needs="tool clause_module",
)  # fmt: skip
def option_missing(transfer: Transfer, on: date) -> Iterator[Found]:
    if _rests_on_clauses(transfer) and transfer.clause_module in _TO_PROCESSORS and not transfer.clause_9:
        yield Found("clause_9")


@rule(
    "R415", "Transfer", "contradiction", "46(2)(c)",
    N_("An option of Clause 9 is chosen that this module does not have."),
    why=N_("Clause 9 is about sub-processors and stands in modules two and three only."),
    mend=N_("Correct the module, or take the option away."),
    wrong=lambda: Transfer(tool="A46-2-c", clause_module="SCC-M1", clause_9="SCC-C9-O2"),
    right=lambda: Transfer(tool="A46-2-c", clause_module="SCC-M3", clause_9="SCC-C9-O2"),
    needs="tool clause_module clause_9",
)  # fmt: skip
def option_of_another_module(transfer: Transfer, on: date) -> Iterator[Found]:
    if _rests_on_clauses(transfer) and transfer.clause_9 and transfer.clause_module in ("SCC-M1", "SCC-M4"):
        yield Found("clause_9")


@rule(
    "R416", "Transfer", "advice", "46(2)(c)", N_("The notice of a new sub-processor has no period."),
    why=N_("Option 2 of Clause 9(a) has a blank for the time in advance; left empty, the notice can come any day."),
    mend=N_("Give the period that the contract has in Clause 9(a)."),
    wrong=lambda: Transfer(tool="A46-2-c", clause_9="SCC-C9-O2"),
    right=lambda: Transfer(tool="A46-2-c", clause_9="SCC-C9-O2", clause_9_period="P30D"),
    needs="tool clause_9",
)  # fmt: skip
def option_without_period(transfer: Transfer, on: date) -> Iterator[Found]:
    if _rests_on_clauses(transfer) and transfer.clause_9 == "SCC-C9-O2" and not transfer.clause_9_period:
        yield Found("clause_9_period")


@rule(
    "R418", "Transfer", "contradiction", "",
    N_("The Union's clauses alone do not carry a transfer from the United Kingdom."),
    why=N_("There the International Data Transfer Agreement is needed, or the Addendum beside the Union's clauses (in "
           "force since 21 March 2022, a day to be verified)."),
    mend=N_("Conclude one of the two and choose it as the ground."),
    wrong=lambda: Transfer(tool="A46-2-c", country="IN", exporter=Organisation(name="Rowan Ltd", country="GB")),
    right=lambda: Transfer(tool="UK-ADD", country="IN", exporter=Organisation(name="Rowan Ltd", country="GB")),
    needs="tool",
)  # fmt: skip
def clauses_from_the_united_kingdom(transfer: Transfer, on: date) -> Iterator[Found]:
    if on < _ADDENDUM_SINCE or not _rests_on_clauses(transfer) or transfer.clause_set not in (None, _CLAUSES_IN_FORCE):
        return
    if law_of(exporter_of(transfer)) == "UK" and country_of(transfer) != "GB":
        yield Found("tool")


@rule(
    "R419", "Transfer", "advice", "",
    N_("From Switzerland the Union's clauses need the adaptations of its commissioner."),
    why=N_("The FDPIC recognises these clauses with the adaptations that it lists, such as the supervisory authority."),
    mend=N_("Agree on the adaptations, and choose the clauses with them as the ground."),
    wrong=lambda: Transfer(tool="A46-2-c", country="IN", exporter=Organisation(name="Larch AG", country="CH")),
    right=lambda: Transfer(tool="CH-SCC", country="IN", exporter=Organisation(name="Larch AG", country="CH")),
    needs="tool",
)  # fmt: skip
def clauses_from_switzerland(transfer: Transfer, on: date) -> Iterator[Found]:
    if on < _SWISS_SINCE or not _rests_on_clauses(transfer):
        return
    if law_of(exporter_of(transfer)) == "CH" and country_of(transfer) != "CH":
        yield Found("tool")
