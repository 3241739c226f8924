"""R3: special categories of personal data (Art. 9) and data on offences (Art. 10)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.rules.rule import Found, rule


def special_codes(activity: ProcessingActivity) -> set[str]:
    """What of Art. 9 and 10 the data rows of an activity hold, stated there or with their category."""
    found: set[str] = set()
    for row in activity.data:
        found.update(row.special or ())
        if row.category:
            found.update(row.category.special or ())
    return found


@rule(
    "R301", "ProcessingActivity", "contradiction", "9(2)",
    N_("Special categories of data are processed, but no purpose names a condition of Art. 9(2)."),
    why=N_("Art. 9(1) forbids it unless a condition of Art. 9(2) holds, beside the legal basis of Art. 6(1)."),
    mend=N_("Choose the condition at the purpose that needs these data."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose()], data=[PersonalData(special=("A9-1-health",))]),
    right=lambda: ProcessingActivity(
        purposes=[Purpose(special_condition="A9-2-b")], data=[PersonalData(special=("A9-1-health",))]
    ),
    needs="data",
)  # fmt: skip
def special_without_condition(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if any(one.special_condition for one in activity.purposes):
        return
    if any(code.startswith("A9-1") for code in special_codes(activity)):
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
    needs="data",
)  # fmt: skip
def offences_without_law(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if not any(one.criminal_law for one in activity.purposes) and "A10" in special_codes(activity):
        yield Found("purposes")


@rule(
    "R303", "ProcessingActivity", "advice", "9(2)",
    N_("A condition of Art. 9(2) is named, but no row marks a special category of data."),
    why=N_("The condition is needed for data of Art. 9(1) alone; either the mark is missing or the condition is."),
    mend=N_("Mark the special category at the data that are meant, or take the condition away."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose(special_condition="A9-2-h")], data=[PersonalData(items="Name")]),
    right=lambda: ProcessingActivity(
        purposes=[Purpose(special_condition="A9-2-h")], data=[PersonalData(special=("A9-1-health",))]
    ),
    needs="purposes data",
)  # fmt: skip
def condition_without_special(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if (
        activity.data
        and any(one.special_condition for one in activity.purposes)
        and not any(code.startswith("A9-1") for code in special_codes(activity))
    ):
        yield Found("data")


def _row_of_another_purpose(named: bool) -> ProcessingActivity:
    sick, party = Purpose(purpose="Pay sick pay", special_condition="A9-2-b"), Purpose(purpose="Plan the party")
    row = PersonalData(special=("A9-1-health",), purposes=[sick if named else party])
    return ProcessingActivity(purposes=[sick, party], data=[row])


@rule(
    "R304", "ProcessingActivity", "contradiction", "9(2)",
    N_("Special categories of data serve a purpose that names no condition of Art. 9(2)."),
    why=N_("A condition holds for the purpose that it is named at; for another one the prohibition of Art. 9(1) "
           "stands."),
    mend=N_("Choose the condition at that purpose, or take these data out of it."),
    wrong=lambda: _row_of_another_purpose(named=False),
    right=lambda: _row_of_another_purpose(named=True),
    needs="purposes data",
)  # fmt: skip
def special_for_another_purpose(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if not any(one.special_condition for one in activity.purposes):
        return  # R301 speaks
    for row in activity.data:
        if not row.purposes or any(one.special_condition for one in row.purposes):
            continue
        codes = {*(row.special or ()), *((row.category.special or ()) if row.category else ())}
        if any(code.startswith("A9-1") for code in codes):
            sentence = _("“{data}” is special, but none of the purposes that it serves names a condition.")
            yield Found("data", sentence.format(data=row.title()))


@rule(
    "R305", "ProcessingActivity", "advice", "9(2)(d)",
    N_("It rests on Art. 9(2)(d), under which nothing leaves the body without consent, yet recipients outside are "
       "named."),
    why=N_("Point (d) lets associations of a political, philosophical, religious or trade union aim process data of "
           "their "
           "members, on condition that these are not disclosed outside without consent."),
    mend=N_("Name the consent or another condition for the disclosure, or take the recipient away."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose(special_condition="A9-2-d")],
                                     recipients=[Recipient(category="Newspapers", kind="controller")]),
    right=lambda: ProcessingActivity(purposes=[Purpose(special_condition="A9-2-d")],
                                     recipients=[Recipient(category="Board", kind="internal")]),
    needs="purposes recipients",
)  # fmt: skip
def disclosed_outside_the_body(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    conditions = {one.special_condition for one in activity.purposes if one.special_condition}
    if (
        conditions == {"A9-2-d"}
        and not any(one.consent for one in activity.purposes)
        and any(one.kind in ("group", "controller") for one in activity.recipients)
    ):
        yield Found("recipients")


@rule(
    "R306", "ProcessingActivity", "advice", "9(2)(e)",
    N_("It rests on data made public by the data subject, but none of the special data come from a public source."),
    why=N_("Point (e) holds for what the person has manifestly made public, not for what a person tells the "
           "controller."),
    mend=N_("Name the public source at the data, or choose the condition that holds."),
    wrong=lambda: ProcessingActivity(purposes=[Purpose(special_condition="A9-2-e")],
                                     data=[PersonalData(special=("A9-1-political",), sources=("third-party",))]),
    right=lambda: ProcessingActivity(purposes=[Purpose(special_condition="A9-2-e")],
                                     data=[PersonalData(special=("A9-1-political",), sources=("public",))]),
    needs="purposes data",
)  # fmt: skip
def made_public_by_nobody(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if {one.special_condition for one in activity.purposes if one.special_condition} == {"A9-2-e"}:
        rows = [row for row in activity.data if row.special or (row.category and row.category.special)]
        if rows and all(row.sources and "public" not in row.sources for row in rows):
            yield Found("data")
