import { createHash } from 'node:crypto';
import { sortedJson } from './shape.ts';

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** What an event says, apart from when it was captured and whether it was declared wrong: equal for the same event. */
export function eventContent(event: Readonly<Record<string, unknown>>): string {
  const told = { ...event };
  for (const name of ['recordTime', 'errorDeclaration', '@context']) Reflect.deleteProperty(told, name);
  return digest(sortedJson(told));
}

const UUID = /^urn:uuid:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** A short text that stands for the event in record ids: its UUID, else a digest of its eventID or of its content. */
export function eventKey(eventId: string | null, event: Readonly<Record<string, unknown>>): string {
  if (eventId === null) return eventContent(event);
  return UUID.exec(eventId)?.[1]?.toLowerCase() ?? digest(eventId);
}
