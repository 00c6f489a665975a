import type { Cell } from '../grid/sheet.ts';
import type { CompiledMapping } from '../mapping/compile.ts';
import type { ContextSettings } from '../mapping/mapping.ts';
import { readCartons, readMark } from '../reading/carton-reading.ts';
import { readCode } from '../reading/code-reading.ts';
import { readDate } from '../reading/date-reading.ts';
import { readNumber, readPermille, readWhole } from '../reading/number-reading.ts';
import { readQuantity, readRate } from '../reading/quantity-reading.ts';
import { readAs, NOTHING, type Reading } from '../reading/reading.ts';
import { readWindow } from '../reading/window-reading.ts';
import type { Witness } from './witnesses.ts';

export interface CellSurroundings {
  readonly mapping: CompiledMapping;
  readonly witness: Witness | null;
  readonly unitWord: string | null;
  readonly nearTo: string | null;
  readonly series: readonly string[];
}

/** A cell read as its column says. Only carton columns give several readings. */
export function readCells(cell: Cell, settings: ContextSettings, around: CellSurroundings): Reading[] {
  if (settings.read === undefined || settings.read === 'text' || settings.read === 'code')
    return [readCode(cell)];
  if (settings.read === 'cartons')
    return readCartons(cell, { prefixes: settings.prefixes, series: around.series });
  const dates = { ...around.mapping.source.dates, ...settings.dates };
  const numbers = { ...around.mapping.source.numbers, ...settings.numbers };
  const dateWitness = around.witness?.dates ?? null;
  const numberWitness = around.witness?.numbers ?? null;
  const quantity = {
    cell,
    unitWord: around.unitWord,
    units: around.mapping.units,
    numbers,
    witness: numberWitness,
  };
  switch (settings.read) {
    case 'date':
      return [dayOnly(readDate(cell, dates, dateWitness, around.nearTo))];
    case 'time':
      return [readDate(cell, dates, dateWitness, around.nearTo)];
    case 'whole':
      return [readWhole(cell, numbers, numberWitness)];
    case 'number':
      return [plainNumber(cell, numbers, numberWitness)];
    case 'quantity':
      return [readQuantity(quantity)];
    case 'rate':
      return [readRate(quantity)];
    case 'permille':
      return [readPermille(cell, { ...numbers, as: settings.as }, numberWitness)];
    case 'mark':
      return [readMark(cell)];
    case 'window':
      return [readWindow(cell, dates, dateWitness, around.nearTo)];
  }
}

function dayOnly(reading: Reading): Reading {
  if (!reading.ok || typeof reading.value?.main !== 'string') return reading;
  return { ...reading, value: { ...reading.value, main: reading.value.main.slice(0, 10) } };
}

function plainNumber(...input: Parameters<typeof readNumber>): Reading {
  const reading = readNumber(...input);
  if (!reading.ok) return reading;
  return reading.value === null ? NOTHING : readAs(Number(reading.value));
}
