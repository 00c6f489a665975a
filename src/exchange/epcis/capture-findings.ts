import { describeValue, pointerTo, type EpcisProblem } from './epcis-problem.ts';
import { SHARED_SENSOR_FIELDS } from './event-fields.ts';
import { rawEvents, type RawEvent } from './event-list.ts';
import { isObject } from './shape.ts';
import { isPlainDateTime } from './text-formats.ts';

/** What the text of the standard asks for beyond its schema. An error refuses the event, a warning is shown. */
export interface CaptureFinding extends EpcisProblem {
  readonly severity: 'error' | 'warning';
}

type Draw = (step: string, found: unknown, expected: string, todo: string) => void;

const QUANTITY_LISTS = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'];
const EMPTY_LISTS = ['epcList', 'certificationInfo', 'bizTransactionList', 'sourceList', 'destinationList'];
const TIMES = ['eventTime', 'recordTime'];

/**
 * The stricter rules of capture over a document that the schema accepts. A group that something is added to must be named
 * (an error always); the rest are warnings, and errors when `strict` is asked for: published documents break them.
 */
export function captureFindings(document: unknown, { strict = false } = {}): CaptureFinding[] {
  const findings: CaptureFinding[] = [];
  const events = rawEvents(document);
  const draw =
    (at: string, severity: CaptureFinding['severity']): Draw =>
    (step, found, expected, todo) => {
      findings.push({ at: at + step, found: describeValue(found), expected, todo, severity });
    };
  const lesser = strict ? 'error' : 'warning';
  if (events.length === 0) {
    draw('', lesser)('', undefined, 'at least one event', 'Check that the sender exported the events.');
  }
  for (const { at, event } of events) {
    parentOfAdded(event, draw(at, 'error'));
    for (const rule of [parentOfDeleted, quantities, emptyLists, times, sensors]) {
      rule(event, draw(at, lesser));
    }
  }
  return findings;
}

type Event = RawEvent['event'];

function parentOfAdded(event: Event, draw: Draw): void {
  if (event['type'] !== 'AggregationEvent' || event['action'] !== 'ADD') return;
  if (event['parentID'] !== undefined) return;
  draw(
    '/parentID',
    undefined,
    'the carton, pallet or container that something was added to',
    'Add its parentID.',
  );
}

function parentOfDeleted(event: Event, draw: Draw): void {
  if (event['type'] !== 'AggregationEvent' || event['action'] !== 'DELETE') return;
  if (event['parentID'] !== undefined) return;
  draw('/parentID', undefined, 'what something was taken out of', 'Add its parentID.');
}

function quantities(event: Event, draw: Draw): void {
  for (const name of QUANTITY_LISTS) {
    for (const [step, element] of members(event[name], `/${name}`)) {
      const quantity = isObject(element) ? element['quantity'] : undefined;
      if (typeof quantity === 'number' && quantity < 0) {
        draw(
          `${step}/quantity`,
          quantity,
          'a quantity of zero or more',
          'Say what was taken away by an event of its own.',
        );
      }
    }
  }
}

function emptyLists(event: Event, draw: Draw): void {
  for (const name of EMPTY_LISTS) {
    const list = event[name];
    if (Array.isArray(list) && list.length === 0) {
      draw(`/${name}`, list, 'a filled list', 'Leave the field out when there is nothing to say.');
    }
  }
}

function times(event: Event, draw: Draw): void {
  for (const name of TIMES) {
    const value = event[name];
    if (typeof value === 'string' && !isPlainDateTime(value)) {
      draw(
        `/${name}`,
        value,
        'a T between date and time and a colon in the offset',
        'Write it as 2026-03-01T08:00:00+08:00.',
      );
    }
  }
}

/** An attribute of a sensor element stands in the metadata or in the reports, never in both. */
function sensors(event: Event, draw: Draw): void {
  for (const [step, element] of members(event['sensorElementList'], '/sensorElementList')) {
    const shared = isObject(element) ? element['sensorMetadata'] : undefined;
    if (!isObject(element) || !isObject(shared)) continue;
    for (const [inner, report] of members(element['sensorReport'], `${step}/sensorReport`)) {
      for (const name of SHARED_SENSOR_FIELDS) {
        if (isObject(report) && name in report && name in shared) {
          draw(
            pointerTo(inner, name),
            report[name],
            `"${name}" in the metadata or in the report, not in both`,
            'Keep it in one.',
          );
        }
      }
    }
  }
}

function members(list: unknown, at: string): [step: string, member: unknown][] {
  if (!Array.isArray(list)) return [];
  const items: readonly unknown[] = list;
  return items.map((item, index) => [pointerTo(at, index), item]);
}
