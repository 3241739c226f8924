"""What the lists that others keep call a field: read whatever the language of the window, shown nowhere."""

USUAL: dict[str, tuple[str, ...]] = {
    "code": (
        "no.", "nr.", "lfd. nr.", "lfd nr", "lfd.nr.", "laufende nummer", "nummer", "vvt-nr.", "vt-nr.", "kennung",
        "number", "ref.", "id", "n°", "numéro", "référence",
    ),
    "name": (
        "bezeichnung", "bezeichnung der verarbeitung", "bezeichnung der verarbeitungstätigkeit",
        "name der verarbeitung", "name der verarbeitungstätigkeit", "verarbeitung", "verarbeitungstätigkeit",
        "verarbeitungstätigkeiten", "verfahren", "verfahrensbezeichnung", "processing activity", "activity",
        "name of processing", "name of the processing activity", "traitement", "nom du traitement",
        "activité de traitement", "intitulé du traitement",
    ),
    "description": ("kurzbeschreibung", "beschreibung der verarbeitung", "description du traitement"),
    "department": (
        "fachbereich", "abteilung", "fachabteilung", "bereich", "amt", "organisationseinheit", "business unit", "unit",
        "service", "direction",
    ),
    "process_owner": (
        "ansprechpartner", "ansprechperson", "verantwortliche person", "fachverantwortlicher",
        "prozessverantwortlicher", "prozesseigner", "owner", "responsible person", "contact person",
        "responsable opérationnel",
    ),
    "starts_on": ("einführung", "datum der einführung", "beginn", "in betrieb seit", "start date"),
    "purposes.purpose": (
        "zweck", "zweck der verarbeitung", "zwecke der verarbeitung", "verarbeitungszweck", "purpose",
        "purpose of processing", "purposes of the processing", "finalité", "finalités", "finalités du traitement",
    ),
    "purposes.legal_basis": ("rechtsgrundlagen", "legal bases", "lawful basis", "base légale", "base juridique"),
    "data.category": (
        "datenkategorien", "datenkategorie", "kategorien von daten", "kategorien personenbezogener daten",
        "datenarten", "art der daten", "daten", "data categories", "categories of data", "personal data",
        "catégories de données", "données",
    ),
    "data.data_subjects": (
        "betroffene", "betroffenengruppen", "betroffene personengruppen", "personengruppen",
        "kategorien betroffener personen", "kategorien von betroffenen", "data subjects",
        "categories of data subjects", "personnes concernées", "catégories de personnes concernées",
    ),
    "data.time_limit": (
        "löschfrist", "löschfristen", "aufbewahrungsfrist", "aufbewahrungsfristen", "aufbewahrungsdauer",
        "speicherdauer", "fristen für die löschung", "retention", "retention period", "erasure",
        "durée de conservation", "délai d'effacement",
    ),
    "recipients.category": (
        "empfängerkategorien", "kategorien von empfängern", "empfänger der daten", "categories of recipients",
        "catégories de destinataires",
    ),
    "measures_in_words": (
        "tom", "toms", "technische und organisatorische maßnahmen", "schutzmaßnahmen", "sicherheitsmaßnahmen",
        "security measures", "security", "mesures de sécurité",
    ),
    "systems": ("it-systeme", "it-system", "systeme", "software", "anwendungen", "verfahren/software", "applications"),
    "notes": (
        "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "hinweise", "kommentar", "remark", "remarks",
        "comment", "comments", "remarques", "observations",
    ),
    "next_review": ("wiedervorlage", "nächste prüfung", "next review on", "prochaine revue"),
}  # fmt: skip
