import { captureFindings } from './capture-findings.ts';
import { factOf, type EpcisOptions, type LookedUpKind } from './desk.ts';
import type { EpcisEvent, Mention } from './epcis-event.ts';
import type { EpcisIdentifier } from './identifier.ts';
import { readItemClass } from './identifier.ts';
import { readMasterData } from './master-facts.ts';
import { readEpcisEvents } from './read-events.ts';
import type { EpcisNote, EpcisRecords } from './record-draft.ts';
import { itemKey, lotKey } from './record-ids.ts';
import { recordsFromEpcis } from './records-from-epcis.ts';
import { validateEpcisDocument } from './validate-document.ts';

/** A code of the document that the firm's records may know, and as what. */
export interface NamedCode {
  readonly kind: LookedUpKind;
  readonly key: string;
}

/**
 * The records of a whole document: judged by the schema, by the rules of capture, and read. A document that is none has
 * problems and no drafts. `strict` makes errors of what published documents do against the text of the standard.
 */
export function readEpcisDocument(
  document: unknown,
  options: EpcisOptions & { strict?: boolean } = {},
): EpcisRecords {
  const invalid = validateEpcisDocument(document);
  if (invalid.length > 0) return { drafts: [], problems: invalid, notes: [] };
  const findings = captureFindings(document, { strict: options.strict ?? false });
  const { events, problems } = readEpcisEvents(document);
  const records = recordsFromEpcis(events, options, readMasterData(document));
  const warnings = findings
    .filter(({ severity }) => severity === 'warning')
    .map(({ at, found, expected }): EpcisNote => ({ at, says: `Found ${found}, expected ${expected}.` }));
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ at, found, expected, todo }) => ({ at, found, expected, todo }));
  return {
    drafts: records.drafts,
    problems: [...errors, ...problems, ...records.problems],
    notes: [...warnings, ...records.notes],
  };
}

/** Every code for which `idOnRecord` may be asked about these events, each once, so that a caller can look all up first. */
export function codesNamed(events: readonly EpcisEvent[]): NamedCode[] {
  const found = new Map<string, NamedCode>();
  const add = (kind: LookedUpKind, key: string): void => {
    found.set(`${kind} ${key}`, { kind, key });
  };
  for (const event of events) {
    const parties = [...event.sources, ...event.destinations].map(({ identifier }) => identifier);
    for (const identifier of [event.readPoint, event.location, event.parent, ...parties]) {
      addThing(identifier, add);
    }
    for (const mention of event.mentions) addMention(mention, event, add);
  }
  return [...found.values()];
}

type Add = (kind: LookedUpKind, key: string) => void;

function addThing(identifier: EpcisIdentifier | null, add: Add): void {
  if (identifier?.kind === 'logistic-unit') add('shipment', identifier.sscc);
  if (identifier?.kind !== 'place' && identifier?.kind !== 'party') return;
  // A place may be named as the party that is there.
  add('party', identifier.gln);
  add('site', identifier.gln);
}

function addMention(mention: Mention, event: EpcisEvent, add: Add): void {
  if (mention.form === 'instance' && mention.identifier.kind !== 'trade-item') {
    addThing(mention.identifier, add);
    return;
  }
  const item = mention.form === 'class' ? mention.item : readItemClass(mention.identifier.uri);
  const key = itemKey(item);
  add('product', key);
  add('material', key);
  // A serial number stands in the lot that was told where it was made, or for a lot of its own.
  const lots = [
    lotKey(item),
    ...[item.serial, factOf(event, 'lotNumber')].map((lot) => lot && `${key}/${lot}`),
  ];
  for (const lot of lots) {
    if (!lot) continue;
    add('run', lot);
    add('material-lot', lot);
  }
  if (mention.role !== 'output') return;
  for (const [name, code] of event.facts) {
    if (/Revision$|approvedSample$/.test(name)) add('revision', `${key}/${code}`);
  }
}
