"""R91: words that answer nothing, whatever they are about."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ropa_desktop.i18n import N_, _
from ropa_desktop.register.activities import Purpose, Recipient
from ropa_desktop.register.fields import FREE, Field, reader
from ropa_desktop.register.kinds import Text
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.rules.phrases import Wording, longest_placeholder, placeholder
from ropa_desktop.register.rules.rule import Found, rule
from ropa_desktop.register.vocabulary import CategoryOfPersonalData

_LISTS = {"Purpose": "purpose", "Recipient": "category", "CategoryOfDataSubjects": "name",
          "CategoryOfPersonalData": "name"}  # fmt: skip
_FOR_ONESELF = {"notes", "tags", "code", "remarks"}
_ADDRESSES = {"email", "website", "reference", "file_name", "file_sha256"}
_LINK = re.compile(
    r"(?:(?:see|siehe|voir|véase|vedi)[: ]+)?(?:https?://|www\.|file:|\\\\|[a-z]:\\)\S+[\s.;]*", re.IGNORECASE
)
_AND_SO_ON = Wording(
    r"\b(?:etc|usw|u\. ?s\. ?w|ecc|and so on|and others?|und (?:andere|weitere)|et autres|y otros|e altri)\b[\s.]*$",
    r"\b(?:including,? (?:but|without) (?:not )?limit(?:ed|ation)(?: to)?|entre autres|entre otros|tra gli altri)\b",
)  # fmt: skip
_SOMEBODY = re.compile(
    r"(?:(?:various|several|different|other|certain|selected|external|all|our|any)[ ,]*)*(?:recipients?|third part(?:y"
    r"|ies)|partners?|others?|external part(?:y|ies)"
    r"|companies|organi[sz]ations|persons)"
    r"|(?:(?:diverse|verschiedene|andere|sonstige|externe|weitere|unsere)[ ,]*)*(?:empfänger|dritten?|partner|stellen"
    r"|unternehmen|personen|externe|sonstige|diverse)"
    r"|(?:(?:divers|différents|autres|certains|nos|des|les) )*(?:destinataires|tiers|partenaires|sociétés|organismes"
    r"|personnes|autres|divers)"
    r"|(?:(?:varios|diversos|distintos|otros|diferentes|nuestros) )*(?:destinatarios|terceros|socios|empresas"
    r"|entidades|organismos|otros|varios)"
    r"|(?:(?:vari|diversi|altri|differenti|nostri|soggetti) )*(?:destinatari|terzi|terze parti|partner|società|enti"
    r"|soggetti|altri|vari)",
    re.IGNORECASE,
)  # fmt: skip


@lru_cache(8192)
def _open_end(text: str) -> str:
    found = _AND_SO_ON.search(text)
    return found[0].strip() if found else ""


@lru_cache(4096)
def _anybody(category: str) -> bool:
    return bool(_SOMEBODY.fullmatch(category.strip(" .")))


class _Signs(NamedTuple):
    """What a record's texts can hold, told by all of them at once; most hold neither."""

    longest_placeholder: int
    link: bool


@lru_cache(64)  # two rules look at the same record, one after the other
def _signs(texts: tuple[str | None, ...]) -> _Signs:
    words = "\n".join(filter(None, texts))
    return _Signs(longest_placeholder(words), "/" in words or "\\" in words)


@cache
def _text_fields(cls: type[Record]) -> tuple[list[Field], Callable[[Any], tuple[str | None, ...]]]:
    found = [one for one in cls.fields if isinstance(one.kind, Text) and one.name not in _FOR_ONESELF]
    return found, reader(found)


@cache
def _answers(cls: type[Record]) -> list[Field]:
    texts = [one for one in _text_fields(cls)[0] if one.name not in _ADDRESSES]
    return [one for one in texts if one.required is not FREE or (isinstance(one.kind, Text) and one.kind.long)]


@rule(
    "R911", "", "advice", "", N_("A placeholder stands where an answer is asked for."),
    why=N_("“To be completed” counts as an answer in exports and in the count of open questions, and says nothing to "
           "a reader."),
    mend=N_("Give the answer, empty the field so that the question stays open, or state that there is none."),
    wrong=lambda: Purpose(purpose="TBD"),
    right=lambda: Purpose(purpose="Pay wages"),
)  # fmt: skip
def placeholder_for_an_answer(record: Record, on: date) -> Iterator[Found]:
    fields, read = _text_fields(type(record))
    texts = read(record)
    longest = _signs(texts).longest_placeholder
    for one, text in zip(fields, texts):  # noqa: B905  (as many as the fields that were read)
        if text and len(text) < longest and (words := placeholder(text)):
            sentence = _("“{label}” holds a placeholder: “{words}”.").format(label=_(one.label), words=words)
            yield Found(one.name, sentence, one.article)


@rule(
    "R912", "", "advice", "", N_("A link stands in place of the answer."),
    why=N_("The record itself contains what Art. 30 lists; links break, and whoever it is handed to may not be able to "
           "follow them (so the Irish authority)."),
    mend=N_("Write the answer, and put the link into the documents."),
    wrong=lambda: Purpose(purpose="https://intranet.example.org/purposes"),
    right=lambda: Purpose(purpose="Pay wages"),
)  # fmt: skip
def link_for_an_answer(record: Record, on: date) -> Iterator[Found]:
    fields, read = _text_fields(type(record))
    texts = read(record)
    if not _signs(texts).link:
        return  # as in nearly every record
    for one, text in zip(fields, texts, strict=True):
        if text and one in _answers(type(record)) and _LINK.fullmatch(text.strip()):
            yield Found(one.name, _("“{label}” holds no more than a link.").format(label=_(one.label)), one.article)


@rule(
    "R913", "Recipient", "advice", "30(1)(d)", N_("The category could be anybody."),
    why=N_("A category of recipients says who they are by kind, industry or task (WP 260, on Art. 13(1)(e)); “third "
           "parties” "
           "are all recipients."),
    mend=N_("Say which: banks, tax authorities, carriers; or name the organisation."),
    wrong=lambda: Recipient(category="Various third parties"),
    right=lambda: Recipient(category="Parcel services"),
    needs="category",
)  # fmt: skip
def anybody(recipient: Recipient, on: date) -> Iterator[Found]:
    if recipient.category and recipient.organisation is None and _anybody(recipient.category):
        yield Found("category", _("“{words}” could be anybody.").format(words=recipient.category.strip()))


@rule(
    "R914", "Purpose Recipient CategoryOfDataSubjects CategoryOfPersonalData", "advice", "30(1)",
    N_("The words leave the list open."),
    why=N_("The record is complete only with all purposes and categories; “etc.” says that some are missing."),
    mend=N_("Name the rest, a row for each."),
    wrong=lambda: Recipient(category="Banks, insurers etc."),
    right=lambda: Recipient(category="Banks and insurers"),
    needs="purpose category name",
)  # fmt: skip
def and_so_on(record: Record, on: date) -> Iterator[Found]:
    name = _LISTS[type(record).__name__]
    if (text := getattr(record, name)) and (words := _open_end(text)):
        sentence = _("“{words}” leaves the list open.").format(words=words)
        yield Found(name, sentence, record.field(name).article)


@rule(
    "R915", "Organisation Contact", "advice", "30(1)(a)", N_("This is no e-mail address."),
    why=N_("Contact details serve to reach somebody; a letter to this address does not arrive."),
    mend=N_("Write it as name@example.org."),
    wrong=lambda: Contact(name="Dana Doyle", email="dpo.example.org"),
    right=lambda: Contact(name="Dana Doyle", email="dpo@example.org"),
    needs="email",
)  # fmt: skip
def no_address(record: Organisation | Contact, on: date) -> Iterator[Found]:
    if record.email and not re.search(r"[^\s@]@[^\s@]+\.[^\s@.]", record.email) and not placeholder(record.email):
        yield Found("email", _("“{words}” is no e-mail address.").format(words=record.email.strip()))


@rule(
    "R916", "CategoryOfPersonalData", "advice", "30(1)(c)",
    N_("The category's name says no more than that it is personal data."),
    why=N_("All data of the record are personal; the category says which. A register without them was fined (Garante, "
           "10 June 2021, Foodinho)."),
    mend=N_("Say which data: contact details, pay data, images."),
    wrong=lambda: CategoryOfPersonalData(name="Personal data"),
    right=lambda: CategoryOfPersonalData(name="Contact details"),
    needs="name",
)  # fmt: skip
def no_category(category: CategoryOfPersonalData, on: date) -> Iterator[Found]:
    if re.fullmatch(
        r"(?:(?:all|any|various|other|general|alle|diverse|sonstige|allgemeine|autres|otros|altri) )?(?:(?:personal"
        r"|personenbezogene|persönliche) )?"
        r"(?:data|daten|information|données|datos|dati|personal data|données (?:personnelles|à caractère personnel)"
        r"|datos (?:personales|de carácter personal)|dati personali)", (category.name or "").strip(" ."), re.IGNORECASE,
    ):  # fmt: skip
        yield Found("name")
