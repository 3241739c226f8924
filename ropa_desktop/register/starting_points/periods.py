"""Which lines of the list of retention periods fit which data of a starting point; what is not here is not proposed."""

from ropa_desktop.register.reference import RetentionSuggestion, retention_suggestions

# By key and country: the titles of the lines in db/reference/retention.csv. A country without a line gets none.
PERIODS: dict[str, dict[str, tuple[str, ...]]] = {
    "payroll": {
        "DE": ("Payroll account (Lohnkonto)",),
        "FR": ("Payslips (employer copy)",),
        "GB": ("PAYE / payroll",),
        "IE": ("National minimum wage records",),
        "ES": ("Social-security and payroll documents",),
        "IT": ("Libro unico del lavoro",),
        "NL": ("Wage-tax declarations, copy ID",),
    },
    "time": {
        "DE": ("Working-time records over 8 h",),
        "GB": ("Working-time records",),
        "IE": ("Working-time records",),
        "ES": ("Working-time register",),
    },
    "applicants": {
        "DE": ("Rejected applicants",),
        "FR": ("Unsuccessful applicants",),
        "NL": ("Unsuccessful applicants",),
    },
    "staff": {"FR": ("Staff register entries",)},
    "vouchers": {
        "DE": ("Accounting vouchers (Buchungsbelege), invoices",),
        "AT": ("Books and vouchers",),
        "CH": ("Books and vouchers",),
        "FR": ("Accounting documents and supporting documents", "Documents subject to tax audit"),
        "GB": ("Company accounting records", "VAT records"),
        "IE": ("Accounting records", "Tax records"),
        "ES": ("Books, correspondence, vouchers", "Tax"),
        "IT": ("Accounting records, invoices, letters", "Tax"),
        "NL": ("Business administration (tax and civil)",),
        "LU": ("Accounting documents",),
        "BE": ("Accounting books / tax and VAT documents",),
        "PL": ("Accounting evidence / annual accounts",),
    },
    "books": {
        "DE": ("Books, inventories, annual accounts, organisational documents",),
        "AT": ("Books and vouchers",),
        "CH": ("Books and vouchers",),
        "FR": ("Accounting documents and supporting documents",),
        "GB": ("Company accounting records", "Company tax records"),
        "IE": ("Accounting records",),
        "ES": ("Books, correspondence, vouchers",),
        "IT": ("Accounting records, invoices, letters",),
        "NL": ("Business administration (tax and civil)",),
        "LU": ("Accounting documents",),
        "BE": ("Accounting books / tax and VAT documents",),
        "PL": ("Accounting evidence / annual accounts",),
    },
    "letters": {
        "DE": ("Received and sent commercial letters",),
        "FR": ("Commercial contracts and correspondence",),
        "ES": ("Books, correspondence, vouchers",),
        "IT": ("Accounting records, invoices, letters",),
    },
    "contracts": {
        "DE": ("General limitation", "Received and sent commercial letters"),
        "FR": ("Commercial contracts and correspondence",),
        "GB": ("Contract claims / deeds",),
        "IE": ("Contract claims",),
        "IT": ("Ordinary limitation",),
    },
    "video": {"FR": ("Video surveillance",), "ES": ("Video surveillance",), "NL": ("Camera images",)},
    "prospects": {"FR": ("Prospects",)},
}


def periods(key: str, country: str) -> tuple[RetentionSuggestion, ...]:
    """What the list has for these data in this country, in the order in which it is proposed."""
    titles = PERIODS.get(key, {}).get(country, ())
    by_title = {one.records: one for one in retention_suggestions() if one.country == country}
    return tuple(by_title[title] for title in titles if title in by_title)
