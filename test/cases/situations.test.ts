import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../src/domain/requirement/check-answer.ts';
import { checkRules } from '../../src/domain/requirement/check.ts';
import { RULES } from '../../src/domain/requirement/catalogue/rules.ts';
import { addDays } from '../../src/kit/calendar-date.ts';
import { readSituation } from './situation.ts';
import type { Expectation, Situation } from './situation.ts';

const folder = path.resolve(import.meta.dirname, 'situations');
const situations = readdirSync(folder)
  .toSorted()
  .map((file) => ({ file, ...readSituation(readFileSync(path.join(folder, file), 'utf8')) }));

function answersOf({ facts, producedOn, enteredOn }: Situation): Map<string, CheckAnswer> {
  return new Map(checkRules(facts, { producedOn, enteredOn }).map((answer) => [answer.rule, answer]));
}

/** What the checker says where the file expects something. */
function saidOf(answer: CheckAnswer, { says }: Expectation): string[] {
  const inEnglish = (words: readonly { en: string }[]): string[] => words.map(({ en }) => en);
  switch (says) {
    case 'applies':
      return answer.state === 'applies' ? inEnglish(answer.why) : [];
    case 'may apply':
      return answer.state === 'may-apply' ? inEnglish(answer.toBeKnown.map((one) => one.says)) : [];
    case 'does not apply':
      return answer.state === 'does-not-apply' ? inEnglish(answer.why) : [];
    case 'laboratory':
      return [answer.laboratory];
    case 'relief':
      return [...answer.reliefs.map(({ relief, state }) => `${relief} ${state}`), ...reliefsOfParts(answer)];
    case 'limit':
      return answer.limits.map(({ analyte, printed, scope }) =>
        [analyte, printed, scope].filter(Boolean).join(' '),
      );
    case 'edition':
      return answer.standards;
    case 'cites':
      return answer.citations;
    case 'note':
      return inEnglish(answer.notes.map((note) => note.says));
  }
}

function reliefsOfParts({ parts }: CheckAnswer): string[] {
  return parts.flatMap(({ part, reliefs }) =>
    reliefs.map(({ relief, state }) => `${part} ${relief} ${state}`),
  );
}

describe('the situation', () => {
  it.each(situations)('$file: $title', (situation) => {
    const answers = answersOf(situation);
    for (const expected of situation.expected) {
      const answer = answers.get(expected.rule);
      if (answer === undefined) throw new Error(`${expected.line}: there is no such rule`);
      const said = saidOf(answer, expected);
      const isSo = expected.text === '' ? said.length > 0 : said.some((text) => text.includes(expected.text));
      expect(isSo, `expected "${expected.line}", but it says ${answer.state}: ${said.join('; ')}`).toBe(true);
    }
    if (!situation.isWhole) return;
    const named = (says: Expectation['says']): string[] => [
      ...new Set(situation.expected.filter((one) => one.says === says).map(({ rule }) => rule)),
    ];
    const inState = (state: CheckAnswer['state']): string[] =>
      [...answers.values()].filter((answer) => answer.state === state).map(({ rule }) => rule);
    expect(named('applies').toSorted()).toEqual(inState('applies').toSorted());
    expect(named('may apply').toSorted()).toEqual(inState('may-apply').toSorted());
  });

  it('files show every rule applying or open, and most not applying', () => {
    const shown = (says: readonly Expectation['says'][]): Set<string> =>
      new Set(
        situations.flatMap(({ expected }) =>
          expected.filter((one) => says.includes(one.says)).map(({ rule }) => rule),
        ),
      );
    const positive = shown(['applies', 'may apply']);
    expect(RULES.map(({ id }) => id).filter((id) => !positive.has(id))).toEqual([]);
    expect(situations.length).toBeGreaterThan(60);
  });

  it('files show every limit on a day it is in force, and each of its first days from both sides', () => {
    const shows = (rule: string, says: Expectation['says'], text: string, day: (made: string) => boolean) =>
      situations.some(
        ({ producedOn, expected }) =>
          day(producedOn) &&
          expected.some((one) => one.rule === rule && one.says === says && one.text.includes(text)),
      );
    const missing: string[] = [];
    for (const { id, limits, standards } of RULES) {
      for (const { analyte, printed, scope, from, to } of limits) {
        const text = `${analyte} ${printed}${scope === 'modelling-clay' ? ` ${scope}` : ''}`;
        const inForce = (made: string): boolean =>
          (from === null || from <= made) && (to === null || made < to);
        if (!shows(id, 'limit', text, inForce)) missing.push(`limit ${id}: ${text}`);
      }
      for (const { name, from } of standards.slice(0, id === 'toy-standard' ? 1 : 0)) {
        if (!shows(id, 'edition', name, (made) => made === from)) missing.push(`edition ${id}: ${name}`);
      }
    }
    for (const { id, from, limits } of RULES) {
      for (const first of new Set([from, ...limits.map((limit) => limit.from)])) {
        if (first === null) continue;
        const about = (day: string): boolean =>
          situations.some(
            ({ producedOn, enteredOn, expected }) =>
              (producedOn === day || enteredOn === day) && expected.some(({ rule }) => rule === id),
          );
        if (!about(first)) missing.push(`${id} on ${first}`);
        if (!about(addDays(first, -1))) missing.push(`${id} on the day before ${first}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
