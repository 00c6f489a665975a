import type { ComponentType } from 'react';
import type { RecordKindName } from '../ui/values.tsx';

interface Pages {
  /** The list of the kind; without one it is the general list. */
  readonly list?: () => Promise<ComponentType>;
  /** The page of one record; without one it is the general page. */
  readonly record?: () => Promise<ComponentType<{ readonly id: string }>>;
}

/** The kinds of record that have pages of their own, each in a chunk of its own. Add a line when you add a page. */
export const RECORD_PAGES: Partial<Readonly<Record<RecordKindName, Pages>>> = {
  run: {
    list: async () => (await import('./run/run-list-page.tsx')).RunListPage,
    record: async () => (await import('./run/run-page.tsx')).RunPage,
  },
  recall: { record: async () => (await import('./recall/recall-page.tsx')).RecallPage },
  label: {
    list: async () => (await import('./label/label-list-page.tsx')).LabelListPage,
    record: async () => (await import('./label/label-page.tsx')).LabelPage,
  },
  'label-version': {
    record: async () => (await import('./label/label-version-page.tsx')).LabelVersionPage,
  },
  'label-template': {
    list: async () => (await import('./label/label-template-list-page.tsx')).LabelTemplateListPage,
    record: async () => (await import('./label/label-template-page.tsx')).LabelTemplatePage,
  },
  certificate: {
    list: async () => (await import('./certificate/certificate-list-page.tsx')).CertificateListPage,
    record: async () => (await import('./certificate/certificate-page.tsx')).CertificatePage,
  },
  'code-scheme': {
    list: async () => (await import('./code/code-scheme-list-page.tsx')).CodeSchemeListPage,
    record: async () => (await import('./code/code-scheme-page.tsx')).CodeSchemePage,
  },
  'material-lot': {
    list: async () => (await import('./material/material-lot-list-page.tsx')).MaterialLotListPage,
  },
  product: {
    list: async () => (await import('./product/product-list-page.tsx')).ProductListPage,
    record: async () => (await import('./product/product-page.tsx')).ProductPage,
  },
  'carton-series': {
    list: async () => (await import('./carton/carton-series-list-page.tsx')).CartonSeriesListPage,
  },
  shipment: {
    list: async () => (await import('./shipment/shipment-list-page.tsx')).ShipmentListPage,
    record: async () => (await import('./shipment/shipment-page.tsx')).ShipmentPage,
  },
  drill: { record: async () => (await import('./drill/drill-record-page.tsx')).DrillRecordPage },
  party: { list: async () => (await import('./party/party-list-page.tsx')).PartyListPage },
  sample: { list: async () => (await import('./sample/sample-list-page.tsx')).SampleListPage },
  incident: {
    list: async () => (await import('./incident/incident-list-page.tsx')).IncidentListPage,
    record: async () => (await import('./incident/incident-page.tsx')).IncidentPage,
  },
  file: { list: async () => (await import('./evidence/file-list-page.tsx')).FileListPage },
};
