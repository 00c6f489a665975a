import {
  anyReference,
  defineRecord,
  optionalInteger,
  optionalText,
  text,
} from '../../ledger/define-record.ts';
import type { RecordName } from '../../ledger/define-record.ts';
import { cartonPatterns, readCartonMark } from './carton-mark.ts';
import { nameSchema } from './name.ts';
import type { Name } from './name.ts';

export const nameRecord = defineRecord({
  kind: 'name',
  version: 1,
  noun: 'name',
  plural: 'names',
  summary: 'Another code a thing is known by, with the days it held.',
  schema: nameSchema,
  tables: {
    other_name: {
      columns: {
        of: anyReference,
        code: text,
        form: text,
        from_date: optionalText,
        to_date: optionalText,
        carton_from: optionalInteger,
        carton_to: optionalInteger,
      },
      indexes: [['code']],
    },
  },
  rows: (body) => ({
    other_name: [
      {
        of: body.of,
        code: body.code,
        form: body.form,
        from_date: body.from,
        to_date: body.to,
        carton_from: body.cartons?.from,
        carton_to: body.cartons?.to,
      },
    ],
  }),
  names: otherNames,
  label: (body) => `${body.code} (${body.form})`,
  site: { via: 'of' },
  example: { code: 'BAY-77120', form: 'purchase-order', of: { kind: 'carton-series', id: 'ABI' } },
});

/** A code with `{n}` names the cartons of a series, by the patterns under which it may be typed. */
function otherNames(body: Name): RecordName[] {
  const name: RecordName = {
    code: body.code,
    form: body.form,
    of: body.of,
    from: body.from,
    to: body.to,
    low: body.cartons?.from,
    high: body.cartons === undefined ? undefined : body.cartons.to - 1,
  };
  const mark = body.of.kind === 'carton-series' ? readCartonMark(body.code) : null;
  if (mark === null) return [name];
  return cartonPatterns(mark).map(({ pattern }) => ({ ...name, key: pattern }));
}
