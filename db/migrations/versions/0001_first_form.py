"""The first form of the register file: every record of Article 30, steps, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "about",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=("pk_about")),
    )
    op.create_table(
        "category_of_data_subjects",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("vulnerable", sa.Boolean(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=("pk_category_of_data_subjects")),
    )
    op.create_table(
        "category_of_personal_data",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("special", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=("pk_category_of_personal_data")),
    )
    op.create_table(
        "contact",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("function", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=("fk_contact_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_contact")),
    )
    op.create_index(("ix_contact_organisation_id"), "contact", ["organisation_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("file_sha256", sa.String(), nullable=True),
        sa.Column("file_size", sa.Integer(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=("pk_document")),
    )
    op.create_table(
        "document_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=("pk_document_file")),
    )
    op.create_table(
        "organisation",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("kept_for", sa.Boolean(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("international", sa.Boolean(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("website", sa.String(), nullable=True),
        sa.Column("legal_form", sa.String(), nullable=True),
        sa.Column("registration_number", sa.String(), nullable=True),
        sa.Column("public_authority", sa.Boolean(), nullable=True),
        sa.Column("persons_employed", sa.Integer(), nullable=True),
        sa.Column("establishment_in_union", sa.Boolean(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("part_of_id", sa.String(length=32), nullable=True),
        sa.Column("dpo_id", sa.String(length=32), nullable=True),
        sa.Column("representative_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["dpo_id"], ["contact.id"], name=("fk_organisation_dpo_id")),
        sa.ForeignKeyConstraint(["part_of_id"], ["organisation.id"], name=("fk_organisation_part_of_id")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["organisation.id"], name=("fk_organisation_representative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_organisation")),
    )
    op.create_index(("ix_organisation_dpo_id"), "organisation", ["dpo_id"], unique=False)
    op.create_index(("ix_organisation_part_of_id"), "organisation", ["part_of_id"], unique=False)
    op.create_index(
        ("ix_organisation_representative_id"), "organisation", ["representative_id"], unique=False
    )
    op.create_table(
        "retention_rule",
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("criterion", sa.String(), nullable=True),
        sa.Column("starts", sa.String(), nullable=True),
        sa.Column("active_use", sa.String(), nullable=True),
        sa.Column("restricted_archive", sa.String(), nullable=True),
        sa.Column("fate", sa.String(), nullable=True),
        sa.Column("legal_source", sa.String(), nullable=True),
        sa.Column("jurisdiction", sa.String(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=True),
        sa.Column("responsible", sa.String(), nullable=True),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=("pk_retention_rule")),
    )
    op.create_table(
        "search_text",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("root_id", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=("pk_search_text")),
        sa.UniqueConstraint("row_id"),
    )
    op.create_index(("ix_search_text_root_id"), "search_text", ["root_id"], unique=False)
    op.create_table(
        "security_measure",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("last_tested", sa.Date(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=("pk_security_measure")),
    )
    op.create_table(
        "step",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=("pk_step")),
    )
    op.create_table(
        "dpf_entry",
        sa.Column("framework", sa.String(), nullable=True),
        sa.Column("covers", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=("fk_dpf_entry_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_dpf_entry")),
    )
    op.create_index(("ix_dpf_entry_organisation_id"), "dpf_entry", ["organisation_id"], unique=False)
    op.create_table(
        "engagement",
        sa.Column("service", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("storage_countries", sa.String(), nullable=True),
        sa.Column("access_countries", sa.String(), nullable=True),
        sa.Column("contract_date", sa.Date(), nullable=True),
        sa.Column("contract_end", sa.Date(), nullable=True),
        sa.Column("contract_points", sa.String(), nullable=True),
        sa.Column("deletion_period", sa.String(), nullable=True),
        sa.Column("authorisation", sa.String(), nullable=True),
        sa.Column("notice_period", sa.String(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("object_until", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("processor_id", sa.String(length=32), nullable=True),
        sa.Column("parent_id", sa.String(length=32), nullable=True),
        sa.Column("contract_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["contract_id"], ["document.id"], name=("fk_engagement_contract_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["engagement.id"], name=("fk_engagement_parent_id")),
        sa.ForeignKeyConstraint(["processor_id"], ["organisation.id"], name=("fk_engagement_processor_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_engagement")),
    )
    op.create_index(("ix_engagement_contract_id"), "engagement", ["contract_id"], unique=False)
    op.create_index(("ix_engagement_parent_id"), "engagement", ["parent_id"], unique=False)
    op.create_index(("ix_engagement_processor_id"), "engagement", ["processor_id"], unique=False)
    op.create_table(
        "processing_activity",
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("joint_arrangement", sa.String(), nullable=True),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("process_owner", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("number_of_data_subjects", sa.String(), nullable=True),
        sa.Column("measures_in_words", sa.String(), nullable=True),
        sa.Column("automated_decisions", sa.String(), nullable=True),
        sa.Column("children", sa.String(), nullable=True),
        sa.Column("child_age", sa.Integer(), nullable=True),
        sa.Column("rights", sa.String(), nullable=True),
        sa.Column("dpia_cases", sa.String(), nullable=True),
        sa.Column("wp248_criteria", sa.String(), nullable=True),
        sa.Column("dpia_outcome", sa.String(), nullable=True),
        sa.Column("dpia_reason", sa.String(), nullable=True),
        sa.Column("dpia_reference", sa.String(), nullable=True),
        sa.Column("dpia_date", sa.Date(), nullable=True),
        sa.Column("prior_consultation", sa.String(), nullable=True),
        sa.Column("tags", sa.String(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("controller_id", sa.String(length=32), nullable=True),
        sa.Column("replaced_by_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["controller_id"], ["organisation.id"], name=("fk_processing_activity_controller_id")
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["processing_activity.id"], name=("fk_processing_activity_replaced_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_processing_activity")),
    )
    op.create_index(
        ("ix_processing_activity_controller_id"), "processing_activity", ["controller_id"], unique=False
    )
    op.create_index(
        ("ix_processing_activity_listed"),
        "processing_activity",
        [sa.text("code COLLATE NOCASE"), sa.text("name COLLATE NOCASE"), "id", "retired_on"],
        unique=False,
    )
    op.create_index(
        ("ix_processing_activity_replaced_by_id"), "processing_activity", ["replaced_by_id"], unique=False
    )
    op.create_table(
        "processing_on_behalf",
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("categories_of_processing", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("contract_in_words", sa.String(), nullable=True),
        sa.Column("measures_in_words", sa.String(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("processor_id", sa.String(length=32), nullable=True),
        sa.Column("contract_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["document.id"], name=("fk_processing_on_behalf_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["processor_id"], ["organisation.id"], name=("fk_processing_on_behalf_processor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_processing_on_behalf")),
    )
    op.create_index(
        ("ix_processing_on_behalf_contract_id"), "processing_on_behalf", ["contract_id"], unique=False
    )
    op.create_index(
        ("ix_processing_on_behalf_processor_id"), "processing_on_behalf", ["processor_id"], unique=False
    )
    op.create_table(
        "step_row",
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("root_id", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["step"], ["step.number"], name=("fk_step_row_step")),
        sa.PrimaryKeyConstraint("step", "position", name=("pk_step_row")),
    )
    op.create_index(("ix_step_row_root_id"), "step_row", ["root_id"], unique=False)
    op.create_table(
        "system",
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("hosting_countries", sa.String(), nullable=True),
        sa.Column("notes", sa.String(), nullable=True),
        sa.Column("vendor_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["vendor_id"], ["organisation.id"], name=("fk_system_vendor_id")),
        sa.PrimaryKeyConstraint("id", name=("pk_system")),
    )
    op.create_index(("ix_system_vendor_id"), "system", ["vendor_id"], unique=False)
    op.create_table(
        "translation",
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("category_of_data_subjects_id", sa.String(length=32), nullable=True),
        sa.Column("category_of_personal_data_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["category_of_data_subjects_id"],
            ["category_of_data_subjects.id"],
            name=("fk_translation_category_of_data_subjects_id"),
        ),
        sa.ForeignKeyConstraint(
            ["category_of_personal_data_id"],
            ["category_of_personal_data.id"],
            name=("fk_translation_category_of_personal_data_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_translation")),
    )
    op.create_index(
        ("ix_translation_category_of_data_subjects_id"),
        "translation",
        ["category_of_data_subjects_id"],
        unique=False,
    )
    op.create_index(
        ("ix_translation_category_of_personal_data_id"),
        "translation",
        ["category_of_personal_data_id"],
        unique=False,
    )
    op.create_table(
        "engagement_documents",
        sa.Column("engagement_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=("fk_engagement_documents_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=("fk_engagement_documents_engagement_id")
        ),
        sa.PrimaryKeyConstraint("engagement_id", "document_id", name=("pk_engagement_documents")),
    )
    op.create_index(
        ("ix_engagement_documents_document_id"), "engagement_documents", ["document_id"], unique=False
    )
    op.create_table(
        "engagement_measures",
        sa.Column("engagement_id", sa.String(length=32), nullable=False),
        sa.Column("security_measure_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=("fk_engagement_measures_engagement_id")
        ),
        sa.ForeignKeyConstraint(
            ["security_measure_id"],
            ["security_measure.id"],
            name=("fk_engagement_measures_security_measure_id"),
        ),
        sa.PrimaryKeyConstraint("engagement_id", "security_measure_id", name=("pk_engagement_measures")),
    )
    op.create_index(
        ("ix_engagement_measures_security_measure_id"),
        "engagement_measures",
        ["security_measure_id"],
        unique=False,
    )
    op.create_table(
        "personal_data",
        sa.Column("items", sa.String(), nullable=True),
        sa.Column("special", sa.String(), nullable=True),
        sa.Column("sources", sa.String(), nullable=True),
        sa.Column("source_in_words", sa.String(), nullable=True),
        sa.Column("time_limit", sa.String(), nullable=True),
        sa.Column("category_id", sa.String(length=32), nullable=True),
        sa.Column("retention_rule_id", sa.String(length=32), nullable=True),
        sa.Column("processing_activity_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category_of_personal_data.id"], name=("fk_personal_data_category_id")
        ),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_personal_data_processing_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["retention_rule_id"], ["retention_rule.id"], name=("fk_personal_data_retention_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_personal_data")),
    )
    op.create_index(("ix_personal_data_category_id"), "personal_data", ["category_id"], unique=False)
    op.create_index(
        ("ix_personal_data_processing_activity_id"), "personal_data", ["processing_activity_id"], unique=False
    )
    op.create_index(
        ("ix_personal_data_retention_rule_id"), "personal_data", ["retention_rule_id"], unique=False
    )
    op.create_table(
        "processing_activity_documents",
        sa.Column("processing_activity_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=("fk_processing_activity_documents_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_processing_activity_documents_processing_activity_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_activity_id", "document_id", name=("pk_processing_activity_documents")
        ),
    )
    op.create_index(
        ("ix_processing_activity_documents_document_id"),
        "processing_activity_documents",
        ["document_id"],
        unique=False,
    )
    op.create_table(
        "processing_activity_engagements",
        sa.Column("processing_activity_id", sa.String(length=32), nullable=False),
        sa.Column("engagement_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=("fk_processing_activity_engagements_engagement_id")
        ),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_processing_activity_engagements_processing_activity_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_activity_id", "engagement_id", name=("pk_processing_activity_engagements")
        ),
    )
    op.create_index(
        ("ix_processing_activity_engagements_engagement_id"),
        "processing_activity_engagements",
        ["engagement_id"],
        unique=False,
    )
    op.create_table(
        "processing_activity_joint_controllers",
        sa.Column("processing_activity_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=("fk_processing_activity_joint_controllers_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_processing_activity_joint_controllers_processing_activity_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_activity_id", "organisation_id", name=("pk_processing_activity_joint_controllers")
        ),
    )
    op.create_index(
        ("ix_processing_activity_joint_controllers_organisation_id"),
        "processing_activity_joint_controllers",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "processing_activity_measures",
        sa.Column("processing_activity_id", sa.String(length=32), nullable=False),
        sa.Column("security_measure_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_processing_activity_measures_processing_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["security_measure_id"],
            ["security_measure.id"],
            name=("fk_processing_activity_measures_security_measure_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_activity_id", "security_measure_id", name=("pk_processing_activity_measures")
        ),
    )
    op.create_index(
        ("ix_processing_activity_measures_security_measure_id"),
        "processing_activity_measures",
        ["security_measure_id"],
        unique=False,
    )
    op.create_table(
        "processing_activity_systems",
        sa.Column("processing_activity_id", sa.String(length=32), nullable=False),
        sa.Column("system_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_processing_activity_systems_processing_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["system_id"], ["system.id"], name=("fk_processing_activity_systems_system_id")
        ),
        sa.PrimaryKeyConstraint(
            "processing_activity_id", "system_id", name=("pk_processing_activity_systems")
        ),
    )
    op.create_index(
        ("ix_processing_activity_systems_system_id"),
        "processing_activity_systems",
        ["system_id"],
        unique=False,
    )
    op.create_table(
        "processing_on_behalf_controllers",
        sa.Column("processing_on_behalf_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=("fk_processing_on_behalf_controllers_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["processing_on_behalf_id"],
            ["processing_on_behalf.id"],
            name=("fk_processing_on_behalf_controllers_processing_on_behalf_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_on_behalf_id", "organisation_id", name=("pk_processing_on_behalf_controllers")
        ),
    )
    op.create_index(
        ("ix_processing_on_behalf_controllers_organisation_id"),
        "processing_on_behalf_controllers",
        ["organisation_id"],
        unique=False,
    )
    op.create_table(
        "processing_on_behalf_documents",
        sa.Column("processing_on_behalf_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=("fk_processing_on_behalf_documents_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["processing_on_behalf_id"],
            ["processing_on_behalf.id"],
            name=("fk_processing_on_behalf_documents_processing_on_behalf_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_on_behalf_id", "document_id", name=("pk_processing_on_behalf_documents")
        ),
    )
    op.create_index(
        ("ix_processing_on_behalf_documents_document_id"),
        "processing_on_behalf_documents",
        ["document_id"],
        unique=False,
    )
    op.create_table(
        "processing_on_behalf_engagements",
        sa.Column("processing_on_behalf_id", sa.String(length=32), nullable=False),
        sa.Column("engagement_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["engagement_id"], ["engagement.id"], name=("fk_processing_on_behalf_engagements_engagement_id")
        ),
        sa.ForeignKeyConstraint(
            ["processing_on_behalf_id"],
            ["processing_on_behalf.id"],
            name=("fk_processing_on_behalf_engagements_processing_on_behalf_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_on_behalf_id", "engagement_id", name=("pk_processing_on_behalf_engagements")
        ),
    )
    op.create_index(
        ("ix_processing_on_behalf_engagements_engagement_id"),
        "processing_on_behalf_engagements",
        ["engagement_id"],
        unique=False,
    )
    op.create_table(
        "processing_on_behalf_measures",
        sa.Column("processing_on_behalf_id", sa.String(length=32), nullable=False),
        sa.Column("security_measure_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["processing_on_behalf_id"],
            ["processing_on_behalf.id"],
            name=("fk_processing_on_behalf_measures_processing_on_behalf_id"),
        ),
        sa.ForeignKeyConstraint(
            ["security_measure_id"],
            ["security_measure.id"],
            name=("fk_processing_on_behalf_measures_security_measure_id"),
        ),
        sa.PrimaryKeyConstraint(
            "processing_on_behalf_id", "security_measure_id", name=("pk_processing_on_behalf_measures")
        ),
    )
    op.create_index(
        ("ix_processing_on_behalf_measures_security_measure_id"),
        "processing_on_behalf_measures",
        ["security_measure_id"],
        unique=False,
    )
    op.create_table(
        "processing_on_behalf_systems",
        sa.Column("processing_on_behalf_id", sa.String(length=32), nullable=False),
        sa.Column("system_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["processing_on_behalf_id"],
            ["processing_on_behalf.id"],
            name=("fk_processing_on_behalf_systems_processing_on_behalf_id"),
        ),
        sa.ForeignKeyConstraint(
            ["system_id"], ["system.id"], name=("fk_processing_on_behalf_systems_system_id")
        ),
        sa.PrimaryKeyConstraint(
            "processing_on_behalf_id", "system_id", name=("pk_processing_on_behalf_systems")
        ),
    )
    op.create_index(
        ("ix_processing_on_behalf_systems_system_id"),
        "processing_on_behalf_systems",
        ["system_id"],
        unique=False,
    )
    op.create_table(
        "purpose",
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("legal_basis", sa.String(), nullable=True),
        sa.Column("basis_in_words", sa.String(), nullable=True),
        sa.Column("law", sa.String(), nullable=True),
        sa.Column("legitimate_interest", sa.String(), nullable=True),
        sa.Column("interest_assessment", sa.String(), nullable=True),
        sa.Column("consent", sa.String(), nullable=True),
        sa.Column("special_condition", sa.String(), nullable=True),
        sa.Column("special_law", sa.String(), nullable=True),
        sa.Column("criminal_law", sa.String(), nullable=True),
        sa.Column("processing_activity_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"], ["processing_activity.id"], name=("fk_purpose_processing_activity_id")
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_purpose")),
    )
    op.create_index(
        ("ix_purpose_processing_activity_id"), "purpose", ["processing_activity_id"], unique=False
    )
    op.create_table(
        "recipient",
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("disclosed", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("processing_activity_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=("fk_recipient_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_recipient_processing_activity_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_recipient")),
    )
    op.create_index(("ix_recipient_organisation_id"), "recipient", ["organisation_id"], unique=False)
    op.create_index(
        ("ix_recipient_processing_activity_id"), "recipient", ["processing_activity_id"], unique=False
    )
    op.create_table(
        "review",
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("reviewed_by", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("remarks", sa.String(), nullable=True),
        sa.Column("processing_activity_id", sa.String(length=32), nullable=True),
        sa.Column("processing_on_behalf_id", sa.String(length=32), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=("fk_review_organisation_id")),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"], ["processing_activity.id"], name=("fk_review_processing_activity_id")
        ),
        sa.ForeignKeyConstraint(
            ["processing_on_behalf_id"],
            ["processing_on_behalf.id"],
            name=("fk_review_processing_on_behalf_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_review")),
    )
    op.create_index(("ix_review_organisation_id"), "review", ["organisation_id"], unique=False)
    op.create_index(("ix_review_processing_activity_id"), "review", ["processing_activity_id"], unique=False)
    op.create_index(
        ("ix_review_processing_on_behalf_id"), "review", ["processing_on_behalf_id"], unique=False
    )
    op.create_table(
        "system_measures",
        sa.Column("system_id", sa.String(length=32), nullable=False),
        sa.Column("security_measure_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["security_measure_id"], ["security_measure.id"], name=("fk_system_measures_security_measure_id")
        ),
        sa.ForeignKeyConstraint(["system_id"], ["system.id"], name=("fk_system_measures_system_id")),
        sa.PrimaryKeyConstraint("system_id", "security_measure_id", name=("pk_system_measures")),
    )
    op.create_index(
        ("ix_system_measures_security_measure_id"), "system_measures", ["security_measure_id"], unique=False
    )
    op.create_table(
        "transfer",
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("tool", sa.String(), nullable=True),
        sa.Column("adequacy_decision", sa.String(), nullable=True),
        sa.Column("clause_set", sa.String(), nullable=True),
        sa.Column("clause_module", sa.String(), nullable=True),
        sa.Column("docking", sa.Boolean(), nullable=True),
        sa.Column("clause_9", sa.String(), nullable=True),
        sa.Column("clause_9_period", sa.String(), nullable=True),
        sa.Column("governing_law", sa.String(), nullable=True),
        sa.Column("annexes_complete", sa.Boolean(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("safeguards", sa.String(), nullable=True),
        sa.Column("assessment", sa.String(), nullable=True),
        sa.Column("informed", sa.String(), nullable=True),
        sa.Column("ground_in_words", sa.String(), nullable=True),
        sa.Column("tia_date", sa.Date(), nullable=True),
        sa.Column("tia_laws", sa.String(), nullable=True),
        sa.Column("tia_conclusion", sa.String(), nullable=True),
        sa.Column("supplementary_measures", sa.String(), nullable=True),
        sa.Column("tia_review", sa.Date(), nullable=True),
        sa.Column("importer_id", sa.String(length=32), nullable=True),
        sa.Column("exporter_id", sa.String(length=32), nullable=True),
        sa.Column("dpf_entry_id", sa.String(length=32), nullable=True),
        sa.Column("processing_activity_id", sa.String(length=32), nullable=True),
        sa.Column("processing_on_behalf_id", sa.String(length=32), nullable=True),
        sa.Column("engagement_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["dpf_entry_id"], ["dpf_entry.id"], name=("fk_transfer_dpf_entry_id")),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name=("fk_transfer_engagement_id")),
        sa.ForeignKeyConstraint(["exporter_id"], ["organisation.id"], name=("fk_transfer_exporter_id")),
        sa.ForeignKeyConstraint(["importer_id"], ["organisation.id"], name=("fk_transfer_importer_id")),
        sa.ForeignKeyConstraint(
            ["processing_activity_id"],
            ["processing_activity.id"],
            name=("fk_transfer_processing_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["processing_on_behalf_id"],
            ["processing_on_behalf.id"],
            name=("fk_transfer_processing_on_behalf_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=("pk_transfer")),
    )
    op.create_index(("ix_transfer_dpf_entry_id"), "transfer", ["dpf_entry_id"], unique=False)
    op.create_index(("ix_transfer_engagement_id"), "transfer", ["engagement_id"], unique=False)
    op.create_index(("ix_transfer_exporter_id"), "transfer", ["exporter_id"], unique=False)
    op.create_index(("ix_transfer_importer_id"), "transfer", ["importer_id"], unique=False)
    op.create_index(
        ("ix_transfer_processing_activity_id"), "transfer", ["processing_activity_id"], unique=False
    )
    op.create_index(
        ("ix_transfer_processing_on_behalf_id"), "transfer", ["processing_on_behalf_id"], unique=False
    )
    op.create_table(
        "personal_data_data_subjects",
        sa.Column("personal_data_id", sa.String(length=32), nullable=False),
        sa.Column("category_of_data_subjects_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_of_data_subjects_id"],
            ["category_of_data_subjects.id"],
            name=("fk_personal_data_data_subjects_category_of_data_subjects_id"),
        ),
        sa.ForeignKeyConstraint(
            ["personal_data_id"],
            ["personal_data.id"],
            name=("fk_personal_data_data_subjects_personal_data_id"),
        ),
        sa.PrimaryKeyConstraint(
            "personal_data_id", "category_of_data_subjects_id", name=("pk_personal_data_data_subjects")
        ),
    )
    op.create_index(
        ("ix_personal_data_data_subjects_category_of_data_subjects_id"),
        "personal_data_data_subjects",
        ["category_of_data_subjects_id"],
        unique=False,
    )
    op.create_table(
        "personal_data_purposes",
        sa.Column("personal_data_id", sa.String(length=32), nullable=False),
        sa.Column("purpose_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["personal_data_id"], ["personal_data.id"], name=("fk_personal_data_purposes_personal_data_id")
        ),
        sa.ForeignKeyConstraint(
            ["purpose_id"], ["purpose.id"], name=("fk_personal_data_purposes_purpose_id")
        ),
        sa.PrimaryKeyConstraint("personal_data_id", "purpose_id", name=("pk_personal_data_purposes")),
    )
    op.create_index(
        ("ix_personal_data_purposes_purpose_id"), "personal_data_purposes", ["purpose_id"], unique=False
    )
    op.create_table(
        "transfer_documents",
        sa.Column("transfer_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=("fk_transfer_documents_document_id")),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name=("fk_transfer_documents_transfer_id")),
        sa.PrimaryKeyConstraint("transfer_id", "document_id", name=("pk_transfer_documents")),
    )
    op.create_index(
        ("ix_transfer_documents_document_id"), "transfer_documents", ["document_id"], unique=False
    )
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(words, content='search_text', content_rowid='number',"
        " tokenize='unicode61 remove_diacritics 2', prefix='1')"
    )
    op.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
