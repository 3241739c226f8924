-- index ix_contact_organisation_id
CREATE INDEX ix_contact_organisation_id ON contact (organisation_id);

-- index ix_contract_review_contract_id
CREATE INDEX ix_contract_review_contract_id ON contract_review (contract_id);

-- index ix_contract_review_documents_document_id
CREATE INDEX ix_contract_review_documents_document_id ON contract_review_documents (document_id);

-- index ix_contract_review_engagement_id
CREATE INDEX ix_contract_review_engagement_id ON contract_review (engagement_id);

-- index ix_data_batch_activity_id
CREATE INDEX ix_data_batch_activity_id ON data_batch (activity_id);

-- index ix_data_batch_retention_rule_id
CREATE INDEX ix_data_batch_retention_rule_id ON data_batch (retention_rule_id);

-- index ix_dpf_entry_organisation_id
CREATE INDEX ix_dpf_entry_organisation_id ON dpf_entry (organisation_id);

-- index ix_engagement_contract_id
CREATE INDEX ix_engagement_contract_id ON engagement (contract_id);

-- index ix_engagement_documents_document_id
CREATE INDEX ix_engagement_documents_document_id ON engagement_documents (document_id);

-- index ix_engagement_measures_security_measure_id
CREATE INDEX ix_engagement_measures_security_measure_id ON engagement_measures (security_measure_id);

-- index ix_engagement_parent_id
CREATE INDEX ix_engagement_parent_id ON engagement (parent_id);

-- index ix_engagement_processor_id
CREATE INDEX ix_engagement_processor_id ON engagement (processor_id);

-- index ix_interest_assessment_activity_id
CREATE INDEX ix_interest_assessment_activity_id ON interest_assessment (activity_id);

-- index ix_interest_assessment_documents_document_id
CREATE INDEX ix_interest_assessment_documents_document_id ON interest_assessment_documents (document_id);

-- index ix_interest_assessment_purpose_id
CREATE INDEX ix_interest_assessment_purpose_id ON interest_assessment (purpose_id);

-- index ix_organisation_dpo_id
CREATE INDEX ix_organisation_dpo_id ON organisation (dpo_id);

-- index ix_organisation_part_of_id
CREATE INDEX ix_organisation_part_of_id ON organisation (part_of_id);

-- index ix_organisation_representative_id
CREATE INDEX ix_organisation_representative_id ON organisation (representative_id);

-- index ix_personal_data_category_id
CREATE INDEX ix_personal_data_category_id ON personal_data (category_id);

-- index ix_personal_data_data_subjects_category_of_data_subjects_id
CREATE INDEX ix_personal_data_data_subjects_category_of_data_subjects_id ON personal_data_data_subjects (category_of_data_subjects_id);

-- index ix_personal_data_processing_activity_id
CREATE INDEX ix_personal_data_processing_activity_id ON personal_data (processing_activity_id);

-- index ix_personal_data_purposes_purpose_id
CREATE INDEX ix_personal_data_purposes_purpose_id ON personal_data_purposes (purpose_id);

-- index ix_personal_data_retention_rule_id
CREATE INDEX ix_personal_data_retention_rule_id ON personal_data (retention_rule_id);

-- index ix_processing_activity_controller_id
CREATE INDEX ix_processing_activity_controller_id ON processing_activity (controller_id);

-- index ix_processing_activity_documents_document_id
CREATE INDEX ix_processing_activity_documents_document_id ON processing_activity_documents (document_id);

-- index ix_processing_activity_engagements_engagement_id
CREATE INDEX ix_processing_activity_engagements_engagement_id ON processing_activity_engagements (engagement_id);

-- index ix_processing_activity_joint_controllers_organisation_id
CREATE INDEX ix_processing_activity_joint_controllers_organisation_id ON processing_activity_joint_controllers (organisation_id);

-- index ix_processing_activity_listed
CREATE INDEX ix_processing_activity_listed ON processing_activity (code COLLATE NOCASE, name COLLATE NOCASE, id, retired_on);

-- index ix_processing_activity_measures_security_measure_id
CREATE INDEX ix_processing_activity_measures_security_measure_id ON processing_activity_measures (security_measure_id);

-- index ix_processing_activity_replaced_by_id
CREATE INDEX ix_processing_activity_replaced_by_id ON processing_activity (replaced_by_id);

-- index ix_processing_activity_systems_system_id
CREATE INDEX ix_processing_activity_systems_system_id ON processing_activity_systems (system_id);

-- index ix_processing_on_behalf_contract_id
CREATE INDEX ix_processing_on_behalf_contract_id ON processing_on_behalf (contract_id);

-- index ix_processing_on_behalf_controllers_organisation_id
CREATE INDEX ix_processing_on_behalf_controllers_organisation_id ON processing_on_behalf_controllers (organisation_id);

-- index ix_processing_on_behalf_documents_document_id
CREATE INDEX ix_processing_on_behalf_documents_document_id ON processing_on_behalf_documents (document_id);

-- index ix_processing_on_behalf_engagements_engagement_id
CREATE INDEX ix_processing_on_behalf_engagements_engagement_id ON processing_on_behalf_engagements (engagement_id);

-- index ix_processing_on_behalf_measures_security_measure_id
CREATE INDEX ix_processing_on_behalf_measures_security_measure_id ON processing_on_behalf_measures (security_measure_id);

-- index ix_processing_on_behalf_processor_id
CREATE INDEX ix_processing_on_behalf_processor_id ON processing_on_behalf (processor_id);

-- index ix_processing_on_behalf_systems_system_id
CREATE INDEX ix_processing_on_behalf_systems_system_id ON processing_on_behalf_systems (system_id);

-- index ix_purpose_processing_activity_id
CREATE INDEX ix_purpose_processing_activity_id ON purpose (processing_activity_id);

-- index ix_recipient_organisation_id
CREATE INDEX ix_recipient_organisation_id ON recipient (organisation_id);

-- index ix_recipient_processing_activity_id
CREATE INDEX ix_recipient_processing_activity_id ON recipient (processing_activity_id);

-- index ix_review_organisation_id
CREATE INDEX ix_review_organisation_id ON review (organisation_id);

-- index ix_review_processing_activity_id
CREATE INDEX ix_review_processing_activity_id ON review (processing_activity_id);

-- index ix_review_processing_on_behalf_id
CREATE INDEX ix_review_processing_on_behalf_id ON review (processing_on_behalf_id);

-- index ix_screening_activity_id
CREATE INDEX ix_screening_activity_id ON screening (activity_id);

-- index ix_screening_documents_document_id
CREATE INDEX ix_screening_documents_document_id ON screening_documents (document_id);

-- index ix_search_text_root_id
CREATE INDEX ix_search_text_root_id ON search_text (root_id);

-- index ix_step_row_root_id
CREATE INDEX ix_step_row_root_id ON step_row (root_id);

-- index ix_system_measures_security_measure_id
CREATE INDEX ix_system_measures_security_measure_id ON system_measures (security_measure_id);

-- index ix_system_vendor_id
CREATE INDEX ix_system_vendor_id ON system (vendor_id);

-- index ix_transfer_assessment_documents_document_id
CREATE INDEX ix_transfer_assessment_documents_document_id ON transfer_assessment_documents (document_id);

-- index ix_transfer_assessment_importer_id
CREATE INDEX ix_transfer_assessment_importer_id ON transfer_assessment (importer_id);

-- index ix_transfer_assessment_transfers_transfer_id
CREATE INDEX ix_transfer_assessment_transfers_transfer_id ON transfer_assessment_transfers (transfer_id);

-- index ix_transfer_documents_document_id
CREATE INDEX ix_transfer_documents_document_id ON transfer_documents (document_id);

-- index ix_transfer_dpf_entry_id
CREATE INDEX ix_transfer_dpf_entry_id ON transfer (dpf_entry_id);

-- index ix_transfer_engagement_id
CREATE INDEX ix_transfer_engagement_id ON transfer (engagement_id);

-- index ix_transfer_exporter_id
CREATE INDEX ix_transfer_exporter_id ON transfer (exporter_id);

-- index ix_transfer_importer_id
CREATE INDEX ix_transfer_importer_id ON transfer (importer_id);

-- index ix_transfer_processing_activity_id
CREATE INDEX ix_transfer_processing_activity_id ON transfer (processing_activity_id);

-- index ix_transfer_processing_on_behalf_id
CREATE INDEX ix_transfer_processing_on_behalf_id ON transfer (processing_on_behalf_id);

-- index ix_translation_category_of_data_subjects_id
CREATE INDEX ix_translation_category_of_data_subjects_id ON translation (category_of_data_subjects_id);

-- index ix_translation_category_of_personal_data_id
CREATE INDEX ix_translation_category_of_personal_data_id ON translation (category_of_personal_data_id);

-- table about
CREATE TABLE about (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_about PRIMARY KEY ("key")
);

-- table adequacy_decision
CREATE TABLE adequacy_decision (
	code VARCHAR, 
	list VARCHAR, 
	territory VARCHAR, 
	label VARCHAR, 
	decision VARCHAR, 
	celex VARCHAR, 
	adopted DATE, 
	valid_from DATE, 
	valid_until DATE, 
	scope VARCHAR, 
	scope_kind VARCHAR, 
	review VARCHAR, 
	status VARCHAR, 
	source VARCHAR, 
	verify VARCHAR, 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_adequacy_decision PRIMARY KEY (id)
);

-- table alembic_version
CREATE TABLE alembic_version (version_num TEXT NOT NULL);

-- table category_of_data_subjects
CREATE TABLE category_of_data_subjects (
	name VARCHAR, 
	description VARCHAR, 
	vulnerable BOOLEAN, 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_category_of_data_subjects PRIMARY KEY (id)
);

-- table category_of_personal_data
CREATE TABLE category_of_personal_data (
	name VARCHAR, 
	description VARCHAR, 
	special VARCHAR, 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_category_of_personal_data PRIMARY KEY (id)
);

-- table contact
CREATE TABLE contact (
	name VARCHAR, 
	function VARCHAR, 
	email VARCHAR, 
	phone VARCHAR, 
	address VARCHAR, 
	organisation_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT fk_contact_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);

-- table contract_review
CREATE TABLE contract_review (
	assessed_on DATE, 
	assessed_by VARCHAR, 
	point_a VARCHAR, 
	point_b VARCHAR, 
	point_c VARCHAR, 
	point_d VARCHAR, 
	point_e VARCHAR, 
	point_f VARCHAR, 
	point_g VARCHAR, 
	point_h VARCHAR, 
	flow_down VARCHAR, 
	remarks VARCHAR, 
	outcome VARCHAR, 
	next_review DATE, 
	engagement_id VARCHAR(32), 
	contract_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_contract_review PRIMARY KEY (id), 
	CONSTRAINT fk_contract_review_contract_id FOREIGN KEY(contract_id) REFERENCES document (id), 
	CONSTRAINT fk_contract_review_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id)
);

-- table contract_review_documents
CREATE TABLE contract_review_documents (
	contract_review_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_contract_review_documents PRIMARY KEY (contract_review_id, document_id), 
	CONSTRAINT fk_contract_review_documents_contract_review_id FOREIGN KEY(contract_review_id) REFERENCES contract_review (id), 
	CONSTRAINT fk_contract_review_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id)
);

-- table data_batch
CREATE TABLE data_batch (
	what VARCHAR, 
	event_on DATE, 
	hold VARCHAR, 
	erased_on DATE, 
	evidence VARCHAR, 
	activity_id VARCHAR(32), 
	retention_rule_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_data_batch PRIMARY KEY (id), 
	CONSTRAINT fk_data_batch_activity_id FOREIGN KEY(activity_id) REFERENCES processing_activity (id), 
	CONSTRAINT fk_data_batch_retention_rule_id FOREIGN KEY(retention_rule_id) REFERENCES retention_rule (id)
);

-- table delivery
CREATE TABLE delivery (
	number INTEGER NOT NULL, 
	step INTEGER NOT NULL, 
	state VARCHAR(64) NOT NULL, 
	record VARCHAR NOT NULL, 
	organisation_id VARCHAR(32), 
	file_name VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	handed_to VARCHAR, 
	CONSTRAINT pk_delivery PRIMARY KEY (number)
);

-- table dismissed_finding
CREATE TABLE dismissed_finding (
	rule VARCHAR, 
	of_class VARCHAR, 
	of_record VARCHAR, 
	of_field VARCHAR, 
	told VARCHAR, 
	reason VARCHAR, 
	decided_by VARCHAR, 
	decided_on DATE, 
	facts VARCHAR, 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_dismissed_finding PRIMARY KEY (id)
);

-- table document
CREATE TABLE document (
	label VARCHAR, 
	kind VARCHAR, 
	dated DATE, 
	valid_until DATE, 
	reference VARCHAR, 
	file_name VARCHAR, 
	file_sha256 VARCHAR, 
	file_size INTEGER, 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_document PRIMARY KEY (id)
);

-- table document_file
CREATE TABLE document_file (
	sha256 VARCHAR(64) NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_document_file PRIMARY KEY (sha256)
);

-- table dpf_entry
CREATE TABLE dpf_entry (
	framework VARCHAR, 
	covers VARCHAR, 
	status VARCHAR, 
	checked_on DATE, 
	organisation_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_dpf_entry PRIMARY KEY (id), 
	CONSTRAINT fk_dpf_entry_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);

-- table engagement
CREATE TABLE engagement (
	service VARCHAR, 
	status VARCHAR, 
	storage_countries VARCHAR, 
	access_countries VARCHAR, 
	contract_date DATE, 
	contract_end DATE, 
	contract_points VARCHAR, 
	deletion_period VARCHAR, 
	authorisation VARCHAR, 
	notice_period VARCHAR, 
	notified_on DATE, 
	object_until DATE, 
	decision VARCHAR, 
	notes VARCHAR, 
	processor_id VARCHAR(32), 
	parent_id VARCHAR(32), 
	contract_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_engagement PRIMARY KEY (id), 
	CONSTRAINT fk_engagement_contract_id FOREIGN KEY(contract_id) REFERENCES document (id), 
	CONSTRAINT fk_engagement_parent_id FOREIGN KEY(parent_id) REFERENCES engagement (id), 
	CONSTRAINT fk_engagement_processor_id FOREIGN KEY(processor_id) REFERENCES organisation (id)
);

-- table engagement_documents
CREATE TABLE engagement_documents (
	engagement_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_engagement_documents PRIMARY KEY (engagement_id, document_id), 
	CONSTRAINT fk_engagement_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_engagement_documents_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id)
);

-- table engagement_measures
CREATE TABLE engagement_measures (
	engagement_id VARCHAR(32) NOT NULL, 
	security_measure_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_engagement_measures PRIMARY KEY (engagement_id, security_measure_id), 
	CONSTRAINT fk_engagement_measures_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id), 
	CONSTRAINT fk_engagement_measures_security_measure_id FOREIGN KEY(security_measure_id) REFERENCES security_measure (id)
);

-- table interest_assessment
CREATE TABLE interest_assessment (
	assessed_on DATE, 
	assessed_by VARCHAR, 
	interest VARCHAR, 
	necessity VARCHAR, 
	effects VARCHAR, 
	safeguards VARCHAR, 
	balance VARCHAR, 
	outcome VARCHAR, 
	next_review DATE, 
	activity_id VARCHAR(32), 
	purpose_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_interest_assessment PRIMARY KEY (id), 
	CONSTRAINT fk_interest_assessment_activity_id FOREIGN KEY(activity_id) REFERENCES processing_activity (id), 
	CONSTRAINT fk_interest_assessment_purpose_id FOREIGN KEY(purpose_id) REFERENCES purpose (id)
);

-- table interest_assessment_documents
CREATE TABLE interest_assessment_documents (
	interest_assessment_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_interest_assessment_documents PRIMARY KEY (interest_assessment_id, document_id), 
	CONSTRAINT fk_interest_assessment_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_interest_assessment_documents_interest_assessment_id FOREIGN KEY(interest_assessment_id) REFERENCES interest_assessment (id)
);

-- table merged
CREATE TABLE merged (
	their_hash VARCHAR(64) NOT NULL, 
	their_step INTEGER NOT NULL, 
	CONSTRAINT pk_merged PRIMARY KEY (their_hash)
);

-- table organisation
CREATE TABLE organisation (
	name VARCHAR, 
	kept_for BOOLEAN, 
	address VARCHAR, 
	country VARCHAR, 
	international BOOLEAN, 
	email VARCHAR, 
	phone VARCHAR, 
	website VARCHAR, 
	legal_form VARCHAR, 
	registration_number VARCHAR, 
	public_authority BOOLEAN, 
	persons_employed INTEGER, 
	establishment_in_union BOOLEAN, 
	notes VARCHAR, 
	part_of_id VARCHAR(32), 
	dpo_id VARCHAR(32), 
	representative_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, profiles VARCHAR, 
	CONSTRAINT pk_organisation PRIMARY KEY (id), 
	CONSTRAINT fk_organisation_dpo_id FOREIGN KEY(dpo_id) REFERENCES contact (id), 
	CONSTRAINT fk_organisation_part_of_id FOREIGN KEY(part_of_id) REFERENCES organisation (id), 
	CONSTRAINT fk_organisation_representative_id FOREIGN KEY(representative_id) REFERENCES organisation (id)
);

-- table personal_data
CREATE TABLE personal_data (
	items VARCHAR, 
	special VARCHAR, 
	sources VARCHAR, 
	source_in_words VARCHAR, 
	time_limit VARCHAR, 
	category_id VARCHAR(32), 
	retention_rule_id VARCHAR(32), 
	processing_activity_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_personal_data PRIMARY KEY (id), 
	CONSTRAINT fk_personal_data_category_id FOREIGN KEY(category_id) REFERENCES category_of_personal_data (id), 
	CONSTRAINT fk_personal_data_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id), 
	CONSTRAINT fk_personal_data_retention_rule_id FOREIGN KEY(retention_rule_id) REFERENCES retention_rule (id)
);

-- table personal_data_data_subjects
CREATE TABLE personal_data_data_subjects (
	personal_data_id VARCHAR(32) NOT NULL, 
	category_of_data_subjects_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_personal_data_data_subjects PRIMARY KEY (personal_data_id, category_of_data_subjects_id), 
	CONSTRAINT fk_personal_data_data_subjects_category_of_data_subjects_id FOREIGN KEY(category_of_data_subjects_id) REFERENCES category_of_data_subjects (id), 
	CONSTRAINT fk_personal_data_data_subjects_personal_data_id FOREIGN KEY(personal_data_id) REFERENCES personal_data (id)
);

-- table personal_data_purposes
CREATE TABLE personal_data_purposes (
	personal_data_id VARCHAR(32) NOT NULL, 
	purpose_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_personal_data_purposes PRIMARY KEY (personal_data_id, purpose_id), 
	CONSTRAINT fk_personal_data_purposes_personal_data_id FOREIGN KEY(personal_data_id) REFERENCES personal_data (id), 
	CONSTRAINT fk_personal_data_purposes_purpose_id FOREIGN KEY(purpose_id) REFERENCES purpose (id)
);

-- table processing_activity
CREATE TABLE processing_activity (
	code VARCHAR, 
	name VARCHAR, 
	description VARCHAR, 
	joint_arrangement VARCHAR, 
	department VARCHAR, 
	process_owner VARCHAR, 
	status VARCHAR, 
	starts_on DATE, 
	ended_on DATE, 
	number_of_data_subjects VARCHAR, 
	measures_in_words VARCHAR, 
	automated_decisions VARCHAR, 
	children VARCHAR, 
	child_age INTEGER, 
	rights VARCHAR, 
	dpia_cases VARCHAR, 
	wp248_criteria VARCHAR, 
	dpia_outcome VARCHAR, 
	dpia_reason VARCHAR, 
	dpia_reference VARCHAR, 
	dpia_date DATE, 
	prior_consultation VARCHAR, 
	tags VARCHAR, 
	next_review DATE, 
	notes VARCHAR, 
	controller_id VARCHAR(32), 
	replaced_by_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_processing_activity PRIMARY KEY (id), 
	CONSTRAINT fk_processing_activity_controller_id FOREIGN KEY(controller_id) REFERENCES organisation (id), 
	CONSTRAINT fk_processing_activity_replaced_by_id FOREIGN KEY(replaced_by_id) REFERENCES processing_activity (id)
);

-- table processing_activity_documents
CREATE TABLE processing_activity_documents (
	processing_activity_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_activity_documents PRIMARY KEY (processing_activity_id, document_id), 
	CONSTRAINT fk_processing_activity_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_processing_activity_documents_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id)
);

-- table processing_activity_engagements
CREATE TABLE processing_activity_engagements (
	processing_activity_id VARCHAR(32) NOT NULL, 
	engagement_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_activity_engagements PRIMARY KEY (processing_activity_id, engagement_id), 
	CONSTRAINT fk_processing_activity_engagements_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id), 
	CONSTRAINT fk_processing_activity_engagements_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id)
);

-- table processing_activity_joint_controllers
CREATE TABLE processing_activity_joint_controllers (
	processing_activity_id VARCHAR(32) NOT NULL, 
	organisation_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_activity_joint_controllers PRIMARY KEY (processing_activity_id, organisation_id), 
	CONSTRAINT fk_processing_activity_joint_controllers_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id), 
	CONSTRAINT fk_processing_activity_joint_controllers_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id)
);

-- table processing_activity_measures
CREATE TABLE processing_activity_measures (
	processing_activity_id VARCHAR(32) NOT NULL, 
	security_measure_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_activity_measures PRIMARY KEY (processing_activity_id, security_measure_id), 
	CONSTRAINT fk_processing_activity_measures_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id), 
	CONSTRAINT fk_processing_activity_measures_security_measure_id FOREIGN KEY(security_measure_id) REFERENCES security_measure (id)
);

-- table processing_activity_systems
CREATE TABLE processing_activity_systems (
	processing_activity_id VARCHAR(32) NOT NULL, 
	system_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_activity_systems PRIMARY KEY (processing_activity_id, system_id), 
	CONSTRAINT fk_processing_activity_systems_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id), 
	CONSTRAINT fk_processing_activity_systems_system_id FOREIGN KEY(system_id) REFERENCES system (id)
);

-- table processing_on_behalf
CREATE TABLE processing_on_behalf (
	code VARCHAR, 
	name VARCHAR, 
	categories_of_processing VARCHAR, 
	status VARCHAR, 
	starts_on DATE, 
	ended_on DATE, 
	contract_in_words VARCHAR, 
	measures_in_words VARCHAR, 
	next_review DATE, 
	notes VARCHAR, 
	processor_id VARCHAR(32), 
	contract_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_processing_on_behalf PRIMARY KEY (id), 
	CONSTRAINT fk_processing_on_behalf_contract_id FOREIGN KEY(contract_id) REFERENCES document (id), 
	CONSTRAINT fk_processing_on_behalf_processor_id FOREIGN KEY(processor_id) REFERENCES organisation (id)
);

-- table processing_on_behalf_controllers
CREATE TABLE processing_on_behalf_controllers (
	processing_on_behalf_id VARCHAR(32) NOT NULL, 
	organisation_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_on_behalf_controllers PRIMARY KEY (processing_on_behalf_id, organisation_id), 
	CONSTRAINT fk_processing_on_behalf_controllers_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id), 
	CONSTRAINT fk_processing_on_behalf_controllers_processing_on_behalf_id FOREIGN KEY(processing_on_behalf_id) REFERENCES processing_on_behalf (id)
);

-- table processing_on_behalf_documents
CREATE TABLE processing_on_behalf_documents (
	processing_on_behalf_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_on_behalf_documents PRIMARY KEY (processing_on_behalf_id, document_id), 
	CONSTRAINT fk_processing_on_behalf_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_processing_on_behalf_documents_processing_on_behalf_id FOREIGN KEY(processing_on_behalf_id) REFERENCES processing_on_behalf (id)
);

-- table processing_on_behalf_engagements
CREATE TABLE processing_on_behalf_engagements (
	processing_on_behalf_id VARCHAR(32) NOT NULL, 
	engagement_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_on_behalf_engagements PRIMARY KEY (processing_on_behalf_id, engagement_id), 
	CONSTRAINT fk_processing_on_behalf_engagements_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id), 
	CONSTRAINT fk_processing_on_behalf_engagements_processing_on_behalf_id FOREIGN KEY(processing_on_behalf_id) REFERENCES processing_on_behalf (id)
);

-- table processing_on_behalf_measures
CREATE TABLE processing_on_behalf_measures (
	processing_on_behalf_id VARCHAR(32) NOT NULL, 
	security_measure_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_on_behalf_measures PRIMARY KEY (processing_on_behalf_id, security_measure_id), 
	CONSTRAINT fk_processing_on_behalf_measures_processing_on_behalf_id FOREIGN KEY(processing_on_behalf_id) REFERENCES processing_on_behalf (id), 
	CONSTRAINT fk_processing_on_behalf_measures_security_measure_id FOREIGN KEY(security_measure_id) REFERENCES security_measure (id)
);

-- table processing_on_behalf_systems
CREATE TABLE processing_on_behalf_systems (
	processing_on_behalf_id VARCHAR(32) NOT NULL, 
	system_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_processing_on_behalf_systems PRIMARY KEY (processing_on_behalf_id, system_id), 
	CONSTRAINT fk_processing_on_behalf_systems_processing_on_behalf_id FOREIGN KEY(processing_on_behalf_id) REFERENCES processing_on_behalf (id), 
	CONSTRAINT fk_processing_on_behalf_systems_system_id FOREIGN KEY(system_id) REFERENCES system (id)
);

-- table purpose
CREATE TABLE purpose (
	purpose VARCHAR, 
	legal_basis VARCHAR, 
	basis_in_words VARCHAR, 
	law VARCHAR, 
	legitimate_interest VARCHAR, 
	interest_assessment VARCHAR, 
	consent VARCHAR, 
	special_condition VARCHAR, 
	special_law VARCHAR, 
	criminal_law VARCHAR, 
	processing_activity_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_purpose PRIMARY KEY (id), 
	CONSTRAINT fk_purpose_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id)
);

-- table recipient
CREATE TABLE recipient (
	category VARCHAR, 
	kind VARCHAR, 
	disclosed VARCHAR, 
	reason VARCHAR, 
	organisation_id VARCHAR(32), 
	processing_activity_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_recipient PRIMARY KEY (id), 
	CONSTRAINT fk_recipient_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id), 
	CONSTRAINT fk_recipient_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id)
);

-- table redaction
CREATE TABLE redaction (
	step INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	salt VARCHAR(32) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_redaction PRIMARY KEY (step, position)
);

-- table retention_rule
CREATE TABLE retention_rule (
	code VARCHAR, 
	label VARCHAR, 
	period VARCHAR, 
	criterion VARCHAR, 
	starts VARCHAR, 
	active_use VARCHAR, 
	restricted_archive VARCHAR, 
	fate VARCHAR, 
	legal_source VARCHAR, 
	jurisdiction VARCHAR, 
	verified BOOLEAN, 
	responsible VARCHAR, 
	method VARCHAR, 
	evidence VARCHAR, 
	notes VARCHAR, 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, begins VARCHAR, active_period VARCHAR, 
	CONSTRAINT pk_retention_rule PRIMARY KEY (id)
);

-- table review
CREATE TABLE review (
	reviewed_on DATE, 
	reviewed_by VARCHAR, 
	kind VARCHAR, 
	decision VARCHAR, 
	remarks VARCHAR, 
	processing_activity_id VARCHAR(32), 
	processing_on_behalf_id VARCHAR(32), 
	organisation_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_review PRIMARY KEY (id), 
	CONSTRAINT fk_review_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id), 
	CONSTRAINT fk_review_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id), 
	CONSTRAINT fk_review_processing_on_behalf_id FOREIGN KEY(processing_on_behalf_id) REFERENCES processing_on_behalf (id)
);

-- table screening
CREATE TABLE screening (
	assessed_on DATE, 
	assessed_by VARCHAR, 
	cases VARCHAR, 
	criteria VARCHAR, 
	criteria_in_words VARCHAR, 
	authority_list VARCHAR, 
	exempted VARCHAR, 
	outcome VARCHAR, 
	reason VARCHAR, 
	next_review DATE, 
	activity_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_screening PRIMARY KEY (id), 
	CONSTRAINT fk_screening_activity_id FOREIGN KEY(activity_id) REFERENCES processing_activity (id)
);

-- table screening_documents
CREATE TABLE screening_documents (
	screening_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_screening_documents PRIMARY KEY (screening_id, document_id), 
	CONSTRAINT fk_screening_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_screening_documents_screening_id FOREIGN KEY(screening_id) REFERENCES screening (id)
);

-- table search
CREATE VIRTUAL TABLE search USING fts5(words, content='search_text', content_rowid='number', tokenize='unicode61 remove_diacritics 2', prefix='1');

-- table search_config
;

-- table search_data
;

-- table search_docsize
;

-- table search_idx
;

-- table search_text
CREATE TABLE search_text (
	number INTEGER NOT NULL, 
	row_id VARCHAR NOT NULL, 
	root_id VARCHAR NOT NULL, 
	words VARCHAR NOT NULL, 
	CONSTRAINT pk_search_text PRIMARY KEY (number), 
	UNIQUE (row_id)
);

-- table security_measure
CREATE TABLE security_measure (
	name VARCHAR, 
	"group" VARCHAR, 
	description VARCHAR, 
	evidence VARCHAR, 
	last_tested DATE, 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_security_measure PRIMARY KEY (id)
);

-- table step
CREATE TABLE step (
	number INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	target INTEGER, 
	hash VARCHAR(64) NOT NULL, salt VARCHAR(32), title_digest VARCHAR(64), 
	CONSTRAINT pk_step PRIMARY KEY (number)
);

-- table step_row
CREATE TABLE step_row (
	step INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	table_name VARCHAR NOT NULL, 
	row_id VARCHAR NOT NULL, 
	root_id VARCHAR NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	salt VARCHAR(32) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_step_row PRIMARY KEY (step, position), 
	CONSTRAINT fk_step_row_step FOREIGN KEY(step) REFERENCES step (number)
);

-- table system
CREATE TABLE system (
	name VARCHAR, 
	description VARCHAR, 
	hosting_countries VARCHAR, 
	notes VARCHAR, 
	vendor_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_system PRIMARY KEY (id), 
	CONSTRAINT fk_system_vendor_id FOREIGN KEY(vendor_id) REFERENCES organisation (id)
);

-- table system_measures
CREATE TABLE system_measures (
	system_id VARCHAR(32) NOT NULL, 
	security_measure_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_system_measures PRIMARY KEY (system_id, security_measure_id), 
	CONSTRAINT fk_system_measures_security_measure_id FOREIGN KEY(security_measure_id) REFERENCES security_measure (id), 
	CONSTRAINT fk_system_measures_system_id FOREIGN KEY(system_id) REFERENCES system (id)
);

-- table transfer
CREATE TABLE transfer (
	country VARCHAR, 
	kind VARCHAR, 
	tool VARCHAR, 
	adequacy_decision VARCHAR, 
	clause_set VARCHAR, 
	clause_module VARCHAR, 
	docking BOOLEAN, 
	clause_9 VARCHAR, 
	clause_9_period VARCHAR, 
	governing_law VARCHAR, 
	annexes_complete BOOLEAN, 
	signed_on DATE, 
	safeguards VARCHAR, 
	assessment VARCHAR, 
	informed VARCHAR, 
	ground_in_words VARCHAR, 
	tia_date DATE, 
	tia_laws VARCHAR, 
	tia_conclusion VARCHAR, 
	supplementary_measures VARCHAR, 
	tia_review DATE, 
	importer_id VARCHAR(32), 
	exporter_id VARCHAR(32), 
	dpf_entry_id VARCHAR(32), 
	processing_activity_id VARCHAR(32), 
	processing_on_behalf_id VARCHAR(32), 
	engagement_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_transfer PRIMARY KEY (id), 
	CONSTRAINT fk_transfer_dpf_entry_id FOREIGN KEY(dpf_entry_id) REFERENCES dpf_entry (id), 
	CONSTRAINT fk_transfer_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (id), 
	CONSTRAINT fk_transfer_exporter_id FOREIGN KEY(exporter_id) REFERENCES organisation (id), 
	CONSTRAINT fk_transfer_importer_id FOREIGN KEY(importer_id) REFERENCES organisation (id), 
	CONSTRAINT fk_transfer_processing_activity_id FOREIGN KEY(processing_activity_id) REFERENCES processing_activity (id), 
	CONSTRAINT fk_transfer_processing_on_behalf_id FOREIGN KEY(processing_on_behalf_id) REFERENCES processing_on_behalf (id)
);

-- table transfer_assessment
CREATE TABLE transfer_assessment (
	country VARCHAR, 
	assessed_on DATE, 
	assessed_by VARCHAR, 
	know_your_transfers VARCHAR, 
	tool VARCHAR, 
	law_and_practice VARCHAR, 
	problematic BOOLEAN, 
	supplementary_measures VARCHAR, 
	procedural_steps VARCHAR, 
	reevaluation VARCHAR, 
	outcome VARCHAR, 
	next_review DATE, 
	importer_id VARCHAR(32), 
	retired_on DATE, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_transfer_assessment PRIMARY KEY (id), 
	CONSTRAINT fk_transfer_assessment_importer_id FOREIGN KEY(importer_id) REFERENCES organisation (id)
);

-- table transfer_assessment_documents
CREATE TABLE transfer_assessment_documents (
	transfer_assessment_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_transfer_assessment_documents PRIMARY KEY (transfer_assessment_id, document_id), 
	CONSTRAINT fk_transfer_assessment_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_transfer_assessment_documents_transfer_assessment_id FOREIGN KEY(transfer_assessment_id) REFERENCES transfer_assessment (id)
);

-- table transfer_assessment_transfers
CREATE TABLE transfer_assessment_transfers (
	transfer_assessment_id VARCHAR(32) NOT NULL, 
	transfer_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_transfer_assessment_transfers PRIMARY KEY (transfer_assessment_id, transfer_id), 
	CONSTRAINT fk_transfer_assessment_transfers_transfer_assessment_id FOREIGN KEY(transfer_assessment_id) REFERENCES transfer_assessment (id), 
	CONSTRAINT fk_transfer_assessment_transfers_transfer_id FOREIGN KEY(transfer_id) REFERENCES transfer (id)
);

-- table transfer_documents
CREATE TABLE transfer_documents (
	transfer_id VARCHAR(32) NOT NULL, 
	document_id VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_transfer_documents PRIMARY KEY (transfer_id, document_id), 
	CONSTRAINT fk_transfer_documents_document_id FOREIGN KEY(document_id) REFERENCES document (id), 
	CONSTRAINT fk_transfer_documents_transfer_id FOREIGN KEY(transfer_id) REFERENCES transfer (id)
);

-- table translation
CREATE TABLE translation (
	language VARCHAR, 
	name VARCHAR, 
	category_of_data_subjects_id VARCHAR(32), 
	category_of_personal_data_id VARCHAR(32), 
	position INTEGER NOT NULL, 
	id VARCHAR(32) NOT NULL, 
	stated_none VARCHAR, 
	CONSTRAINT pk_translation PRIMARY KEY (id), 
	CONSTRAINT fk_translation_category_of_data_subjects_id FOREIGN KEY(category_of_data_subjects_id) REFERENCES category_of_data_subjects (id), 
	CONSTRAINT fk_translation_category_of_personal_data_id FOREIGN KEY(category_of_personal_data_id) REFERENCES category_of_personal_data (id)
);

