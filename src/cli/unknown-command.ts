import { LotproofError } from '../kit/errors.ts';
import { firstWords, groupOf } from './command-groups.ts';
import type { Commands } from './command-groups.ts';
import { nearest } from './nearest.ts';

/** The error for words that are no command, with the nearest that are. */
export function unknownCommand(commands: Commands, words: readonly string[]): LotproofError {
  const [noun = '', verb] = words;
  const verbs = groupOf(commands, noun).map(({ words: typed }) => typed.slice(1).join(' '));
  if (verb !== undefined && verbs.length > 0) {
    const near = nearest(verb, verbs).map((one) => `\`lotproof ${noun} ${one}\``);
    // `lotproof run bg1`: what follows a noun is often the id of one.
    const guesses =
      near.length === 0 && verbs.includes('show') ? [`\`lotproof ${noun} show ${verb}\``] : near;
    const says = `"${noun}" has no verb "${verb}"; it has ${verbs.join(', ')}.`;
    return new LotproofError('usage', `${says}${meant(guesses)}`);
  }
  const near = nearest(noun, [...firstWords(commands), 'flags']).map((one) => `\`lotproof ${one}\``);
  return new LotproofError(
    'usage',
    `"${noun}" is no command.${meant(near)} \`lotproof\` alone shows what there is.`,
  );
}

function meant(guesses: readonly string[]): string {
  return guesses.length === 0 ? '' : ` Did you mean ${guesses.join(' or ')}?`;
}
