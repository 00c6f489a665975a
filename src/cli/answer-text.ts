import type { z } from 'zod';
import { ENTRY_ACTIONS } from '../ledger/entry.ts';
import type { Operation } from '../operation/operation.ts';
import { historySchema, recordPageSchema, shownRecordSchema, writtenSchema } from './answer-shapes.ts';
import type { ShownRecord } from './answer-shapes.ts';
import { cellOf, fieldsText, isFields, listText } from './plain-text.ts';
import type { Layout } from './plain-text.ts';
import { tableText } from './table-text.ts';
import { harmless } from './terminal.ts';

/** Width that running text gets where there is no terminal to say. */
const PLAIN_WIDTH = 100;

/** The answer of an operation as a person reads it. */
export function answerText(operation: Operation, output: unknown, layout: Layout): string {
  if (operation.show !== undefined) return harmless(operation.show(output, layout.width ?? PLAIN_WIDTH));
  const verb = operation.name.split('.')[1] ?? '';
  const render = RENDERERS[verb];
  return render?.(output, layout) ?? anyText(output, layout);
}

type Render = (output: unknown, layout: Layout) => string | null;

/** A renderer for one shape; another shape is left to the plain one. */
function when<Schema extends z.ZodType>(
  schema: Schema,
  render: (value: z.output<Schema>, layout: Layout) => string,
): Render {
  return (output, layout) => {
    const read = schema.safeParse(output);
    return read.success ? render(read.data, layout) : null;
  };
}

const writtenText: Render = when(writtenSchema, (receipt) => {
  const [first, ...others] = receipt.entries;
  if (first === undefined) return 'Nothing had to be recorded.';
  const doings = { record: 'Recorded', correct: 'Corrected', withdraw: 'Withdrew' };
  const action = ENTRY_ACTIONS.find((one) => one === first.action) ?? 'record';
  if (others.length === 0) return `${doings[action]} ${first.kind} ${first.id} (entry ${first.sequence}).`;
  return `Recorded ${receipt.entries.length} entries, up to ${receipt.position}.`;
});

const RENDERERS: Readonly<Record<string, Render>> = {
  show: when(shownRecordSchema, shownText),
  list: when(recordPageSchema, ({ records, next }, layout) => pageText(records, next, layout)),
  record: writtenText,
  correct: writtenText,
  withdraw: writtenText,
  history: when(historySchema, ({ entries }, layout) =>
    tableText(
      ['entry', 'action', 'at', 'by', 'reason', 'said'],
      entries.map((one) => [
        one.sequence,
        one.action,
        one.at,
        one.actor,
        one.reason,
        one.body === null ? null : JSON.stringify(one.body),
      ]),
      layout.width,
      layout.style,
    ),
  ),
};

function shownText(shown: ShownRecord, layout: Layout): string {
  const { style } = layout;
  const name = shown.label === shown.id ? '' : `  ${shown.label}`;
  const title = style.strong(harmless(`${shown.kind} ${shown.id}${name}`));
  const gone = shown.withdrawn ? [style.alarm('WITHDRAWN: it no longer counts. It said:')] : [];
  const why = shown.reason === null ? '' : `: ${shown.reason}`;
  const foot = harmless(`entry ${shown.entry}, ${shown.recordedAt}, by ${shown.recordedBy}${why}`);
  return [title, ...gone, fieldsText(shown.body, layout), style.faint(foot)].join('\n');
}

function pageText(records: readonly ShownRecord[], next: string | null, layout: Layout): string {
  if (records.length === 0) return layout.style.faint('None.');
  const columns = columnsOf(records);
  const rows = records.map((one) => [one.id, ...columns.map((column) => cellOf(one.body[column]))]);
  const more = next === null ? [] : [layout.style.faint(`More: repeat the command with --cursor ${next}`)];
  return [tableText(['id', ...columns], rows, layout.width, layout.style), ...more].join('\n');
}

/** The fields that some record has, in the order the bodies have them; notes and sources are for `show`. */
function columnsOf(records: readonly ShownRecord[]): string[] {
  const names = new Set(records.flatMap(({ body }) => Object.keys(body)));
  return [...names].filter((name) => name !== 'note' && name !== 'source');
}

function anyText(output: unknown, layout: Layout): string {
  if (!isFields(output)) return harmless(JSON.stringify(output, null, 2));
  const only = Object.values(output);
  if (only.length === 1 && Array.isArray(only[0])) return listText(only[0], layout);
  return fieldsText(output, layout);
}
