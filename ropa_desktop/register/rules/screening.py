"""R85: answers about the risk that do not go together with the outcome of the screening (Art. 35)."""

import re
from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity
from ropa_desktop.register.rules.assessments import reason_of
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.rules.special_data import special_codes
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects

_VULNERABLE = re.compile(
    r"\b(?:employees?|workers?|staff|mitarbeiter(?:innen)?|beschäftigten?|arbeitnehmer(?:innen)?|salariés?|emplead[oa]s"
    r"|trabajador(?:es|as)|dipendenti|lavorator[ei])\b(?! (?:of|der|des|von|de|del|du|di)\b)"  # not others'
    r"|\b(?:job applicants?|patients?|child(?:ren)?|minors|pupils?|asylum seekers?|refugees?|patient(?:en|innen)|kinder"
    r"|minderjährigen?|schüler(?:innen)?|asylsuchenden?|enfants?|mineurs|élèves|demandeurs d['’]asile|pacientes"
    r"|niñ[oa]s|menores|alumn[oa]s|pazienti|bambini|minori|alunni)\b",
    re.IGNORECASE,
)


@rule(
    "R851", "ProcessingActivity", "advice", "35(7)",
    N_("An assessment's day or reference is given, yet none is said to be required."),
    why=N_("Either an assessment was made, or the day and the reference belong to something else."),
    mend=N_("Choose “Carried out”, or move day and reference to the reason or the documents."),
    wrong=lambda: ProcessingActivity(dpia_outcome="not-required", dpia_reference="DPIA-04"),
    right=lambda: ProcessingActivity(dpia_outcome="carried-out", dpia_reference="DPIA-04"),
    needs="dpia_outcome",
)  # fmt: skip
def assessed_though_not_required(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.dpia_outcome == "not-required" and (activity.dpia_reference or activity.dpia_date):
        yield Found("dpia_outcome")


@rule(
    "R852", "ProcessingActivity", "advice", "35(1)", N_("Two sizes are told: few persons, and large scale."),
    why=N_("The fifth criterion of WP 248 counts the persons concerned first; under 1,000 of them are seldom a large "
           "scale."),
    mend=N_("Correct the number of data subjects or the criterion, or say in the reason what makes the scale large."),
    wrong=lambda: ProcessingActivity(number_of_data_subjects="under-100", wp248_criteria=("WP248-5",)),
    right=lambda: ProcessingActivity(number_of_data_subjects="from-1000000", wp248_criteria=("WP248-5",)),
    needs="number_of_data_subjects",
)  # fmt: skip
def large_scale_of_few(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if (
        activity.number_of_data_subjects in ("under-100", "100-999")
        and not reason_of(activity)
        and ("WP248-5" in (activity.wp248_criteria or ()) or {"A35-3-b", "A35-3-c"} & set(activity.dpia_cases or ()))
    ):
        yield Found("number_of_data_subjects")


@rule(
    "R853", "CategoryOfDataSubjects", "advice", "35(1)", N_("These persons count as vulnerable, but are not marked."),
    why=N_("WP 248 rev.01 names children, employees, patients, asylum seekers: whoever cannot easily refuse or "
           "object. The "
           "mark counts in the screening of every activity."),
    mend=N_("Mark them as vulnerable persons."),
    wrong=lambda: CategoryOfDataSubjects(name="Patients"),
    right=lambda: CategoryOfDataSubjects(name="Patients", vulnerable=True),
    needs="name",
)  # fmt: skip
def vulnerable_unmarked(who: CategoryOfDataSubjects, on: date) -> Iterator[Found]:
    if not who.vulnerable and (found := _VULNERABLE.search(who.name or "")):
        sentence = _("“{words}” count as vulnerable persons, but are not marked.")
        yield Found("vulnerable", sentence.format(words=found[0]))


_CRITERIA_OF_CASES = {"A35-3-a": ("WP248-1", "WP248-2"), "A35-3-b": ("WP248-5",), "A35-3-c": ("WP248-3", "WP248-5")}


@rule(
    "R854", "ProcessingActivity", "advice", "35(3)",
    N_("A case of Art. 35(3) is marked, but none of the criteria that it consists of."),
    why=N_("The cases are made of the criteria of WP 248: large scale, systematic monitoring, evaluation, decisions."),
    mend=N_("Mark the criteria that are met, or take the case away."),
    wrong=lambda: ProcessingActivity(dpia_cases=("A35-3-c",), wp248_criteria=("WP248-7",)),
    right=lambda: ProcessingActivity(dpia_cases=("A35-3-c",), wp248_criteria=("WP248-3", "WP248-5")),
    needs="dpia_cases wp248_criteria",
)  # fmt: skip
def case_without_its_criteria(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    marked = set(activity.wp248_criteria or ())
    if marked:  # where no criterion is marked at all, the case was enough
        for case in activity.dpia_cases or ():
            if not marked & set(_CRITERIA_OF_CASES.get(case, marked)):
                yield Found("wp248_criteria")
                return


def _patients(reason: str) -> ProcessingActivity:
    patients = CategoryOfDataSubjects(name="Patients", vulnerable=True)
    rows = [PersonalData(special=("A9-1-health",), data_subjects=[patients])]
    return ProcessingActivity(dpia_outcome="not-required", dpia_reason=reason, data=rows)


@rule(
    "R855", "ProcessingActivity", "advice", "35(1)",
    N_("By the data and the persons concerned two criteria are met, but no reason says why no assessment is made."),
    why=N_("Special categories are the fourth criterion of WP 248 rev.01 and vulnerable persons the seventh; with two "
           "of "
           "nine an assessment is needed in most cases, and who makes none documents the reasons."),
    mend=N_("Mark the criteria, and give the reason or carry the assessment out."),
    wrong=lambda: _patients(""),
    right=lambda: _patients("One doctor (recital 91)."),
    needs="dpia_outcome data",
)  # fmt: skip
def criteria_met_by_the_data(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    marked = set(activity.wp248_criteria or ())
    if activity.dpia_outcome != "not-required" or reason_of(activity) or len(marked) > 1 or activity.dpia_cases:
        return
    met = set(marked)
    if special_codes(activity):
        met.add("WP248-4")
    if any(who.vulnerable for row in activity.data for who in row.data_subjects):
        met.add("WP248-7")
    if len(met) > 1:
        titles = ProcessingActivity.field("wp248_criteria").kind.to_text(tuple(sorted(met)))
        yield Found(
            "wp248_criteria", _("By what the entry says, these criteria are met: {titles}.").format(titles=titles)
        )
