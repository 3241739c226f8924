"""R24: automated decisions (Art. 22)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.rules.special_data import special_codes

_ALLOWS_DECISIONS = {"A6-1-a", "A6-1-b", "A6-1-c", "A6-1-e"}


def _decides(activity: ProcessingActivity) -> bool:
    return "WP248-2" in (activity.wp248_criteria or ()) or "A35-3-a" in (activity.dpia_cases or ())


@rule(
    "R241", "ProcessingActivity", "advice", "22(2)",
    N_("Decisions with legal or similar effects are made by a machine, but no purpose rests on contract, law or "
       "consent."),
    why=N_("A decision based solely on automated processing is allowed only where a contract needs it, a law "
           "authorises "
           "it, or the data subject explicitly consents (Art. 22(2))."),
    mend=N_("Name the basis of Art. 22(2), or say that a person decides."),
    wrong=lambda: ProcessingActivity(dpia_cases=("A35-3-a",), automated_decisions="A score refuses loans.",
                                     purposes=[Purpose(legal_basis="A6-1-f")]),
    right=lambda: ProcessingActivity(dpia_cases=("A35-3-a",), automated_decisions="A score refuses loans.",
                                     purposes=[Purpose(legal_basis="A6-1-b")]),
    needs="automated_decisions purposes",
)  # fmt: skip
def decisions_without_ground(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    bases = [one.legal_basis for one in activity.purposes]
    if (
        activity.automated_decisions
        and _decides(activity)
        and bases
        and all(bases)
        and not _ALLOWS_DECISIONS & set(bases)
    ):
        yield Found("automated_decisions")


@rule(
    "R242", "ProcessingActivity", "advice", "22(4)",
    N_("Automated decisions stand beside special categories, but neither explicit consent nor substantial public "
       "interest is the condition."),
    why=N_("Such decisions are not based on special categories of data unless Art. 9(2)(a) or (g) applies."),
    mend=N_("Keep these data out of the decision and say so, or name the condition."),
    wrong=lambda: ProcessingActivity(
        wp248_criteria=("WP248-2",), automated_decisions="Premiums follow a score.",
        purposes=[Purpose(special_condition="A9-2-h")], data=[PersonalData(special=("A9-1-health",))],
    ),
    right=lambda: ProcessingActivity(
        wp248_criteria=("WP248-2",), automated_decisions="Premiums follow a score.",
        purposes=[Purpose(special_condition="A9-2-a")], data=[PersonalData(special=("A9-1-health",))],
    ),
    needs="automated_decisions purposes data",
)  # fmt: skip
def decisions_on_special_data(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    conditions = {one.special_condition for one in activity.purposes if one.special_condition}
    if (
        activity.automated_decisions
        and _decides(activity)
        and conditions
        and not conditions & {"A9-2-a", "A9-2-g"}
        and any(code.startswith("A9-1") for code in special_codes(activity))
    ):
        yield Found("automated_decisions")


@rule(
    "R243", "ProcessingActivity", "contradiction", "22",
    N_("Automated decisions and profiling are stated to be none, yet a criterion or case that consists of them is "
       "marked."),
    why=N_("Art. 35(3)(a) and the second criterion of WP 248 are about evaluation and decisions by machines; both "
           "answers "
           "cannot be true."),
    mend=N_("Describe the decision or the profile, or take the mark away."),
    wrong=lambda: ProcessingActivity(stated_none=("automated_decisions",), dpia_cases=("A35-3-a",)),
    right=lambda: ProcessingActivity(stated_none=("automated_decisions",), dpia_cases=("A35-3-b",)),
    needs="stated_none",
)  # fmt: skip
def decisions_after_all(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "automated_decisions" in activity.stated_none and not activity.automated_decisions and _decides(activity):
        yield Found("automated_decisions")
