"""Assessments, batches of data, own adequacy decisions, dismissed findings, and which rules a record is checked by."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and add three columns."""
    op.create_table(
        "adequacy_decision",
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("list", sa.String(), nullable=True),
        sa.Column("territory", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("celex", sa.String(), nullable=True),
        sa.Column("adopted", sa.Date(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("scope", sa.String(), nullable=True),
        sa.Column("scope_kind", sa.String(), nullable=True),
        sa.Column("review", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("verify", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_adequacy_decision"),
    )
    op.create_table(
        "dismissed_finding",
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("of_class", sa.String(), nullable=True),
        sa.Column("of_record", sa.String(), nullable=True),
        sa.Column("of_field", sa.String(), nullable=True),
        sa.Column("told", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("facts", sa.String(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_dismissed_finding"),
    )
    op.create_table(
        "transfer_assessment",
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("assessed_by", sa.String(), nullable=True),
        sa.Column("know_your_transfers", sa.String(), nullable=True),
        sa.Column("tool", sa.String(), nullable=True),
        sa.Column("law_and_practice", sa.String(), nullable=True),
        sa.Column("problematic", sa.Boolean(), nullable=True),
        sa.Column("supplementary_measures", sa.String(), nullable=True),
        sa.Column("procedural_steps", sa.String(), nullable=True),
        sa.Column("reevaluation", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("importer_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["importer_id"], ["organisation.id"], name="fk_transfer_assessment_importer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_transfer_assessment"),
    )
    op.create_index("ix_transfer_assessment_importer_id", "transfer_assessment", ["importer_id"])
    op.create_table(
        "contract_review",
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("assessed_by", sa.String(), nullable=True),
        sa.Column("point_a", sa.String(), nullable=True),
        sa.Column("point_b", sa.String(), nullable=True),
        sa.Column("point_c", sa.String(), nullable=True),
        sa.Column("point_d", sa.String(), nullable=True),
        sa.Column("point_e", sa.String(), nullable=True),
        sa.Column("point_f", sa.String(), nullable=True),
        sa.Column("point_g", sa.String(), nullable=True),
        sa.Column("point_h", sa.String(), nullable=True),
        sa.Column("flow_down", sa.String(), nullable=True),
        sa.Column("remarks", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("engagement_id", sa.String(length=32), nullable=True),
        sa.Column("contract_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["contract_id"], ["document.id"], name="fk_contract_review_contract_id"),
        sa.ForeignKeyConstraint(["engagement_id"], ["engagement.id"], name="fk_contract_review_engagement_id"),
        sa.PrimaryKeyConstraint("id", name="pk_contract_review"),
    )
    op.create_index("ix_contract_review_contract_id", "contract_review", ["contract_id"])
    op.create_index("ix_contract_review_engagement_id", "contract_review", ["engagement_id"])
    op.create_table(
        "data_batch",
        sa.Column("what", sa.String(), nullable=True),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.Column("hold", sa.String(), nullable=True),
        sa.Column("erased_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("activity_id", sa.String(length=32), nullable=True),
        sa.Column("retention_rule_id", sa.String(length=32), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["processing_activity.id"], name="fk_data_batch_activity_id"),
        sa.ForeignKeyConstraint(["retention_rule_id"], ["retention_rule.id"], name="fk_data_batch_retention_rule_id"),
        sa.PrimaryKeyConstraint("id", name="pk_data_batch"),
    )
    op.create_index("ix_data_batch_activity_id", "data_batch", ["activity_id"])
    op.create_index("ix_data_batch_retention_rule_id", "data_batch", ["retention_rule_id"])
    op.create_table(
        "screening",
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("assessed_by", sa.String(), nullable=True),
        sa.Column("cases", sa.String(), nullable=True),
        sa.Column("criteria", sa.String(), nullable=True),
        sa.Column("criteria_in_words", sa.String(), nullable=True),
        sa.Column("authority_list", sa.String(), nullable=True),
        sa.Column("exempted", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("activity_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["processing_activity.id"], name="fk_screening_activity_id"),
        sa.PrimaryKeyConstraint("id", name="pk_screening"),
    )
    op.create_index("ix_screening_activity_id", "screening", ["activity_id"])
    op.create_table(
        "transfer_assessment_documents",
        sa.Column("transfer_assessment_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_transfer_assessment_documents_document_id"),
        sa.ForeignKeyConstraint(
            ["transfer_assessment_id"],
            ["transfer_assessment.id"],
            name="fk_transfer_assessment_documents_transfer_assessment_id",
        ),
        sa.PrimaryKeyConstraint("transfer_assessment_id", "document_id", name="pk_transfer_assessment_documents"),
    )
    op.create_index("ix_transfer_assessment_documents_document_id", "transfer_assessment_documents", ["document_id"])
    op.create_table(
        "contract_review_documents",
        sa.Column("contract_review_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_review_id"], ["contract_review.id"], name="fk_contract_review_documents_contract_review_id"
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_contract_review_documents_document_id"),
        sa.PrimaryKeyConstraint("contract_review_id", "document_id", name="pk_contract_review_documents"),
    )
    op.create_index("ix_contract_review_documents_document_id", "contract_review_documents", ["document_id"])
    op.create_table(
        "interest_assessment",
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("assessed_by", sa.String(), nullable=True),
        sa.Column("interest", sa.String(), nullable=True),
        sa.Column("necessity", sa.String(), nullable=True),
        sa.Column("effects", sa.String(), nullable=True),
        sa.Column("safeguards", sa.String(), nullable=True),
        sa.Column("balance", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("next_review", sa.Date(), nullable=True),
        sa.Column("activity_id", sa.String(length=32), nullable=True),
        sa.Column("purpose_id", sa.String(length=32), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("stated_none", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["processing_activity.id"], name="fk_interest_assessment_activity_id"),
        sa.ForeignKeyConstraint(["purpose_id"], ["purpose.id"], name="fk_interest_assessment_purpose_id"),
        sa.PrimaryKeyConstraint("id", name="pk_interest_assessment"),
    )
    op.create_index("ix_interest_assessment_activity_id", "interest_assessment", ["activity_id"])
    op.create_index("ix_interest_assessment_purpose_id", "interest_assessment", ["purpose_id"])
    op.create_table(
        "screening_documents",
        sa.Column("screening_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_screening_documents_document_id"),
        sa.ForeignKeyConstraint(["screening_id"], ["screening.id"], name="fk_screening_documents_screening_id"),
        sa.PrimaryKeyConstraint("screening_id", "document_id", name="pk_screening_documents"),
    )
    op.create_index("ix_screening_documents_document_id", "screening_documents", ["document_id"])
    op.create_table(
        "transfer_assessment_transfers",
        sa.Column("transfer_assessment_id", sa.String(length=32), nullable=False),
        sa.Column("transfer_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["transfer_assessment_id"],
            ["transfer_assessment.id"],
            name="fk_transfer_assessment_transfers_transfer_assessment_id",
        ),
        sa.ForeignKeyConstraint(["transfer_id"], ["transfer.id"], name="fk_transfer_assessment_transfers_transfer_id"),
        sa.PrimaryKeyConstraint("transfer_assessment_id", "transfer_id", name="pk_transfer_assessment_transfers"),
    )
    op.create_index("ix_transfer_assessment_transfers_transfer_id", "transfer_assessment_transfers", ["transfer_id"])
    op.create_table(
        "interest_assessment_documents",
        sa.Column("interest_assessment_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_interest_assessment_documents_document_id"),
        sa.ForeignKeyConstraint(
            ["interest_assessment_id"],
            ["interest_assessment.id"],
            name="fk_interest_assessment_documents_interest_assessment_id",
        ),
        sa.PrimaryKeyConstraint("interest_assessment_id", "document_id", name="pk_interest_assessment_documents"),
    )
    op.create_index("ix_interest_assessment_documents_document_id", "interest_assessment_documents", ["document_id"])
    op.add_column("organisation", sa.Column("profiles", sa.String(), nullable=True))
    op.add_column("retention_rule", sa.Column("begins", sa.String(), nullable=True))
    op.add_column("retention_rule", sa.Column("active_period", sa.String(), nullable=True))
