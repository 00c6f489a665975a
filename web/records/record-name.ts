import { useFormatter, useTranslations } from 'use-intl';
import { useTradeWords } from '../ui/words.ts';
import { isObject } from './body-value.ts';
import { markOfBody } from './carton-mark-words.ts';
import type { AnyRecord } from './list-columns.tsx';

/**
 * What a record is called on screen. Most go by a code or name of their own, which is the label from the server; the others are named
 * by what they say, in the language in use.
 */
export function useRecordName(): (record: Pick<AnyRecord, 'kind' | 'label' | 'body'>) => string {
  const t = useTranslations();
  const format = useFormatter();
  const { choiceWord } = useTradeWords();
  return ({ kind, label, body }) => {
    if (kind === 'carton-series') return markOfBody(body, 'mark') ?? label;
    if (!isNamed(kind)) return label;
    const words = Object.fromEntries(
      Object.entries(body).map(([name, value]) => [name, wordOf(value, format)]),
    );
    const form = choiceWord(words['form'] ?? '');
    const on = words['date'] === undefined ? '' : ` · ${words['date']}`;
    const what = choiceWord(words['kind'] ?? words['rule'] ?? words['step'] ?? 'issue');
    const said = t(`named.${kind}`, {
      ...MISSING,
      ...words,
      form,
      on,
      what,
      place: words['component'] ?? choiceWord(words['place'] ?? ''),
      because: choiceWord(words['because'] ?? ''),
      ...rangeWords(body, format),
      ...parts(kind, body),
    });
    return said.trim();
  };
}

type Format = ReturnType<typeof useFormatter>;

const NAMED = [
  'agreement',
  'revision',
  'name',
  'material-receipt',
  'material-movement',
  'consumption',
  'output-count',
  'taken',
  'rework',
  'packing',
  'repack',
  'relabel',
  'pallet',
  'shipment-line',
  'shipment-receipt',
  'shipment-return',
  'inspection',
  'hold',
  'hold-release',
  'incident-clock',
  'clock-step',
  'frozen-scope',
  'sample',
  'sample-movement',
  'exemption-claim',
  'change-assessment',
  'label',
  'label-version',
  'label-exception',
  'label-plan',
  'label-print',
] as const;

function isNamed(kind: string): kind is (typeof NAMED)[number] {
  return NAMED.some((one) => one === kind);
}

/** What a name may speak of and a record may leave out. */
const MISSING = {
  material: '',
  product: '',
  slot: '',
  code: '',
  lot: '',
  run: '',
  quantity: '',
  agreedOn: '',
};

function wordOf(value: unknown, format: Format): string {
  if (typeof value === 'number') return format.number(value);
  if (typeof value !== 'string') return '';
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isDay ? format.dateTime(Date.parse(value), { dateStyle: 'medium', timeZone: 'UTC' }) : value;
}

/** Records say one past the last. */
function rangeWords(
  body: Readonly<Record<string, unknown>>,
  format: Format,
): { first: string; last: string } {
  const range = isObject(body['units']) ? body['units'] : body;
  const { from, to } = range;
  if (typeof from !== 'number' || typeof to !== 'number') return { first: 'none', last: '' };
  return { first: format.number(from), last: format.number(to - 1) };
}

/** The fields that say what some kinds are of, the nearest first. */
const FROM: Readonly<Record<string, readonly string[]>> = {
  sample: ['run', 'lot', 'product'],
  'label-plan': ['product'],
};

/** What some kinds are of. */
function parts(kind: string, body: Readonly<Record<string, unknown>>): { of: string } {
  const { of } = body;
  if (kind === 'hold' && isObject(of)) return { of: String(of['id']) };
  const named = FROM[kind]?.map((name) => body[name]).find((one) => one !== undefined) ?? body['series'];
  return { of: typeof named === 'string' ? named : '' };
}
