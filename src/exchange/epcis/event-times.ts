import type { EpcisTime } from './epcis-event.ts';

const OFFSET = /^(?<sign>[+-])(?<hour>\d\d):(?<minute>\d\d)$/;

/** Milliseconds of a date-time that passed `isDateTime`. A leap second counts as the second before it. */
export function instantOf(text: string): number {
  const plain = text
    .replace(/[tT\s]/, 'T')
    .replace(/z$/, 'Z')
    .replace(/:60(?=[.Z+-])/, ':59')
    .replace(/(?<=[T:.\d])([+-]\d\d):?(\d\d)$/, '$1:$2')
    .replace(/(?<=:\d\d(?:\.\d+)?)([+-]\d\d)$/, '$1:00');
  return Date.parse(plain);
}

/** The time of an event: the instant, and the clock at the offset the event states. */
export function readEventTime(time: string, offset: string): EpcisTime {
  const milliseconds = instantOf(time);
  const groups = OFFSET.exec(offset)?.groups;
  const minutes = Number(groups?.['hour'] ?? 0) * 60 + Number(groups?.['minute'] ?? 0);
  const shift = (groups?.['sign'] === '-' ? -minutes : minutes) * 60_000;
  return {
    instant: new Date(milliseconds).toISOString(),
    local: new Date(milliseconds + shift).toISOString().slice(0, 16),
    offset,
  };
}
