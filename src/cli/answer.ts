import type { Operation } from '../operation/operation.ts';
import { answerText } from './answer-text.ts';
import { writtenSchema } from './answer-shapes.ts';
import type { Call } from './command.ts';
import { csvText } from './csv-text.ts';
import type { Layout } from './plain-text.ts';
import { styleOf } from './terminal.ts';
import type { Surroundings } from './surroundings.ts';
import type { Globals } from './global-flags.ts';

/** Prints an operation's answer as it was asked for: JSON, CSV or text. */
export function printAnswer(call: Call, operation: Operation, output: unknown): void {
  const { globals, surroundings } = call;
  const { terminal } = surroundings;
  if (globals.json) terminal.out(`${JSON.stringify(output, null, 2)}\n`);
  else if (globals.csv) terminal.out(`${csvText(operation, output)}\r\n`);
  else if (!(globals.quiet && writtenSchema.safeParse(output).success)) {
    terminal.out(`${answerText(operation, output, layoutOf(surroundings, globals))}\n`);
  }
}

/** How wide and how colourful standard output may be. */
export function layoutOf(surroundings: Surroundings, globals: Globals): Layout {
  const { terminal } = surroundings;
  return {
    width: terminal.width,
    style: styleOf(terminal.width !== null && mayColour(surroundings, globals)),
  };
}

/** No colour where somebody said so: the flag, NO_COLOR (https://no-color.org), or a terminal that has none. */
export function mayColour({ environment }: Surroundings, globals: Globals): boolean {
  const said = environment['NO_COLOR'] ?? '';
  return !globals.noColor && !globals.json && said === '' && environment['TERM'] !== 'dumb';
}
