import { z } from 'zod';
import { contentHash } from '../domain/evidence/file-content-store.ts';
import { NOTICE_OPERATIONS } from '../domain/recall/notice-operations.ts';
import { NOTICE_STATES } from '../domain/recall/notice-standing.ts';
import { RECALL_CONSIGNEES_OPERATIONS } from '../domain/recall/recall-consignees-operations.ts';
import { UNIT_PLACES } from '../domain/recall/recall-progress.ts';
import { RECALL_REPORT_OPERATIONS } from '../domain/recall/recall-report-operations.ts';
import { RECALL_UNITS_OPERATIONS } from '../domain/recall/recall-units-operations.ts';
import { recallSchema } from '../domain/recall/recall.ts';
import type { ReadContext } from '../operation/operation.ts';
import { askWithin } from './ask-within.ts';
import type { PackFile } from './pack-facts.ts';

const count = z.int().nullable();
const named = z.looseObject({ id: z.string(), name: z.string() });

/** The shapes of the answers as far as pages show them; the data holds them whole. */
const unitsShape = z.looseObject({
  units: z.int(),
  returned: z.int(),
  corrected: z.int(),
  destroyed: z.int(),
  open: z.int(),
  closing: z.string().nullable(),
  holders: z.array(
    z.looseObject({
      place: z.enum(UNIT_PLACES),
      party: named.nullable(),
      recorded: z.int(),
      stated: count,
      returned: z.int(),
      corrected: z.int(),
      destroyed: z.int(),
      left: count,
      told: z
        .looseObject({
          returned: count,
          destroyed: count,
          contradictions: z.array(z.looseObject({ says: z.string(), units: z.int() })),
        })
        .nullable(),
    }),
  ),
  months: z.array(
    z.looseObject({
      month: z.string(),
      places: z.array(
        z.looseObject({
          place: z.enum(UNIT_PLACES),
          inMonth: z.int(),
          upToIt: z.int(),
          toldUpToIt: z.int(),
        }),
      ),
    }),
  ),
});
const consigneesShape = z.looseObject({
  consignees: z.array(
    z.looseObject({
      party: named.nullable(),
      units: z.int(),
      isUnitsKnown: z.boolean(),
      cartonCount: z.int(),
      cartons: z.array(z.looseObject({ firstMark: z.string(), lastMark: z.string() })),
      unnumbered: z.array(z.looseObject({ shipment: z.looseObject({ code: z.string() }) })),
    }),
  ),
});
const noticesShape = z.looseObject({
  notices: z.array(
    z.looseObject({
      code: z.string(),
      consignee: named,
      state: z.enum(NOTICE_STATES),
      lastSentOn: z.string().nullable(),
      answeredOn: z.string().nullable(),
      units: z.looseObject({ sent: count, found: count, isolated: count, unaccounted: count }),
    }),
  ),
});
const itemShape = z.looseObject({
  number: z.int(),
  title: z.string(),
  lines: z.array(z.looseObject({ label: z.string(), value: z.string() })),
  table: z.looseObject({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }).nullable(),
  blanks: z.array(z.string()),
});
const reportShape = z.looseObject({
  name: z.string(),
  mediaType: z.string(),
  base64: z.string(),
  items: z.array(itemShape),
});

/** What a pack tells of a recall: who was sent what, the notices and their answers, the units, and the data of the report. */
export interface RecallFacts {
  readonly declared: z.infer<typeof recallSchema>;
  readonly consignees: z.infer<typeof consigneesShape>['consignees'];
  readonly notices: z.infer<typeof noticesShape>['notices'];
  readonly units: z.infer<typeof unitsShape>;
  readonly report: readonly z.infer<typeof itemShape>[];
}

/** Gathers it as it stood at the context's position, on the day of that position, with the report as PDF and JSON. */
export async function recallFacts(
  context: ReadContext,
  id: string,
  { body, on }: { readonly body: unknown; readonly on: string },
): Promise<{ facts: RecallFacts; files: PackFile[] }> {
  const ask = askWithin;
  const units = await ask(context, RECALL_UNITS_OPERATIONS, 'recall.units', { id });
  const sent = await ask(context, RECALL_CONSIGNEES_OPERATIONS, 'recall.consignees', { id });
  const told = await ask(context, NOTICE_OPERATIONS, 'notice.standing', { recall: id, on });
  const reports = [];
  for (const format of ['pdf', 'json'] as const)
    reports.push(
      reportShape.parse(await ask(context, RECALL_REPORT_OPERATIONS, 'recall.report', { id, format })),
    );
  return {
    facts: {
      declared: recallSchema.parse(body),
      consignees: consigneesShape.parse(sent).consignees,
      notices: noticesShape.parse(told).notices,
      units: unitsShape.parse(units),
      report: reports[0]?.items ?? [],
    },
    files: reports.map(({ name, mediaType, base64 }): PackFile => {
      const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
      const sha256 = contentHash(Buffer.from(bytes));
      return { id, name, mediaType, sizeBytes: bytes.length, sha256, state: 'here', bytes };
    }),
  };
}
