"""The few time limits that the sample's company has set; most of its data wait for one."""

from ropa_desktop.register.retention import RetentionRule


def rules() -> dict[str, RetentionRule]:
    """Its retention schedule."""
    return {
        "books": RetentionRule(
            code="R-01", label="Books and vouchers, ten years", period="P10Y", starts="End of the financial year",
            begins="year-end",
            active_use="Until the audit of the year", restricted_archive="The rest of the ten years", fate="erase",
            legal_source="Code of Obligations (OR), Art. 958f", jurisdiction="CH", verified=True,
            responsible="Finance", method="Yearly run in the accounting system, released by two persons.",
            evidence="Protocol of the run.",
        ),
        "children": RetentionRule(
            code="R-02", label="Data of persons under 16, at once",
            criterion="As soon as it is known that a person is under 16 and no consent of a parent has been verified.",
            fate="erase", responsible="Data protection officer",
            method="By hand, in every system that the person was registered in.",
            notes="It stands beside the other rules and goes before them: see A-01.",
        ),
        "requests": RetentionRule(
            code="R-03", label="Data subject requests, three years", period="P3Y", starts="Day of the final answer",
            begins="event", fate="erase", responsible="Data protection officer", method="Monthly run in the case file.",
            evidence="Log of the run.", notes="Set by the company; no law names the period.",
        ),
        "security_log": RetentionRule(
            code="R-04", label="Security log, 90 days", period="P90D", starts="Day of the entry",
            begins="event", fate="erase",
            responsible="Security team", method="Nightly job.", evidence="Log of the job.",
            notes="Entries that an open investigation needs are taken out and kept with it.",
        ),
    }  # fmt: skip
