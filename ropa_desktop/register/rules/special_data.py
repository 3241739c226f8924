"""R3: special categories of personal data (Art. 9) and data on offences (Art. 10)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.rules.rule import Found, rule


def special_codes(activity: ProcessingActivity) -> set[str]:
    """What of Art. 9 and 10 the data rows of an activity hold, stated there or with their category."""
    found = {code for row in activity.data for code in row.special or ()}
    return found | {code for row in activity.data if row.category for code in row.category.special or ()}


@rule(
    "R301", "ProcessingActivity", "contradiction", "9(2)",
    N_("Special categories of data are processed, but no purpose names a condition of Art. 9(2)."),
    why=N_("Art. 9(1) forbids it unless a condition of Art. 9(2) holds, beside the legal basis of Art. 6(1)."),
    mend=N_("Choose the condition at the purpose that needs these data."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose()], data=[PersonalData(special=("A9-1-health",))]),
    right=lambda: ProcessingActivity(
        purposes=[Purpose(special_condition="A9-2-b")], data=[PersonalData(special=("A9-1-health",))]
    ),
)  # fmt: skip
def special_without_condition(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    special = any(code.startswith("A9-1") for code in special_codes(activity))
    if special and not any(one.special_condition for one in activity.purposes):
        yield Found("purposes")


@rule(
    "R302", "ProcessingActivity", "advice", "10",
    N_("Data on offences are processed, but no purpose names the law that authorises it."),
    why=N_("Art. 10 allows it under official authority or where a law authorises it, with safeguards."),
    mend=N_("Name the law at the purpose that needs these data."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose()], data=[PersonalData(special=("A10",))]),
    right=lambda: ProcessingActivity(
        purposes=[Purpose(criminal_law="Police Act, section 5")], data=[PersonalData(special=("A10",))]
    ),
)  # fmt: skip
def offences_without_law(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "A10" in special_codes(activity) and not any(one.criminal_law for one in activity.purposes):
        yield Found("purposes")
