import { checkDigit } from '../src/domain/code/gs1-check-digit.ts';

/** Events for tests, and the identifiers they speak of. */
export type TestEvent = Readonly<Record<string, unknown>>;

export const TOY = '09521321000018';
export const PAINT = '09521322000055';
export const MODULE = '09521321000025';

export function lotOf(gtin: string, lot: string, quantity?: number, uom?: string): TestEvent {
  return {
    epcClass: `https://id.gs1.org/01/${gtin}/10/${lot}`,
    ...(quantity === undefined ? {} : { quantity }),
    ...(uom === undefined ? {} : { uom }),
  };
}

function sscc(serial: number): string {
  const digits = `09521321${String(serial).padStart(9, '0')}`;
  return `https://id.gs1.org/00/${digits}${checkDigit(digits)}`;
}

const FACTORY = { id: 'https://id.gs1.org/414/9521321000018' };

/** Event number `hour`, told at that hour of one day. */
function event(hour: number, type: string, fields: TestEvent): TestEvent {
  const number = String(hour).padStart(2, '0');
  return {
    type,
    eventID: `urn:uuid:00000000-0000-4000-8000-0000000000${number}`,
    eventTime: `2026-03-01T${number}:00:00.000+08:00`,
    eventTimeZoneOffset: '+08:00',
    readPoint: FACTORY,
    ...fields,
  };
}

export function received(hour: number, quantityList: readonly TestEvent[]): TestEvent {
  return event(hour, 'ObjectEvent', { action: 'OBSERVE', bizStep: 'receiving', quantityList });
}

export function made(
  hour: number,
  inputQuantityList: readonly TestEvent[],
  outputQuantityList: readonly TestEvent[],
  more: TestEvent = {},
): TestEvent {
  const lists = { inputQuantityList, outputQuantityList };
  return event(hour, 'TransformationEvent', { bizStep: 'commissioning', ...lists, ...more });
}

export function packed(hour: number, carton: number, childQuantityList: readonly TestEvent[]): TestEvent {
  return event(hour, 'AggregationEvent', {
    action: 'ADD',
    bizStep: 'packing',
    parentID: sscc(carton),
    childQuantityList,
  });
}

export function stacked(hour: number, pallet: number, cartons: readonly number[]): TestEvent {
  return event(hour, 'AggregationEvent', {
    action: 'ADD',
    bizStep: 'packing',
    parentID: sscc(pallet),
    childEPCs: cartons.map(sscc),
  });
}

export function unpacked(hour: number, container: number): TestEvent {
  return event(hour, 'AggregationEvent', {
    action: 'DELETE',
    bizStep: 'unpacking',
    parentID: sscc(container),
  });
}

/** An event that sees containers or lots: shipping, receiving, holding, inspecting, sampling, destroying. */
export function seen(
  hour: number,
  bizStep: string,
  what: readonly (number | TestEvent)[],
  more: TestEvent = {},
): TestEvent {
  const epcList = what.flatMap((one) => (typeof one === 'number' ? [sscc(one)] : []));
  const quantityList = what.filter((one) => typeof one !== 'number');
  return event(hour, 'ObjectEvent', {
    action: 'OBSERVE',
    bizStep,
    ...(epcList.length === 0 ? {} : { epcList }),
    ...(quantityList.length === 0 ? {} : { quantityList }),
    ...more,
  });
}

export function wrong(original: TestEvent): TestEvent {
  return {
    ...original,
    errorDeclaration: { declarationTime: '2026-03-09T00:00:00Z', reason: 'incorrect_data' },
  };
}

export function epcisDocument(...eventList: readonly TestEvent[]): unknown {
  return {
    '@context': [
      'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
      { toy: 'https://ns.example.com/toy/' },
    ],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-06-01T16:00:00Z',
    epcisBody: { eventList },
  };
}
