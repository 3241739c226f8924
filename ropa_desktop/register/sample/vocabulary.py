"""Whose data, and which data, the sample speaks of."""

from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData, Translation


def people() -> dict[str, CategoryOfDataSubjects]:
    """The groups of section 1 of the notice."""
    return {
        "users": _group("Website users", "Nutzer der Website", "Utilisateurs du site web",
            "Visitors of the company's websites and of its pages on social media."),
        "customers": _group("Customers", "Kunden", "Clients",
            "Users of the messaging products, customer workspaces, mobile apps and other applications."),
        "end_users": _group("End users", "Endnutzer", "Utilisateurs finals",
            "Persons who write to a customer on one of the messenger domains that the company runs for its customers."),
        "prospects": _group("Marketing prospects", "Interessenten", "Prospects",
            "Persons whose data are used to find out whether they are eligible as customers."),
        "subscribers": _group("Recipients of marketing", "Empfänger von Werbung", "Destinataires de publicité",
            "Whoever receives the newsletter or other marketing messages; they may belong to another group too."),
    }  # fmt: skip


def categories() -> dict[str, CategoryOfPersonalData]:
    """The categories of section 2 of the notice, and those that follow from its other sections."""
    return {
        "contact": _category("Contact details", "Kontaktdaten", "Coordonnées",
            "Name, e-mail address and telephone number."),
        "device": _category("Device data", "Gerätedaten", "Données de l'appareil",
            "What the device and the browser tell, and where the device is."),
        "service": _category("Service data", "Nutzungsdaten", "Données d'utilisation",
            "What a person does on the website."),
        "cookie": _category("Cookie identifiers", "Cookie-Kennungen", "Identifiants de cookies",
            "A user ID that holds for one website only, so that nobody is recognised on another."),
        "third": _category("Data from third parties", "Daten von Dritten", "Données de tiers",
            "What other sources tell about a person."),
        "settings": _category("Orders and settings", "Bestellungen und Einstellungen", "Commandes et réglages",
            "Orders, settings and the preferred language."),
        "content": _category("Posted content", "Veröffentlichte Inhalte", "Contenus publiés",
            "What users publish on the sites."),
        "questions": _category("Questions and comments", "Fragen und Kommentare", "Questions et commentaires",
            "What a person writes to the company, and the answer."),
        "eligibility": _category("Eligibility data", "Eignungsdaten", "Données d'éligibilité",
            "What tells whether a prospect can become a customer."),
        "invoices": _category("Invoice data", "Rechnungsdaten", "Données de facturation",
            "Invoices and the accounts behind them."),
        "requests": _category("Requests and claims", "Anfragen und Ansprüche", "Demandes et réclamations",
            "Requests of persons, authorities and courts, and how they were answered."),
        "identity": _category("Proof of identity", "Identitätsnachweise", "Justificatifs d'identité",
            "What shows that a request comes from the person concerned."),
        "incidents": _category("Incident data", "Vorfallsdaten", "Données d'incident",
            "Traces of a breach or an abuse, and what was found out."),
    }  # fmt: skip


def _group(name: str, german: str, french: str, description: str) -> CategoryOfDataSubjects:
    return CategoryOfDataSubjects(name=name, description=description, translations=_translated(german, french))


def _category(name: str, german: str, french: str, description: str) -> CategoryOfPersonalData:
    return CategoryOfPersonalData(name=name, description=description, translations=_translated(german, french))


def _translated(german: str, french: str) -> list[Translation]:
    return [Translation(language="de", name=german), Translation(language="fr", name=french)]
