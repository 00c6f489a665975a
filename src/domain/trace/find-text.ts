import type { Found, FoundThing } from './find-answer.ts';

/** The answer of find for a person: each thing with its names and its way, suggestions apart and marked. */
export function foundText(found: Found): string {
  const parts = [headline(found)];
  const fault = found.gs1?.fault ?? null;
  if (fault !== null) parts.push(`Mind: ${fault}`);
  parts.push(...found.things.map(thingText));
  if (found.total.things > found.things.length) {
    parts.push(
      `Limit reached: ${String(found.things.length)} of ${String(found.total.things)} things are shown. Type more of the code.`,
    );
  }
  if (found.suggestions.length > 0) parts.push('May have been meant (suggestions, not answers):');
  parts.push(...found.suggestions.map(thingText));
  if (found.total.suggestions > found.suggestions.length) {
    parts.push(
      `Limit reached: the likeliest ${String(found.suggestions.length)} of ${String(found.total.suggestions)} suggestions are shown.`,
    );
  }
  return parts.join('\n');
}

function headline({ typed, answer, how, things, total }: Found): string {
  const code = `"${typed.trim()}"`;
  if (answer === 'none') return `${code} is not on record.`;
  if (how === 'look-alike') {
    return `${code} is not on record as typed; ${answer === 'one' ? 'this looks alike' : 'these look alike'}:`;
  }
  return answer === 'one'
    ? `${code} is one thing: a ${(things[0]?.kind ?? 'record').replaceAll('-', ' ')}.`
    : `${code} means ${String(total.things)} things; choose one:`;
}

function thingText(thing: FoundThing): string {
  const mark = thing.suggestion ? '? ' : '';
  const lines = [`${mark}${thing.kind} ${thing.id}  ${thing.label}`];
  if (thing.difference !== null) {
    const at = thing.difference.at === null ? '' : ` (at character ${String(thing.difference.at)})`;
    lines.push(`    differs: ${thing.difference.says}${at}`);
  }
  for (const name of thing.names) lines.push(`    ${nameText(name)}`);
  for (const step of thing.way ?? []) lines.push(`    → ${step.says}`);
  return lines.join('\n');
}

function nameText(name: FoundThing['names'][number]): string {
  const days =
    name.from === null && name.to === null
      ? ''
      : `, held ${name.from === null ? '' : `from ${name.from} `}${name.to === null ? '' : `until ${name.to}`}`.trimEnd();
  const held = name.heldNow ? '' : ' (no longer, or not yet)';
  return `${name.form.replaceAll('-', ' ')} ${name.code}${days}${held}`;
}

/** The answer as rows for a spreadsheet. */
export function foundRows(found: Found): (string | number | null)[][] {
  const head = [
    'kind',
    'id',
    'label',
    'suggestion',
    'how',
    'difference',
    'name',
    'form',
    'from',
    'to',
    'way',
  ];
  const rows = [...found.things, ...found.suggestions].map((thing) => {
    const name = thing.names[0];
    return [
      thing.kind,
      thing.id,
      thing.label,
      thing.suggestion ? 'yes' : 'no',
      thing.how,
      thing.difference?.says ?? null,
      name?.code ?? null,
      name?.form ?? null,
      name?.from ?? null,
      name?.to ?? null,
      (thing.way ?? []).map(({ says }) => says).join(' → '),
    ];
  });
  return [head, ...rows];
}
