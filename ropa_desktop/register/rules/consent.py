"""R22: consent, and the children and dependants who give it (Art. 7 and 8)."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.reference import authorities
from ropa_desktop.register.rules.phrases import Wording, said
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects

# Stems in every official language of the Union: a register in any of them is not blamed for its language.
_WITHDRAWN = Wording(
    r"withdr[ae]w|revo[ck]|opt(?:ed|s|ing)?[- ]?out|unsubscri|retract|cancel|object|delet|widerr[uo]f|widerspr|abmeld"
    r"|abbestell|zurückn|zurückgen"
    r"|retir|retrait|révo[cq]|désabonn|désinscri|retract|baja|ritir|ritrat|disiscri|annull|cancell|intrek|introk"
    r"|afmeld|uitschrijv"
    r"|retrag|revog|wycof|odwoł|återkall|återta|tilbage|trække|peru|odvol|zruš|visszavon|ανακ[αά]λ|ανάκλησ|оттегл"
    r"|povuč|povuć|povlač|preklic|prekli[čc]|umik|umak|atšauk|atsauk|tagasi|tühist|irtir|tarraing",
)
_STAFF = re.compile(
    r"\b(?:employees?|staff|workers?|workforce|apprentices?|trainees?|job applicants?|mitarbeit\w*|beschäftigte\w*"
    r"|arbeitnehm\w*"
    r"|angestellte\w*|auszubildende\w*|salariés?|personnel|employés?|collaborateurs|emplead[oa]s?|trabajador\w*"
    r"|dipendent[ei]"
    r"|lavorator[ei])\b(?! (?:of|der|des|von|de|del|du|di)\b)",  # somebody else's staff are not meant
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?|minors?|pupils?|kinder[ns]?|minderjährigen?|schüler(?:innen)?|enfants?|mineurs?|élèves?"
    r"|niñ[oa]s?|menores"
    r"|alumn[oa]s|bambin[ie]|minorenni|alunn[ie])\b",
    re.IGNORECASE,
)  # fmt: skip
_NO_CHOICE = Wording(
    r"\bpre-?(?:ticked|checked|selected)|\b(?:implied|tacit|presumed) consent|\bby continuing to (?:use|browse|visit)\b"
    r"|\b(?:vor(?:an)?gekreuzt|vorausgewählt|vorangehakt|stillschweigend|konkludent)\w*|\b(?:pré-?coch"
    r"|consentement (?:tacite|implicite))"
    r"|\b(?:premarcad|consentimiento (?:tácito|implícito))|\b(?:preselezionat|consenso (?:tacito|implicito))",
)


@lru_cache(4096)
def _tells_of_withdrawal(words: str) -> bool:
    return _WITHDRAWN.may_be_in(words)


@lru_cache(4096)
def _staff(name: str | None) -> bool:
    return bool(_STAFF.search(name or ""))


@lru_cache(4096)
def _children(name: str | None) -> bool:
    return bool(_CHILDREN.search(name or ""))


def _by_consent(purpose: Purpose) -> bool:
    return purpose.legal_basis == "A6-1-a"


@rule(
    "R221", "Purpose", "advice", "7(3)", N_("How consent is recorded is said, but not how it is withdrawn."),
    why=N_("To withdraw consent is as easy as to give it, and data subjects are told so before they give it (Art. "
           "7(3))."),
    mend=N_("Add where and how it is withdrawn."),
    wrong=lambda: Purpose(legal_basis="A6-1-a", consent="A box on the form, kept with its date."),
    right=lambda: Purpose(legal_basis="A6-1-a", consent="A box on the form; withdrawn by a link in each letter."),
    needs="consent",
)  # fmt: skip
def no_word_of_withdrawal(purpose: Purpose, on: date) -> Iterator[Found]:
    if (
        purpose.consent
        and (_by_consent(purpose) or purpose.special_condition == "A9-2-a")
        and not _tells_of_withdrawal(purpose.consent)
    ):
        yield Found("consent")


@rule(
    "R222", "Purpose", "advice", "7", N_("Consent is not given by an act of the person."),
    why=N_("Silence, boxes ticked in advance or inactivity are no consent (recital 32; Court of Justice, C-673/17, "
           "Planet49)."),
    mend=N_("Let the person tick or press something, or choose another basis."),
    wrong=lambda: Purpose(legal_basis="A6-1-a", consent="A pre-ticked box; withdrawn in the account."),
    right=lambda: Purpose(legal_basis="A6-1-a", consent="An empty box, no pre-ticked one; withdrawn in the account."),
    needs="consent",
)  # fmt: skip
def consent_without_act(purpose: Purpose, on: date) -> Iterator[Found]:
    asked = _by_consent(purpose) or purpose.special_condition == "A9-2-a"
    if asked and (words := said(_NO_CHOICE, purpose.consent)):
        yield Found("consent", _("“{words}” is no consent: it takes an act of the person.").format(words=words))


@rule(
    "R223", "ProcessingActivity", "advice", "7(4)",
    N_("The controller is a public authority, and a purpose rests on consent."),
    why=N_("Towards an authority there is a clear imbalance, so that consent is unlikely to be free (recital 43; EDPB "
           "Guidelines 05/2020, paragraph 16)."),
    mend=N_("Choose point (c) or (e) with the law, or say in own words why the person is free to refuse."),
    wrong=lambda: ProcessingActivity(controller=Organisation(name="Town of Elmford", public_authority=True),
                                     purposes=[Purpose(legal_basis="A6-1-a")]),
    right=lambda: ProcessingActivity(controller=Organisation(name="Town of Elmford", public_authority=True),
        purposes=[Purpose(legal_basis="A6-1-a", basis_in_words="A newsletter; nobody needs it.")]),
    needs="controller purposes",
)  # fmt: skip
def consent_to_an_authority(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.controller and activity.controller.public_authority:
        for one in activity.purposes:
            if _by_consent(one) and not one.basis_in_words:
                sentence = _("“{purpose}” rests on consent, but the controller is a public authority.")
                yield Found("purposes", sentence.format(purpose=one.title()))


@rule(
    "R224", "ProcessingActivity", "advice", "7(4)", N_("The consent of staff is hardly ever free."),
    why=N_("Who depends on an employer can seldom refuse without fear (EDPB Guidelines 05/2020, paragraph 21)."),
    mend=N_("Choose another basis, or say in own words why refusing has no effect."),
    wrong=lambda: ProcessingActivity(
        purposes=[Purpose(purpose="Track vans", legal_basis="A6-1-a")],
        data=[PersonalData(data_subjects=[CategoryOfDataSubjects(name="Employees")])],
    ),
    right=lambda: ProcessingActivity(
        purposes=[Purpose(purpose="Send a catalogue", legal_basis="A6-1-a")],
        data=[PersonalData(data_subjects=[CategoryOfDataSubjects(name="Customers")])],
    ),
    needs="purposes data",
)  # fmt: skip
def consent_of_staff(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    asked = [one for one in activity.purposes if _by_consent(one) and not one.basis_in_words]
    for one in asked:
        rows = [row for row in activity.data if not row.purposes or one in row.purposes]
        if any(_staff(who.name) for row in rows for who in row.data_subjects):
            sentence = _("“{purpose}” rests on the consent of staff, which is hardly ever free.")
            yield Found("purposes", sentence.format(purpose=one.title()))


@cache
def _ages() -> dict[str, int]:
    return {one.country: one.child_consent_age for one in authorities() if one.child_consent_age}


@rule(
    "R225", "ProcessingActivity", "contradiction", "8(1)", N_("The age of consent lies below 13."),
    why=N_("The law of a Member State may lower it from 16, but not below 13 (Art. 8(1))."),
    mend=N_("Give the age that the law sets; below it, a parent consents."),
    wrong=lambda: ProcessingActivity(children="A game for children.", child_age=12),
    right=lambda: ProcessingActivity(children="A game for children.", child_age=13),
    needs="children",
)  # fmt: skip
def age_below_thirteen(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if activity.child_age is not None and activity.child_age < 13 and activity.children:
        yield Found("child_age")


@rule(
    "R226", "ProcessingActivity", "advice", "8(1)", N_("The age of consent is lower than in the controller's country."),
    why=N_("Art. 8(1) says 16; each Member State can set another age down to 13. The list behind this rule "
           "(db/reference/authorities.csv) is to be checked against the national law."),
    mend=N_("Check the law of the country, and correct the age or say in “Children concerned” which law holds."),
    wrong=lambda: ProcessingActivity(
        children="A game for children.", child_age=13, controller=Organisation(name="Spielwerk", country="DE"),
        purposes=[Purpose(legal_basis="A6-1-a")],
    ),
    right=lambda: ProcessingActivity(
        children="A game for children.", child_age=16, controller=Organisation(name="Spielwerk", country="DE"),
        purposes=[Purpose(legal_basis="A6-1-a")],
    ),
    needs="children controller purposes",
)  # fmt: skip
def age_below_that_of_the_country(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    country = activity.controller.country if activity.controller else None
    age = _ages().get(country or "")
    if age and activity.children and 13 <= (activity.child_age or 0) < age and any(map(_by_consent, activity.purposes)):
        name = Organisation.field("country").kind.to_text(country)
        sentence = _("The age of consent is given as {given}; in {country} it is {age}, as far as is known.")
        yield Found("child_age", sentence.format(given=activity.child_age, country=name, age=age))


@rule(
    "R227", "ProcessingActivity", "advice", "8",
    N_("Children are stated not to be concerned, yet their data are processed."),
    why=N_("Children merit specific protection (recital 38), also where no service is offered to them."),
    mend=N_("Say in “Children concerned” how they are, or choose other data subjects."),
    wrong=lambda: ProcessingActivity(stated_none=("children",),
        data=[PersonalData(data_subjects=[CategoryOfDataSubjects(name="Pupils")])]),
    right=lambda: ProcessingActivity(stated_none=("children",),
        data=[PersonalData(data_subjects=[CategoryOfDataSubjects(name="Teachers")])]),
    needs="stated_none data",
)  # fmt: skip
def children_after_all(activity: ProcessingActivity, on: date) -> Iterator[Found]:
    if "children" in activity.stated_none and not activity.children:
        for who in {who.name: who for row in activity.data for who in row.data_subjects}.values():
            if _children(who.name):
                sentence = _("Children are stated not to be concerned, yet data of “{who}” are processed.")
                yield Found("children", sentence.format(who=who.name))
                return
