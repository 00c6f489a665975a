import { QUANTITY_LIMIT, wholeQuantity, type SmallestUnit } from '../../kit/quantity.ts';
import type { Cell } from '../grid/sheet.ts';
import type { Fault } from '../import-problem.ts';
import { readNumber, type NumberSettings, type NumberWitness } from './number-reading.ts';
import { faulty, NOTHING, type FieldValue, type Reading } from './reading.ts';
import { unitKey, type UnitMeaning } from './unit-words.ts';

/** Units whose parts nobody counts: half a piece is a mistake, half a gram is a rounding. */
const COUNTED = new Set(['H87', 'SET']);

export interface QuantitySource {
  readonly cell: Cell;
  /** The unit word beside the number; null where the mapping has no unit column. */
  readonly unitWord: string | null;
  readonly units: ReadonlyMap<string, UnitMeaning>;
  readonly numbers: NumberSettings;
  readonly witness: NumberWitness | null;
}

/** A number and its unit as a whole number of the smallest unit, with `size` (without sign), `negative` and `unit`. */
export function readQuantity(source: QuantitySource): Reading {
  const measured = readMeasured(source);
  if (!('decimal' in measured)) return measured;
  const exact = Number(measured.decimal) * (measured.meaning.times / measured.meaning.per);
  const value = Math.round(Number(exact.toPrecision(15)));
  if (Math.abs(value) > QUANTITY_LIMIT) {
    return faulty(
      'bad-number',
      source.cell.text,
      `at most ${String(QUANTITY_LIMIT)}`,
      'The quantity is too large.',
    );
  }
  const rounding = roundingOf(source.cell.text, exact, value, measured);
  if (rounding?.kind === 'bad-number') return { ok: false, fault: rounding };
  const unit = measured.meaning.unit;
  const read: FieldValue = { main: value, parts: { size: Math.abs(value), negative: value < 0, unit }, unit };
  return { ok: true, value: read, ...(rounding === null ? {} : { remarks: [rounding] }) };
}

/** A quantity for one unit made, as `main` for every `perUnits` units, so that both are whole numbers. */
export function readRate(source: QuantitySource): Reading {
  const measured = readMeasured(source);
  if (!('decimal' in measured)) return measured;
  const unit = measured.meaning.unit;
  for (let perUnits = 1; perUnits <= 1_000_000; perUnits *= 10) {
    const scaled = (Number(measured.decimal) * perUnits * measured.meaning.times) / measured.meaning.per;
    const value = Math.round(scaled);
    if (value < 0 || Math.abs(scaled - value) > 1e-6 * Math.max(1, value)) continue;
    if (value > QUANTITY_LIMIT) break;
    return {
      ok: true,
      value: { main: value, parts: { perUnits: perUnits === 1 ? null : perUnits, unit }, unit },
    };
  }
  return faulty(
    'bad-number',
    source.cell.text,
    'a quantity for one unit',
    `"${source.cell.text}" cannot be kept exactly.`,
  );
}

interface Measured {
  readonly decimal: string;
  readonly meaning: UnitMeaning;
  /** The unit word as it stands. */
  readonly word: string;
}

function readMeasured(source: QuantitySource): Reading | Measured {
  const number = readNumber(source.cell, source.numbers, source.witness);
  if (!number.ok) return number;
  if (number.value === null) return NOTHING;
  const word = number.suffix !== '' ? number.suffix : (source.unitWord ?? '');
  if (word === '') {
    return faulty(
      'missing-value',
      '',
      'a unit, as kg or pcs',
      `No unit stands beside ${source.cell.text}.`,
      'Write the unit into the cell, or into the decisions.',
    );
  }
  const meaning = source.units.get(unitKey(word));
  if (meaning !== undefined) return { decimal: number.value, meaning, word };
  return faulty(
    'unknown-code',
    word,
    'a unit word that is known',
    `The unit "${word}" is not known.`,
    'Add it to `units` of the mapping.',
  );
}

/** Rounding may change a quantity by this share at most, unless somebody says that it stands. */
const ROUNDED_SHARE = 0.001;

function roundingOf(found: string, exact: number, value: number, measured: Measured): Fault | null {
  const { meaning } = measured;
  const lost = Math.abs(exact - value);
  if (lost <= 1e-6 * Math.max(1, Math.abs(value))) return null;
  if (COUNTED.has(meaning.unit)) {
    return {
      kind: 'bad-number',
      severity: 'refuse',
      found,
      expected: 'whole pieces',
      says: `${found} is no whole number of pieces.`,
      todo: 'Mend the cell, or write what it means into the decisions.',
    };
  }
  const base = { kind: 'finer-than-unit', found, expected: `whole ${meaning.unit}` } as const;
  const finer = finerUnit(measured);
  const kept = `${String(value)} ${meaning.unit}`;
  if (lost <= ROUNDED_SHARE * Math.abs(exact) || finer === null) {
    const says = `${found} is finer than the unit it is kept in and was rounded to ${kept}.`;
    return { ...base, severity: 'note', says, todo: 'Nothing, if the rounding does not matter.' };
  }
  const units = { [measured.word]: finer };
  return {
    ...base,
    severity: 'refuse',
    units,
    says: `${found} is finer than ${meaning.unit}, the unit it is kept in: rounded to ${kept}, it would be another quantity.`,
    todo: `Write it and its material in a smaller unit; let the mapping keep it exactly, with "units": ${JSON.stringify(units)} and the material in ${finer.unit}; or let the cell stand in the decisions, and it is recorded as ${kept}.`,
  };
}

/** Smaller units of the same dimension, and how many of them one is. */
const FINER: Partial<Record<SmallestUnit, readonly (readonly [SmallestUnit, number])[]>> = {
  MTR: [
    ['CMT', 100],
    ['MMT', 1_000],
  ],
  CMT: [['MMT', 10]],
  GRM: [['MGM', 1_000]],
};

/** The largest of the smaller units in which the number is whole, else the smallest; null where there is none, or the word is no whole number of its unit. */
function finerUnit({ decimal, meaning }: Measured): { unit: SmallestUnit; times: number } | null {
  if (meaning.per !== 1) return null;
  const units = (FINER[meaning.unit] ?? []).map(([unit, times]) => ({ unit, times: times * meaning.times }));
  return units.find(({ times }) => wholeQuantity(decimal, times) !== null) ?? units.at(-1) ?? null;
}
