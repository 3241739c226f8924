"""R46: contact details of everybody whom Art. 30(1)(a) and (2)(a) want to be within reach."""

from collections.abc import Iterator
from datetime import date

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.rules.rule import Found, rule


def _reachable(one: Organisation | Contact) -> bool:
    return bool(one.email or one.phone or one.address)


def _own(**values: object) -> Organisation:
    return Organisation(name="Alder GmbH", kept_for=True, **values)


@rule(
    "R461", "Organisation", "missing", "30(1)(a)",
    N_("The data protection officer is named, but without any contact details."),
    why=N_("Art. 30 wants the name and the contact details of the officer."),
    mend=N_("Give an e-mail address, a telephone number or a postal address with the contact."),
    wrong=lambda: _with_officer(),
    right=lambda: _with_officer(email="dpo@example.org"),
    needs="kept_for dpo",
)  # fmt: skip
def officer_out_of_reach(organisation: Organisation, on: date) -> Iterator[Found]:
    if organisation.kept_for and organisation.dpo is not None and not _reachable(organisation.dpo):
        yield Found("dpo")


def _with_officer(**values: object) -> Organisation:
    officer = Contact(name="Dana Doyle", **values)
    return _own(dpo=officer, contacts=[officer])


@rule(
    "R464", "Organisation", "missing", "30(1)(a)", N_("The representative is named, but without any contact details."),
    why=N_("Art. 30 wants the name and the contact details of the representative too."),
    mend=N_("Give its postal address, e-mail or telephone number in its own entry."),
    wrong=lambda: _own(representative=Organisation(name="Lough Ltd")),
    right=lambda: _own(representative=Organisation(name="Lough Ltd", email="post@example.org")),
    needs="kept_for representative",
)  # fmt: skip
def representative_out_of_reach(organisation: Organisation, on: date) -> Iterator[Found]:
    if (
        organisation.kept_for
        and organisation.representative is not None
        and not _reachable(organisation.representative)
    ):
        yield Found("representative")


@rule(
    "R469", "ProcessingActivity ProcessingOnBehalf", "missing", "30(1)(a)",
    N_("A joint controller, or a controller on whose behalf you act, is named without any contact details."),
    why=N_("Art. 30(1)(a) and (2)(a) want the name and the contact details of each of them."),
    mend=N_("Give its postal address, e-mail or telephone number in its own entry."),
    wrong=lambda: ProcessingOnBehalf(controllers=[Organisation(name="Rowan Ltd")]),
    right=lambda: ProcessingOnBehalf(controllers=[Organisation(name="Rowan Ltd", email="post@example.org")]),
    needs="joint_controllers controllers",
)  # fmt: skip
def controllers_out_of_reach(record: ProcessingActivity | ProcessingOnBehalf, on: date) -> Iterator[Found]:
    own = isinstance(record, ProcessingActivity)
    name = "joint_controllers" if own else "controllers"
    for one in getattr(record, name):
        if not _reachable(one):
            sentence = _("{name} is named without any contact details.").format(name=one.title())
            yield Found(name, sentence, "30(1)(a)" if own else "30(2)(a)")
