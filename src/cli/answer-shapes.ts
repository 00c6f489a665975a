import { z } from 'zod';

/** What `show` and `list` of every kind of record give. */
export const shownRecordSchema = z.object({
  kind: z.string(),
  id: z.string(),
  n: z.int(),
  entry: z.int(),
  label: z.string(),
  withdrawn: z.boolean(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  reason: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});
export type ShownRecord = z.infer<typeof shownRecordSchema>;

export const recordPageSchema = z.object({
  records: z.array(shownRecordSchema),
  next: z.string().nullable(),
});

/** What every write to the ledger gives. */
export const writtenSchema = z.object({
  command: z.string(),
  position: z.int(),
  entries: z.array(z.object({ sequence: z.int(), action: z.string(), kind: z.string(), id: z.string() })),
});

export const historySchema = z.object({
  kind: z.string(),
  id: z.string(),
  entries: z.array(
    z.object({
      sequence: z.int(),
      action: z.string(),
      at: z.string(),
      actor: z.string(),
      reason: z.string().nullable(),
      body: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});
