import { namesFrom } from '../../kit/name-forms.ts';
import {
  anyReference,
  defineRecord,
  optionalInteger,
  optionalReference,
  optionalText,
  reference,
  text,
} from '../../ledger/define-record.ts';
import { guardHold, guardHoldRelease } from './hold-guard-store.ts';
import { holdReleaseSchema, holdSchema, inspectionSchema } from './inspection.ts';

export const inspectionTable = {
  columns: {
    kind: text,
    run: optionalReference('run'),
    lot: optionalReference('material-lot'),
    shipment: optionalReference('shipment'),
    site: optionalReference('site'),
    party: optionalReference('party'),
    inspector: optionalText,
    date: optionalText,
    result: text,
    lot_size: optionalInteger,
    sample_size: optionalInteger,
  },
  indexes: [['date'], ['inspector']],
} as const;

export const inspectionRecord = defineRecord({
  kind: 'inspection',
  version: 1,
  noun: 'inspection',
  plural: 'inspections',
  summary: 'A check of a material lot, a run or packed goods, with what was found.',
  schema: inspectionSchema,
  tables: {
    inspection: inspectionTable,
    inspection_file: { columns: { file: reference('file') } },
  },
  rows: (body) => ({
    inspection: [
      {
        kind: body.kind,
        run: body.run,
        lot: body.lot,
        shipment: body.shipment,
        site: body.site,
        party: body.party,
        inspector: body.inspector,
        date: body.date,
        result: body.result,
        lot_size: body.lotSize,
        sample_size: body.sampleSize,
      },
    ],
    inspection_file: [
      ...(body.files ?? []),
      ...(body.findings ?? []).flatMap((finding) => finding.photos ?? []),
    ].map((file) => ({ file })),
  }),
  names: (body) => namesFrom('report-number', [body.reference]),
  label: (body) => `${body.kind} inspection${body.date === undefined ? '' : ` of ${body.date}`}`,
  site: { column: 'site' },
  example: {
    kind: 'final',
    run: 'bg1',
    date: '2021-09-08',
    sampleSize: 80,
    result: 'passed',
    findings: [{ severity: 'minor', says: 'Loose thread at the hem', count: 2 }],
  },
});

const holdTable = {
  columns: {
    of: anyReference,
    span_from: optionalInteger,
    span_to: optionalInteger,
    carton_from: optionalInteger,
    carton_to: optionalInteger,
    placed_on: text,
    incident: optionalReference('incident'),
    scope_class: optionalText,
  },
} as const;

export const holdRecord = defineRecord({
  kind: 'hold',
  version: 1,
  noun: 'hold',
  plural: 'holds',
  summary: 'A recorded decision that goods may not be used, packed or shipped until cleared.',
  schema: holdSchema,
  tables: { hold: holdTable },
  rows: (body) => ({
    hold: [
      {
        of: body.of,
        span_from: body.span?.from,
        span_to: body.span?.to,
        carton_from: body.cartons?.from,
        carton_to: body.cartons?.to,
        placed_on: body.placedOn,
        incident: body.incident,
        scope_class: body.scopeClass,
      },
    ],
  }),
  names: () => [],
  label: (body) => `Hold on ${body.of.kind} ${body.of.id}`,
  site: { via: 'of' },
  customerFields: ['incident'],
  guard: guardHold,
  example: { of: { kind: 'run', id: 'bg3' }, reason: 'Colour fastness in doubt', placedOn: '2021-10-02' },
});

const holdReleaseTable = {
  columns: { hold: reference('hold'), released_on: text, released_by: optionalText },
} as const;

export const holdReleaseRecord = defineRecord({
  kind: 'hold-release',
  version: 1,
  noun: 'hold release',
  plural: 'hold-releases',
  summary: 'The signed decision, on named evidence, that a hold ends.',
  schema: holdReleaseSchema,
  tables: {
    hold_release: holdReleaseTable,
    hold_release_evidence: { columns: { of: anyReference } },
  },
  rows: (body) => ({
    hold_release: [{ hold: body.hold, released_on: body.releasedOn, released_by: body.releasedBy }],
    hold_release_evidence: (body.evidence ?? []).map((of) => ({ of })),
  }),
  names: () => [],
  label: (body) => `Release of hold ${body.hold}`,
  site: { via: 'hold' },
  guard: guardHoldRelease,
  example: {
    hold: 'example-1',
    releasedOn: '2021-10-09',
    releasedBy: 'QA Arcadia Bay',
    reason: 'Retest passed',
  },
});
