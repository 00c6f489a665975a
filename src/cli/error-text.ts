import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import type { Problem } from '../kit/errors.ts';
import type { Field } from './field.ts';
import { harmless } from './terminal.ts';
import type { Style } from './terminal.ts';

/** Problems shown to a person; the rest are counted. */
const PROBLEMS_SHOWN = 20;

/** Any error as one of ours; what we did not foresee is `internal`. */
export function asLotproofError(error: unknown): LotproofError {
  if (error instanceof LotproofError) return error;
  const says = error instanceof Error ? error.message : String(error);
  return new LotproofError('internal', `Something went wrong inside lotproof: ${says}`, [], error);
}

/** The exit code of an error, from the table in errors.md. */
export function exitCodeOf(error: LotproofError): number {
  return ERROR_CODES[error.code].exit;
}

/** What happened, each place that is wrong, and what to do. */
export function errorText(error: LotproofError, fields: readonly Field[], style: Style): string {
  // A usage error's sentence holds all there is to say.
  const told = error.code === 'usage' ? [] : error.problems;
  const groups = [...Map.groupBy(told, ({ says, found = '' }) => JSON.stringify([says, found])).values()];
  const shown = groups.slice(0, PROBLEMS_SHOWN);
  const problems = shown.map((group) => groupText(group, fields));
  const headline = problems.length === 0 ? error.message : headlineOf(error);
  const more = told.length - shown.flat().length;
  const lines = [
    ` ${headline}`,
    ...problems.map((text) => `  ${text}`),
    ...(more > 0 ? [`  and ${more} more; --json lists them all`] : []),
    ...(error.code === 'usage' ? [] : [ERROR_CODES[error.code].todo]),
  ];
  return `${style.alarm('lotproof:')}${harmless(lines.join('\n'))}`;
}

/** The particular sentence, unless it only repeats the first problem, which is listed below it. */
function headlineOf(error: LotproofError): string {
  const first = error.problems[0];
  const repeats = first !== undefined && error.message.includes(first.says.replace(/\.$/, ''));
  return repeats ? ERROR_CODES[error.code].says : error.message;
}

/** Places named of one problem that stands in several. */
const PLACES_SHOWN = 4;

/** The same said of several places is said once. */
function groupText(group: readonly Problem[], fields: readonly Field[]): string {
  const [first, ...others] = group;
  if (first === undefined) return '';
  const text = problemText(first, fields);
  if (others.length === 0) return text;
  const places = others.slice(0, PLACES_SHOWN).map(({ at }) => at.slice(sharedPart(first.at, at)));
  const more = others.length - places.length;
  return `${text} The same at ${places.join(', ')}${more > 0 ? ` and ${String(more)} more places` : ''}.`;
}

/** Length of what two places have in common that need not be said twice: the file, and the sheet where that is the same. */
function sharedPart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  const common = one.slice(0, length);
  return Math.max(common.lastIndexOf('!'), common.includes('!') ? -1 : common.lastIndexOf(' ')) + 1;
}

function problemText({ at, found, says }: Problem, fields: readonly Field[]): string {
  const flag = flagOf(at, fields);
  // The sentence of a field begins with its name: at the command line that is its flag.
  const text =
    says.startsWith(`${at} `) || says.startsWith(`${at}:`) ? `${flag}${says.slice(at.length)}` : says;
  const shown = found === undefined || text.includes(found) ? '' : ` (found "${found}")`;
  return text.startsWith(flag) ? `${text}${shown}` : `${flag}: ${text}${shown}`;
}

/** Where it is wrong as it is typed: `--made` for `body.made`; a place within a list keeps its way behind the flag. */
function flagOf(at: string, fields: readonly Field[]): string {
  const paths = fields.map((field) => ({ field, path: field.path.join('.') }));
  const exact = paths.find(({ path }) => path === at || path === `body.${at}`);
  if (exact !== undefined) return `--${exact.field.flag}`;
  const within = paths
    .filter(({ path }) => path !== 'body' && path !== 'filter' && at.startsWith(`${path}.`))
    .sort((left, right) => right.path.length - left.path.length)[0];
  return within === undefined ? at : `--${within.field.flag} (${at.slice(within.path.length + 1)})`;
}

/** The same for machines. */
export function errorJson(error: LotproofError): string {
  const { exit, todo } = ERROR_CODES[error.code];
  const { code, message, problems } = error;
  return JSON.stringify({ error: { code, exit, says: message, todo, problems } });
}
