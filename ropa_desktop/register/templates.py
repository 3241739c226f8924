"""The items of supervisory authorities' own templates, by their own names, and the field in which each stands here.

Read in secondary sources (the ICO's columns quoted word for word, of the others what is commonly known of them), so
each is to be held against the authority's own file before it is called exact.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from ropa_desktop.i18n import N_
from ropa_desktop.register.activities import ProcessingActivity, Purpose
from ropa_desktop.register.fields import Field, State
from ropa_desktop.register.record import Record

SOURCE = N_("As they were known in November 2026 from secondary sources; hold them against the authority's own file "
            "before you call them exact.")  # fmt: skip


def _always(record: Any) -> bool:
    return True


class Item(NamedTuple):
    """What a template calls it, and where it stands; asked of a record where `when` says so."""

    name: str
    class_name: str
    field: str
    when: Callable[[Any], bool] = _always


class Template(NamedTuple):
    """A template; `history` are items that the history keeps by itself, `marks` those where a blank says no, and
    `not_kept` those that have no place here.
    """

    code: str  # of its profile
    items: tuple[Item, ...]
    history: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    not_kept: tuple[str, ...] = ()


def _items(class_name: str, *pairs: tuple[str, str]) -> tuple[Item, ...]:
    return tuple(Item(name, class_name, field) for field, name in pairs)


def _holds_special_data(purpose: Purpose) -> bool:
    activity = purpose.owner()
    rows = activity.data if isinstance(activity, ProcessingActivity) else []
    return any(row.special or (row.category and row.category.special) for row in rows)


def _needs_policy(purpose: Purpose) -> bool:
    return bool(purpose.special_condition or purpose.criminal_law)


def _has_ended(activity: ProcessingActivity) -> bool:
    return activity.status == "ended"


_ACTIVITY, _DATA, _PURPOSE, _OWN = "ProcessingActivity", "PersonalData", "Purpose", "Organisation"

_ICO = Template("ICO", (
    *_items(_OWN, ("name", "Name"), ("address", "Address"), ("email", "Email"), ("phone", "Telephone"),
            ("dpo", "Data protection officer"), ("representative", "Representative")),
    *_items(_ACTIVITY, ("department", "Business function"), ("purposes", "Purpose of processing"),
            ("joint_controllers", "Name and contact details of joint controller (if applicable)"),
            ("recipients", "Categories of recipients"),
            ("transfers", "Names of third countries or international organisations that personal data are transferred "
             "to (if applicable)"),
            ("measures", "General description of technical and organisational security measures (if possible)"),
            ("rights", "Rights available to individuals"),
            ("automated_decisions", "Existence of automated decision-making, including profiling (if applicable)"),
            ("systems", "Location of personal data"),
            ("dpia_outcome", "Data Protection Impact Assessment required? / progress"),
            ("dpia_reference", "Link to Data Protection Impact Assessment")),
    *_items(_DATA, ("data_subjects", "Categories of individuals"), ("category", "Categories of personal data"),
            ("time_limit", "Retention schedule (if possible)"),
            ("sources", "The source of the personal data (if applicable)")),
    *_items(_PURPOSE, ("legal_basis", "Article 6 lawful basis for processing personal data"),
            ("legitimate_interest", "Legitimate interests for the processing (if applicable)"),
            ("interest_assessment", "Link to record of legitimate interests assessment (if applicable)"),
            ("consent", "Link to record of consent"),
            ("special_law", "Data Protection Act 2018 Schedule 1 Condition for processing")),
    Item("Article 9 condition for processing special category data", _PURPOSE, "special_condition",
         _holds_special_data),
    Item("Is personal data retained and erased in accordance with the policy document? / Reasons for not adhering to "
         "policy document (if applicable)", _PURPOSE, "basis_in_words", _needs_policy),
    *_items("Engagement", ("contract_date", "Link to contract with processor"),
            ("storage_countries", "Location of personal data")),
    *_items("Transfer", ("country", "Names of third countries"),
            ("safeguards", "Safeguards for exceptional transfers of personal data to third countries or international "
             "organisations (if applicable)")),
    *_items("ProcessingOnBehalf", ("controllers", "Name and contact details of controller"),
            ("categories_of_processing", "Categories of processing"), ("contract", "Link to contract with controller"),
            ("transfers", "Names of third countries or international organisations (if applicable)"),
            ("measures", "General description of technical and organisational security measures (if possible)")),
), not_kept=("Has a personal data breach occurred?", "Link to record of personal data breach",
             "Link to retention and erasure policy document"))  # fmt: skip

_CNIL = Template("CNIL", (
    *_items(_OWN, ("name", "Responsable de traitement"), ("address", "Adresse"), ("phone", "Téléphone"),
            ("email", "Courriel"), ("dpo", "Délégué à la protection des données"), ("representative", "Représentant")),
    *_items(_ACTIVITY, ("name", "Nom de l'activité"), ("code", "N° / Réf."), ("purposes", "Objectifs poursuivis"),
            ("joint_controllers", "Responsable conjoint"), ("systems", "Logiciel / application"),
            ("recipients", "Destinataires"), ("engagements", "Sous-traitants"), ("transfers", "Transferts hors UE"),
            ("measures", "Mesures de sécurité")),
    *_items(_DATA, ("data_subjects", "Catégories de personnes concernées"), ("category", "Catégories de données"),
            ("time_limit", "Durées de conservation")),
    *_items("Recipient", ("kind", "Type de destinataire")),
    *_items("Transfer", ("country", "Pays"), ("importer", "Destinataire hors UE"), ("tool", "Type de garanties")),
), history=("Date de création", "Date de dernière mise à jour"), marks=("Données sensibles",))  # fmt: skip

_DSK = Template("DSK", (
    *_items(_OWN, ("name", "Verantwortlicher"), ("address", "Straße, PLZ, Ort"), ("phone", "Telefon"),
            ("email", "E-Mail"), ("dpo", "Datenschutzbeauftragter"), ("representative", "Vertreter")),
    *_items(_ACTIVITY, ("code", "Lfd. Nr."), ("name", "Bezeichnung"), ("starts_on", "Datum der Einführung"),
            ("department", "Verantwortliche Fachabteilung"), ("process_owner", "Ansprechpartner"),
            ("joint_controllers", "Gemeinsam Verantwortlicher"), ("purposes", "Zwecke der Verarbeitung"),
            ("systems", "Name des eingesetzten Verfahrens (optional)"), ("recipients", "Kategorien von Empfängern"),
            ("transfers", "Übermittlung Drittland oder internationale Organisation"),
            ("measures", "Technische und organisatorische Maßnahmen")),
    *_items(_DATA, ("data_subjects", "Kategorien betroffener Personen"),
            ("category", "Kategorien personenbezogener Daten"), ("time_limit", "Fristen für die Löschung")),
    *_items("Transfer", ("importer", "Konkrete Empfänger"), ("country", "Drittland"),
            ("safeguards", "Garantien nach Art. 49 Abs. 1 UAbs. 2")),
    *_items("ProcessingOnBehalf", ("controllers", "Verantwortliche (Auftraggeber)"),
            ("categories_of_processing", "Kategorien der Verarbeitungen"), ("transfers", "Drittlandübermittlung"),
            ("measures", "Technische und organisatorische Maßnahmen")),
), history=("Datum der letzten Änderung",), marks=("Besondere Kategorien Art. 9",),
    not_kept=("Ort, Datum, Unterschrift",))  # fmt: skip

_APD = Template("APD", (
    *_items(_OWN, ("name", "Identification of controller"), ("address", "Address"), ("email", "E-mail"),
            ("dpo", "Data protection officer")),
    *_items(_ACTIVITY, ("name", "Business process name"), ("process_owner", "Process owner"), ("code", "Number"),
            ("description", "Processing (functional description)"), ("purposes", "Purpose"),
            ("engagements", "Processor"), ("recipients", "Recipient category"),
            ("transfers", "Third country / international organisation"),
            ("systems", "Technology, applications, software"), ("measures", "TOM"),
            ("rights", "Data-subject rights documents / notification"), ("dpia_outcome", "DPIA"),
            ("status", "Status"), ("starts_on", "Start date")),
    Item("End date", _ACTIVITY, "ended_on", _has_ended), Item("Replacement processing", _ACTIVITY, "replaced_by"),
    *_items(_PURPOSE, ("legal_basis", "Basis for processing"), ("basis_in_words", "Clarification of the basis")),
    *_items(_DATA, ("items", "Functional data category"), ("category", "GDPR data category"),
            ("data_subjects", "Data subject category"), ("sources", "Source"), ("time_limit", "Retention")),
    *_items("Engagement", ("contract_date", "Contract")),
    *_items("Transfer", ("kind", "Nature of transfer"), ("tool", "Appropriate safeguards")),
), marks=("Vulnerable?", "Data combination", "Comments"),
    not_kept=("Type of processing", "Classification level", "Risk, mitigation, residual risk",
              "Data breach"))  # fmt: skip

_CNPD = Template("CNPD", (
    *_items(_OWN, ("name", "Responsable du traitement"), ("address", "Coordonnées")),
    *_items(_ACTIVITY, ("purposes", "Finalité"), ("recipients", "Catégories de destinataires"),
            ("transfers", "Transferts vers des pays tiers"),
            ("measures", "Mesures de sécurité organisationnelles et techniques")),
    *_items(_DATA, ("data_subjects", "Catégories de personnes concernées"),
            ("category", "Catégories de données traitées"), ("time_limit", "Délais prévus pour l'effacement des "
             "données")),
))  # fmt: skip

_AEPD = Template("AEPD", (
    *_items(_OWN, ("name", "Responsable"), ("dpo", "DPD")),
    *_items(_ACTIVITY, ("name", "Actividad"), ("purposes", "Finalidad"), ("recipients", "Destinatarios / Cesiones"),
            ("engagements", "Encargados"), ("transfers", "Transferencias internacionales"),
            ("measures", "Medidas de seguridad")),
    *_items(_PURPOSE, ("legal_basis", "Base jurídica")),
    *_items(_DATA, ("data_subjects", "Categorías de interesados"), ("category", "Categorías de datos"),
            ("time_limit", "Plazo de supresión")),
))  # fmt: skip

_GARANTE = Template("GARANTE", (
    *_items(_OWN, ("name", "Titolare"), ("address", "Dati di contatto"), ("representative", "Rappresentante"),
            ("dpo", "RPD")),
    *_items(_ACTIVITY, ("name", "Tipologia di trattamento"), ("joint_controllers", "Contitolare"),
            ("purposes", "Finalità"), ("recipients", "Categorie di destinatari"),
            ("transfers", "Trasferimento verso paesi terzi o organizzazioni internazionali"),
            ("measures", "Misure di sicurezza")),
    *_items(_PURPOSE, ("legal_basis", "Basi legali")),
    *_items(_DATA, ("data_subjects", "Categorie di interessati"), ("category", "Categorie di dati personali"),
            ("time_limit", "Termini ultimi di cancellazione previsti")),
), history=("Data di creazione", "Data di ultimo aggiornamento"))  # fmt: skip

ALL = {one.code: one for one in (_ICO, _CNIL, _DSK, _APD, _CNPD, _AEPD, _GARANTE)}


@cache
def _of_class(code: str, cls: type[Record]) -> tuple[tuple[Item, Field], ...]:
    fields = {one.name: one for one in cls.fields}
    items = [one for one in ALL[code].items if one.class_name == cls.declared.__name__ and one.field in fields]
    return tuple((item, fields[item.field]) for item in items)


def asked_of(code: str, record: Record) -> list[Item]:
    """The items of a template that a record, without its rows, is asked for."""
    if record.declared.__name__ == "Organisation" and not getattr(record, "kept_for", None):
        return []
    return [item for item, one in _of_class(code, type(record)) if one.asked_of(record) and item.when(record)]


def empty_of(code: str, record: Record) -> list[Item]:
    """The items that a record is asked for, and neither answers nor states to be none."""
    if record.declared.__name__ == "Organisation" and not getattr(record, "kept_for", None):
        return []
    return [
        item
        for item, one in _of_class(code, type(record))
        if not one.value(record)  # most are answered, which is seen at once
        and one.asked_of(record)
        and item.when(record)
        and one.state(record) is State.UNANSWERED
    ]
