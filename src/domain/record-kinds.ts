import type { RecordKind } from '../ledger/define-record.ts';
import { agreementRecord } from './agreement/agreement-store.ts';
import {
  cartonSeriesRecord,
  packingRecord,
  palletRecord,
  relabelRecord,
  repackRecord,
} from './carton/carton-store.ts';
import { certificateRecord, certificateWithdrawalRecord } from './certificate/certificate-store.ts';
import { codeSchemeRecord } from './code/code-scheme-store.ts';
import { lotCodeRecord } from './code/lot-code-store.ts';
import { nameRecord } from './code/name-store.ts';
import { fileRecord } from './evidence/file-store.ts';
import { importRecord, mappingRecord } from './evidence/mapping-store.ts';
import { checkpointRecord, signingKeyRecord } from './evidence/signing-store.ts';
import { recordAnswerRecord, recordRequestRecord } from './incident/asking-store.ts';
import { frozenScopeRecord } from './incident/frozen-scope-store.ts';
import { clockStepRecord, incidentClockRecord } from './incident/incident-clock-store.ts';
import {
  decisionRecord,
  incidentActionRecord,
  incidentRecord,
  statementRecord,
} from './incident/incident-store.ts';
import { holdRecord, holdReleaseRecord, inspectionRecord } from './inspection/inspection-store.ts';
import { fileRemovalRecord } from './keeping/file-removal-store.ts';
import { legalHoldRecord, legalHoldReleaseRecord } from './keeping/legal-hold-store.ts';
import { keepingHeldSamples } from './keeping/sample-guard-store.ts';
import {
  labelExceptionRecord,
  labelPlanRecord,
  labelRecord,
  labelTemplateRecord,
} from './label/label-store.ts';
import { labelPrintRecord, labelVersionRecord } from './label/label-version-store.ts';
import { drillRecord } from './drill/drill-store.ts';
import {
  materialLotRecord,
  materialMovementRecord,
  materialReceiptRecord,
  materialRecord,
} from './material/material-store.ts';
import { partyRecord, siteRecord } from './party/party-store.ts';
import { productRecord, revisionRecord } from './product/product-store.ts';
import { noticeAnswerRecord, noticeSendingRecord, recallNoticeRecord } from './recall/notice-store.ts';
import {
  recallClosingRecord,
  recallMonthRecord,
  recallProgressRecord,
} from './recall/recall-progress-store.ts';
import { recallRecord } from './recall/recall-store.ts';
import { recalledStop } from './recall/recall-stop-store.ts';
import { watched } from './release/goods-guard-store.ts';
import type { GoodsStop } from './release/goods-out-store.ts';
import { heldStop } from './release/goods-stops-store.ts';
import { unreleasedStop } from './release/unreleased-stop-store.ts';
import {
  releaseOverrideRecord,
  releasePolicyRecord,
  releaseRevocationRecord,
  runReleaseRecord,
} from './release/release-store.ts';
import {
  productFactsRecord,
  requirementCheckRecord,
  requirementRecord,
} from './requirement/requirement-store.ts';
import { consumptionRecord, outputCountRecord, reworkRecord, takenRecord } from './run/run-parts-store.ts';
import { runRecord } from './run/run-store.ts';
import {
  brokerReportRecord,
  filingFieldListRecord,
  filingLineRecord,
  registryEntryRecord,
} from './filing/filing-records-store.ts';
import { listingRecord } from './same-story/listing-store.ts';
import { packingListRecord } from './same-story/packing-list-store.ts';
import { sampleMovementRecord, sampleRecord } from './sample/sample-store.ts';
import {
  shipmentLineRecord,
  shipmentReceiptRecord,
  shipmentRecord,
  shipmentReturnRecord,
} from './shipment/shipment-store.ts';
import { changeAssessmentRecord } from './testing/change-assessment-store.ts';
import { laboratoryRecord } from './testing/laboratory-store.ts';
import {
  componentCertificateRecord,
  exemptionClaimRecord,
  smallBatchRegistrationRecord,
} from './testing/proof-store.ts';
import { testPlanRecord } from './testing/test-plan-store.ts';
import { testReportRecord } from './testing/test-report-store.ts';

/** What keeps goods from leaving, at every way in; a later concept adds its own. */
export const GOODS_STOPS: readonly GoodsStop[] = [heldStop, unreleasedStop, recalledStop];

const KINDS: readonly RecordKind[] = [
  partyRecord,
  siteRecord,
  productRecord,
  revisionRecord,
  agreementRecord,
  materialRecord,
  materialLotRecord,
  materialReceiptRecord,
  materialMovementRecord,
  codeSchemeRecord,
  lotCodeRecord,
  nameRecord,
  runRecord,
  consumptionRecord,
  outputCountRecord,
  takenRecord,
  reworkRecord,
  cartonSeriesRecord,
  packingRecord,
  repackRecord,
  relabelRecord,
  palletRecord,
  shipmentRecord,
  shipmentLineRecord,
  shipmentReceiptRecord,
  shipmentReturnRecord,
  inspectionRecord,
  holdRecord,
  holdReleaseRecord,
  sampleRecord,
  sampleMovementRecord,
  labelPlanRecord,
  labelTemplateRecord,
  labelRecord,
  labelVersionRecord,
  labelExceptionRecord,
  labelPrintRecord,
  fileRecord,
  requirementRecord,
  productFactsRecord,
  requirementCheckRecord,
  mappingRecord,
  importRecord,
  laboratoryRecord,
  testPlanRecord,
  testReportRecord,
  componentCertificateRecord,
  exemptionClaimRecord,
  smallBatchRegistrationRecord,
  changeAssessmentRecord,
  signingKeyRecord,
  checkpointRecord,
  certificateRecord,
  certificateWithdrawalRecord,
  listingRecord,
  packingListRecord,
  registryEntryRecord,
  filingLineRecord,
  brokerReportRecord,
  filingFieldListRecord,
  releasePolicyRecord,
  runReleaseRecord,
  releaseOverrideRecord,
  releaseRevocationRecord,
  legalHoldRecord,
  legalHoldReleaseRecord,
  fileRemovalRecord,
  incidentRecord,
  statementRecord,
  incidentClockRecord,
  clockStepRecord,
  frozenScopeRecord,
  recordRequestRecord,
  recordAnswerRecord,
  incidentActionRecord,
  decisionRecord,
  recallRecord,
  recallNoticeRecord,
  noticeSendingRecord,
  noticeAnswerRecord,
  drillRecord,
  recallProgressRecord,
  recallMonthRecord,
  recallClosingRecord,
];

/** Every kind of record a firm keeps, in reading order. */
export const RECORD_KINDS: readonly RecordKind[] = KINDS.map((kind) =>
  keepingHeldSamples(watched(kind, GOODS_STOPS)),
);
