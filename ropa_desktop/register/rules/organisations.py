"""R46: the organisations of the record: established, represented, with their officer (Art. 27, 30(5), 37)."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.codes import EU, INSIDE_UNION
from ropa_desktop.register.exemption import in_force, is_below
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.rules.roles import outside
from ropa_desktop.register.rules.rule import Found, rule


def _own(**values: object) -> Organisation:
    return Organisation(name="Alder GmbH", kept_for=True, **values)


@rule(
    "R460", "Organisation", "contradiction", "37(1)(a)",
    N_("No data protection officer is stated to be designated, yet it is a public authority or body."),
    why=N_("Public authorities and bodies designate one in any case; only courts in their judicial capacity need not."),
    mend=N_("Designate an officer, or one together with other authorities (Art. 37(3)), and name the person here."),
    wrong=lambda: _own(public_authority=True, stated_none=("dpo",)),
    right=lambda: _own(public_authority=False, stated_none=("dpo",)),
    needs="kept_for public_authority stated_none",
)  # fmt: skip
def authority_without_officer(organisation: Organisation, on: date) -> Iterator[Found]:
    if (
        organisation.kept_for
        and organisation.public_authority
        and organisation.dpo is None
        and "dpo" in organisation.stated_none
    ):
        yield Found("dpo")


@rule(
    "R462", "Organisation", "advice", "27",
    N_("It is outside the Union and states to have no representative there."),
    why=N_("Where Art. 3(2) applies, one is to be designated in writing, unless the processing is occasional, harmless "
           "and without special data on a large scale, or it is a public authority (Art. 27(2))."),
    mend=N_("Designate a representative, or note which exception holds."),
    wrong=lambda: _own(country="US", stated_none=("representative",)),
    right=lambda: _own(country="US", stated_none=("representative",), establishment_in_union=True),
    needs="kept_for stated_none country",
)  # fmt: skip
def nobody_represents(organisation: Organisation, on: date) -> Iterator[Found]:
    if not organisation.kept_for or organisation.public_authority or organisation.establishment_in_union:
        return
    if (
        "representative" in organisation.stated_none
        and organisation.representative is None
        and outside(organisation.country)
    ):
        yield Found("representative")


@rule(
    "R463", "Organisation", "contradiction", "27(3)", N_("The representative is established outside the Union."),
    why=N_("It is to be established in a Member State in which the data subjects are."),
    mend=N_("Name the representative's establishment in the Union, or designate another one."),
    wrong=lambda: _own(representative=Organisation(name="Rowan Ltd", country="GB")),
    right=lambda: _own(representative=Organisation(name="Lough Ltd", country="IE")),
    needs="representative",
)  # fmt: skip
def representative_outside(organisation: Organisation, on: date) -> Iterator[Found]:
    one = organisation.representative
    if one is not None and outside(one.country) and not one.establishment_in_union:
        yield Found("representative")


@rule(
    "R465", "Organisation", "contradiction", "27(1)", N_("It is named as its own representative."),
    why=N_("A representative stands in for somebody who is not in the Union; one that is there needs none."),
    mend=N_("Name the representative, or take it away."),
    wrong=lambda: _its_own("representative"),
    right=lambda: _own(representative=Organisation(name="Lough Ltd", country="IE")),
    needs="representative",
)  # fmt: skip
def represents_itself(organisation: Organisation, on: date) -> Iterator[Found]:
    if organisation.representative is not None and organisation.representative is organisation:
        yield Found("representative")


def _its_own(field: str) -> Organisation:
    alder = _own()
    setattr(alder, field, alder)
    return alder


@rule(
    "R466", "Organisation", "contradiction", "3(1)",
    N_("Its country lies in the Union, yet it is said not to be established there."),
    why=N_("An organisation with its seat in a Member State is established in the Union."),
    mend=N_("Correct the country, or the answer on the establishment."),
    wrong=lambda: Organisation(name="Alder GmbH", country="DE", establishment_in_union=False),
    right=lambda: Organisation(name="Alder Inc.", country="US", establishment_in_union=False),
    needs="country",
)  # fmt: skip
def established_or_not(organisation: Organisation, on: date) -> Iterator[Found]:
    if organisation.establishment_in_union is False and organisation.country in EU | INSIDE_UNION:
        yield Found("establishment_in_union")


@rule(
    "R467", "Organisation", "contradiction", "4(19)", N_("It is said to be part of its own group, under itself."),
    why=N_("What controls a group is not controlled by itself."),
    mend=N_("Name the controlling undertaking, or leave it empty for the head of the group."),
    wrong=lambda: _its_own("part_of"),
    right=lambda: _own(part_of=Organisation(name="Alder Holding")),
    needs="part_of",
)  # fmt: skip
def part_of_itself(organisation: Organisation, on: date) -> Iterator[Found]:
    if organisation.part_of is not None and organisation.part_of is organisation:
        yield Found("part_of")


@rule(
    "R468", "Organisation", "advice", "30(5)",
    N_("Under 250 persons are employed; the exemption of Art. 30(5) rarely helps, so keep the record."),
    why=N_("It falls away for processing that is likely to result in a risk, or is not occasional, or includes data of "
           "Art. 9(1) or 10; one of the three is enough, and pay or customers are not occasional."),
    mend=N_("Keep the entry of every such processing; nothing is hidden here because of the exemption."),
    wrong=lambda: _own(persons_employed=40),
    right=lambda: _own(persons_employed=900),
    needs="kept_for",
)  # fmt: skip
def few_persons(organisation: Organisation, on: date) -> Iterator[Found]:
    if not organisation.kept_for or organisation.persons_employed is None:
        return
    if is_below(organisation, on) and (exemption := in_force(on)):
        sentence = _(
            "Fewer than {below} persons are employed: Art. 30(5) lifts the duty only where processing is unlikely to "
            "result in a risk, is occasional, and includes no data of Art. 9(1) or 10, all three; so it rarely helps."
        )
        yield Found("persons_employed", sentence.format(below=exemption.below))


@rule(
    "R470", "ProcessingActivity ProcessingOnBehalf", "advice", "30",
    N_("The record is of an organisation that this register is not said to be kept for."),
    why=N_("Records are handed over by organisation; of one that the register is not kept for, contact details and "
           "officer are not asked."),
    mend=N_("Answer “This register is kept for it” with yes in its entry, or choose your own organisation."),
    wrong=lambda: ProcessingActivity(controller=Organisation(name="Alder GmbH")),
    right=lambda: ProcessingActivity(controller=_own()),
    needs="controller processor",
)  # fmt: skip
def not_kept_for(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    name = "controller" if isinstance(record, ProcessingActivity) else "processor"
    one = getattr(record, name)
    if one is not None and not one.kept_for:
        yield Found(name)
