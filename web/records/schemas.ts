import type { z } from 'zod';
import type { RecordKindName } from '../ui/values.tsx';

/** The schema of a kind's body, from the same pure file that the server checks it by; loaded when a form opens. */
export const SCHEMAS: Partial<Readonly<Record<RecordKindName, () => Promise<z.ZodType>>>> = {
  party: async () => (await import('../../src/domain/party/party.ts')).partySchema,
  site: async () => (await import('../../src/domain/party/party.ts')).siteSchema,
  product: async () => (await import('../../src/domain/product/product.ts')).productSchema,
  revision: async () => (await import('../../src/domain/product/product.ts')).revisionSchema,
  agreement: async () => (await import('../../src/domain/agreement/agreement.ts')).agreementSchema,
  material: async () => (await import('../../src/domain/material/material.ts')).materialSchema,
  'material-lot': async () => (await import('../../src/domain/material/material.ts')).materialLotSchema,
  'material-receipt': async () =>
    (await import('../../src/domain/material/material.ts')).materialReceiptSchema,
  'material-movement': async () =>
    (await import('../../src/domain/material/material.ts')).materialMovementSchema,
  'code-scheme': async () => (await import('../../src/domain/code/code-scheme.ts')).codeSchemeSchema,
  'lot-code': async () => (await import('../../src/domain/code/lot-code.ts')).lotCodeSchema,
  name: async () => (await import('../../src/domain/code/name.ts')).nameSchema,
  run: async () => (await import('../../src/domain/run/run.ts')).runSchema,
  consumption: async () => (await import('../../src/domain/run/run.ts')).consumptionSchema,
  'output-count': async () => (await import('../../src/domain/run/run.ts')).outputCountSchema,
  taken: async () => (await import('../../src/domain/run/run.ts')).takenSchema,
  rework: async () => (await import('../../src/domain/run/run.ts')).reworkSchema,
  'carton-series': async () => (await import('../../src/domain/carton/carton.ts')).cartonSeriesSchema,
  packing: async () => (await import('../../src/domain/carton/carton.ts')).packingSchema,
  repack: async () => (await import('../../src/domain/carton/carton.ts')).repackSchema,
  relabel: async () => (await import('../../src/domain/carton/carton.ts')).relabelSchema,
  pallet: async () => (await import('../../src/domain/carton/carton.ts')).palletSchema,
  shipment: async () => (await import('../../src/domain/shipment/shipment.ts')).shipmentSchema,
  'shipment-line': async () => (await import('../../src/domain/shipment/shipment.ts')).shipmentLineSchema,
  'shipment-receipt': async () =>
    (await import('../../src/domain/shipment/shipment.ts')).shipmentReceiptSchema,
  'shipment-return': async () => (await import('../../src/domain/shipment/shipment.ts')).shipmentReturnSchema,
  inspection: async () => (await import('../../src/domain/inspection/inspection.ts')).inspectionSchema,
  hold: async () => (await import('../../src/domain/inspection/inspection.ts')).holdSchema,
  'hold-release': async () => (await import('../../src/domain/inspection/inspection.ts')).holdReleaseSchema,
  'recall-notice': async () => (await import('../../src/domain/recall/notice.ts')).recallNoticeSchema,
  'notice-sending': async () => (await import('../../src/domain/recall/notice.ts')).noticeSendingSchema,
  'notice-answer': async () => (await import('../../src/domain/recall/notice.ts')).noticeAnswerSchema,
  sample: async () => (await import('../../src/domain/sample/sample.ts')).sampleSchema,
  'sample-movement': async () => (await import('../../src/domain/sample/sample.ts')).sampleMovementSchema,
  requirement: async () => (await import('../../src/domain/requirement/requirement.ts')).requirementSchema,
  'product-facts': async () =>
    (await import('../../src/domain/requirement/product-facts.ts')).productFactsSchema,
  'release-policy': async () => (await import('../../src/domain/release/release.ts')).releasePolicySchema,
  'release-override': async () => (await import('../../src/domain/release/release.ts')).releaseOverrideSchema,
  'release-revocation': async () =>
    (await import('../../src/domain/release/release.ts')).releaseRevocationSchema,
  'recall-progress': async () =>
    (await import('../../src/domain/recall/recall-progress.ts')).recallProgressSchema,
  'recall-month': async () => (await import('../../src/domain/recall/recall-progress.ts')).recallMonthSchema,
  'recall-closing': async () =>
    (await import('../../src/domain/recall/recall-progress.ts')).recallClosingSchema,
  laboratory: async () => (await import('../../src/domain/testing/laboratory.ts')).laboratorySchema,
  'test-plan': async () => (await import('../../src/domain/testing/test-plan.ts')).testPlanSchema,
  'test-report': async () => (await import('../../src/domain/testing/test-report.ts')).testReportSchema,
  'component-certificate': async () =>
    (await import('../../src/domain/testing/proof.ts')).componentCertificateSchema,
  'exemption-claim': async () => (await import('../../src/domain/testing/proof.ts')).exemptionClaimSchema,
  'small-batch-registration': async () =>
    (await import('../../src/domain/testing/proof.ts')).smallBatchRegistrationSchema,
  'change-assessment': async () =>
    (await import('../../src/domain/testing/change-assessment.ts')).changeAssessmentSchema,
  'legal-hold': async () => (await import('../../src/domain/keeping/legal-hold.ts')).legalHoldSchema,
  'legal-hold-release': async () =>
    (await import('../../src/domain/keeping/legal-hold.ts')).legalHoldReleaseSchema,
  certificate: async () => (await import('../../src/domain/certificate/certificate.ts')).certificateSchema,
  'certificate-withdrawal': async () =>
    (await import('../../src/domain/certificate/certificate.ts')).certificateWithdrawalSchema,
  listing: async () => (await import('../../src/domain/same-story/listing.ts')).listingSchema,
  'packing-list': async () => (await import('../../src/domain/same-story/packing-list.ts')).packingListSchema,
  'registry-entry': async () => (await import('../../src/domain/filing/filing-line.ts')).registryEntrySchema,
  'filing-line': async () => (await import('../../src/domain/filing/filing-line.ts')).filingLineSchema,
  'broker-report': async () => (await import('../../src/domain/filing/filing-line.ts')).brokerReportSchema,
  'filing-field-list': async () =>
    (await import('../../src/domain/filing/filing-field-list.ts')).filingFieldListSchema,
  'label-plan': async () => (await import('../../src/domain/label/label.ts')).labelPlanSchema,
  'label-template': async () => (await import('../../src/domain/label/label.ts')).labelTemplateSchema,
  label: async () => (await import('../../src/domain/label/label.ts')).labelSchema,
  'label-exception': async () =>
    (await import('../../src/domain/label/label-exception.ts')).labelExceptionSchema,
  'label-print': async () => (await import('../../src/domain/label/label.ts')).labelPrintSchema,
  incident: async () => (await import('../../src/domain/incident/incident.ts')).incidentSchema,
  statement: async () => (await import('../../src/domain/incident/incident.ts')).statementSchema,
  decision: async () => (await import('../../src/domain/incident/incident.ts')).decisionSchema,
  'incident-clock': async () =>
    (await import('../../src/domain/incident/incident-clock.ts')).incidentClockSchema,
  'clock-step': async () => (await import('../../src/domain/incident/incident-clock.ts')).clockStepSchema,
  'record-request': async () => (await import('../../src/domain/incident/asking.ts')).recordRequestSchema,
  'record-answer': async () => (await import('../../src/domain/incident/asking.ts')).recordAnswerSchema,
  'incident-action': async () =>
    (await import('../../src/domain/incident/incident-action.ts')).incidentActionSchema,
};
