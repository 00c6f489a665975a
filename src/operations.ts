import { ACCESS_OPERATIONS } from './access/access-operations.ts';
import { CERTIFICATE_ABOUT_OPERATIONS } from './domain/certificate/certificate-about-operations.ts';
import { EVIDENCE_SCOPE_OPERATIONS } from './domain/certificate/evidence-scope-operations.ts';
import { CERTIFICATE_OPERATIONS } from './domain/certificate/certificate-operations.ts';
import { CERTIFICATE_PRINT_OPERATIONS } from './domain/certificate/certificate-print-operations.ts';
import { SCHEME_OPERATIONS } from './domain/code/scheme-operations.ts';
import { FILE_OPERATIONS } from './domain/evidence/file-operations.ts';
import { LEDGER_OPERATIONS } from './domain/ledger-operations.ts';
import { RECORD_KINDS } from './domain/record-kinds.ts';
import { recordOperations } from './domain/record-operations.ts';
import { CHECK_OPERATIONS } from './domain/requirement/check-operations.ts';
import { KEEPING_OPERATIONS as REQUIREMENT_KEEPING_OPERATIONS } from './domain/requirement/keeping-operations.ts';
import { KEEPING_DECISION_OPERATIONS } from './domain/keeping/keeping-decision-operations.ts';
import { KEEPING_OPERATIONS } from './domain/keeping/keeping-operations.ts';
import { RULE_OPERATIONS } from './domain/requirement/rule-operations.ts';
import { LABEL_ABOUT_OPERATIONS } from './domain/label/label-about-operations.ts';
import { LABEL_BATCH_OPERATIONS } from './domain/label/label-batch-operations.ts';
import { LABEL_CHECK_OPERATIONS } from './domain/label/label-check-operations.ts';
import { LABEL_DRAW_OPERATIONS } from './domain/label/label-draw-operations.ts';
import { LABEL_FREEZE_OPERATIONS } from './domain/label/label-freeze-operations.ts';
import { LABEL_INSTRUCT_OPERATIONS } from './domain/label/label-instruct-operations.ts';
import { LABEL_LOGISTICS_OPERATIONS } from './domain/label/label-logistics-operations.ts';
import { LABEL_PHOTO_OPERATIONS } from './domain/label/label-photo-operations.ts';
import { LABEL_TEMPLATE_OPERATIONS } from './domain/label/label-template-operations.ts';
import { LABEL_OPERATIONS } from './domain/label/label-operations.ts';
import { LABEL_TALLY_OPERATIONS } from './domain/label/label-tally-operations.ts';
import { EXPOSED_SOURCES_OPERATIONS } from './domain/trace/exposed-sources-operations.ts';
import { EXPOSURE_OPERATIONS } from './domain/trace/exposure-operations.ts';
import { DECODE_OPERATIONS } from './domain/trace/decode-operations.ts';
import { FIND_OPERATIONS } from './domain/trace/find-operations.ts';
import { OVERVIEW_OPERATIONS } from './domain/trace/overview-operations.ts';
import { RECALL_ABOUT_OPERATIONS } from './domain/recall/recall-about-operations.ts';
import { RECALL_CONSIGNEES_OPERATIONS } from './domain/recall/recall-consignees-operations.ts';
import { RECALL_DECLARE_OPERATIONS } from './domain/recall/recall-declare-operations.ts';
import { RECALL_REPORT_OPERATIONS } from './domain/recall/recall-report-operations.ts';
import { RECALL_SINCE_OPERATIONS } from './domain/recall/recall-since-operations.ts';
import { RECALL_TAKE_OVER_OPERATIONS } from './domain/recall/recall-take-over-operations.ts';
import { RECALL_UNITS_OPERATIONS } from './domain/recall/recall-units-operations.ts';
import { RECALL_WEIGH_OPERATIONS } from './domain/recall/recall-weigh-operations.ts';
import { RELEASE_OPERATIONS } from './domain/release/release-operations.ts';
import { WAITING_OPERATIONS } from './domain/release/waiting-operations.ts';
import { SMALL_BATCH_OPERATIONS } from './domain/testing/small-batch-operations.ts';
import { REPORT_PROPOSAL_OPERATIONS } from './domain/testing/report-proposal-operations.ts';
import { KNOWN_WITHDRAWALS_OPERATIONS } from './domain/testing/known-withdrawals-operations.ts';
import { COVERAGE_OPERATIONS } from './domain/testing/coverage-operations.ts';
import { CHANNEL_OPERATIONS } from './domain/channel/channel-operations.ts';
import { FILING_FILE_OPERATIONS } from './domain/filing/filing-file-operations.ts';
import { FILING_OPERATIONS } from './domain/filing/filing-operations.ts';
import { SAME_STORY_OPERATIONS } from './domain/same-story/same-story-operations.ts';
import { COVERAGE_RUNS_OPERATIONS } from './domain/testing/coverage-runs-operations.ts';
import { EXPIRY_OPERATIONS } from './domain/testing/expiry-operations.ts';
import { STORY_OPERATIONS } from './domain/trace/story-operations.ts';
import { HOLDS_ABOUT_OPERATIONS } from './domain/trace/holds-about-operations.ts';
import { RUN_ACCOUNT_OPERATIONS } from './domain/trace/run-account-operations.ts';
import { RUN_SHIPMENTS_OPERATIONS } from './domain/trace/run-shipments-operations.ts';
import { INCIDENT_OPEN_OPERATIONS } from './domain/incident/incident-open-operations.ts';
import { INCIDENT_ABOUT_OPERATIONS } from './domain/incident/incident-about-operations.ts';
import { INCIDENT_QUESTIONS_OPERATIONS } from './domain/incident/incident-questions-operations.ts';
import { INCIDENT_SCOPE_OPERATIONS } from './domain/incident/incident-scope-operations.ts';
import { INCIDENT_MISSING_OPERATIONS } from './domain/incident/incident-missing-operations.ts';
import { INCIDENT_HOLD_OPERATIONS } from './domain/incident/incident-hold-operations.ts';
import { INCIDENT_MOVE_OPERATIONS } from './domain/incident/incident-move-operations.ts';
import { INCIDENT_DUE_OPERATIONS } from './domain/incident/incident-due-operations.ts';
import { INCIDENT_TIMELINE_OPERATIONS } from './domain/incident/incident-timeline-operations.ts';
import { IMPORT_OPERATIONS } from './exchange/importing/import-operations.ts';
import { MAPPING_OPERATIONS } from './exchange/importing/mapping-operations.ts';
import { SHEETS_OPERATIONS } from './exchange/importing/sheets-operations.ts';
import { READINESS_OPERATIONS } from './domain/trace/readiness-operations.ts';
import { SCOPE_OPERATIONS } from './domain/trace/scope-operations.ts';
import { CHECKPOINT_OPERATIONS } from './pack/checkpoint-operations.ts';
import { OPENING_OPERATIONS } from './pack/opening-operations.ts';
import { PACK_OPERATIONS } from './pack/pack-operations.ts';
import { NOTICE_OPERATIONS } from './domain/recall/notice-operations.ts';
import { NOTICE_LINK_OPERATIONS } from './outside/notice-link-operations.ts';
import { SHARE_OPERATIONS } from './outside/share-operations.ts';
import { DRILL_OPERATIONS } from './drill/drill-operations.ts';
import type { Operation } from './operation/operation.ts';

/**
 * Everything a user can ask, in reading order. Routes, the OpenAPI document, command-line commands, reference pages and the
 * parity tests all come from this table.
 */
export const OPERATIONS: readonly Operation[] = [
  ...RECORD_KINDS.flatMap(recordOperations),
  ...SCHEME_OPERATIONS,
  ...FIND_OPERATIONS,
  ...DECODE_OPERATIONS,
  ...STORY_OPERATIONS,
  ...SCOPE_OPERATIONS,
  ...EXPOSURE_OPERATIONS,
  ...EXPOSED_SOURCES_OPERATIONS,
  ...READINESS_OPERATIONS,
  ...OVERVIEW_OPERATIONS,
  ...RUN_ACCOUNT_OPERATIONS,
  ...RUN_SHIPMENTS_OPERATIONS,
  ...HOLDS_ABOUT_OPERATIONS,
  ...RULE_OPERATIONS,
  ...LABEL_TEMPLATE_OPERATIONS,
  ...LABEL_OPERATIONS,
  ...LABEL_PHOTO_OPERATIONS,
  ...LABEL_CHECK_OPERATIONS,
  ...LABEL_FREEZE_OPERATIONS,
  ...LABEL_ABOUT_OPERATIONS,
  ...COVERAGE_OPERATIONS,
  ...COVERAGE_RUNS_OPERATIONS,
  ...EXPIRY_OPERATIONS,
  ...KNOWN_WITHDRAWALS_OPERATIONS,
  ...CHECK_OPERATIONS,
  ...REQUIREMENT_KEEPING_OPERATIONS,
  ...EVIDENCE_SCOPE_OPERATIONS,
  ...RELEASE_OPERATIONS,
  ...WAITING_OPERATIONS,
  ...KEEPING_OPERATIONS,
  ...KEEPING_DECISION_OPERATIONS,
  ...RECALL_WEIGH_OPERATIONS,
  ...RECALL_DECLARE_OPERATIONS,
  ...RECALL_ABOUT_OPERATIONS,
  ...RECALL_CONSIGNEES_OPERATIONS,
  ...NOTICE_OPERATIONS,
  ...NOTICE_LINK_OPERATIONS,
  ...RECALL_UNITS_OPERATIONS,
  ...RECALL_TAKE_OVER_OPERATIONS,
  ...RECALL_SINCE_OPERATIONS,
  ...RECALL_REPORT_OPERATIONS,
  ...SMALL_BATCH_OPERATIONS,
  ...REPORT_PROPOSAL_OPERATIONS,
  ...CERTIFICATE_OPERATIONS,
  ...CERTIFICATE_ABOUT_OPERATIONS,
  ...CERTIFICATE_PRINT_OPERATIONS,
  ...SAME_STORY_OPERATIONS,
  ...FILING_OPERATIONS,
  ...FILING_FILE_OPERATIONS,
  ...CHANNEL_OPERATIONS,
  ...INCIDENT_OPEN_OPERATIONS,
  ...INCIDENT_ABOUT_OPERATIONS,
  ...INCIDENT_QUESTIONS_OPERATIONS,
  ...INCIDENT_SCOPE_OPERATIONS,
  ...INCIDENT_MISSING_OPERATIONS,
  ...INCIDENT_HOLD_OPERATIONS,
  ...INCIDENT_MOVE_OPERATIONS,
  ...INCIDENT_DUE_OPERATIONS,
  ...INCIDENT_TIMELINE_OPERATIONS,
  ...LABEL_DRAW_OPERATIONS,
  ...LABEL_LOGISTICS_OPERATIONS,
  ...LABEL_INSTRUCT_OPERATIONS,
  ...LABEL_BATCH_OPERATIONS,
  ...LABEL_TALLY_OPERATIONS,
  ...FILE_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...SHEETS_OPERATIONS,
  ...MAPPING_OPERATIONS,
  ...LEDGER_OPERATIONS,
  ...CHECKPOINT_OPERATIONS,
  ...PACK_OPERATIONS,
  ...SHARE_OPERATIONS,
  ...OPENING_OPERATIONS,
  ...DRILL_OPERATIONS,
  ...ACCESS_OPERATIONS,
];
