import { commandName, commandFields } from './command.ts';
import type { Command } from './command.ts';
import type { Field } from './field.ts';
import { choicesOf, itemsOf, kindsOf, typeWords } from './input-shape.ts';
import type { InputShape } from './input-shape.ts';

/** `run record [ID]`: words, then what stands in order. */
export function usageLine(command: Command): string {
  const fields = commandFields(command);
  const words = command.positional.map((name) => {
    const field = fields.find(({ path }) => path.length === 1 && path[0] === name);
    const many = field !== undefined && kindsOf(field.shape).has('array') ? '…' : '';
    const text = `${name.toUpperCase()}${many}`;
    return field?.required === true ? text : `[${text}]`;
  });
  return [commandName(command), ...words].join(' ');
}

/** A flag with what it takes: `--made NUMBER`, `--roles WORD…`; one that stands without a name by that as well. */
export function flagLine(command: Command, field: Field): string {
  const name = field.path.join('.');
  const place = command.positional.includes(name) ? `${name.toUpperCase()} or ` : '';
  return `${place}--${field.flag}${takes(field.shape)}`;
}

function takes(shape: InputShape): string {
  const kinds = kindsOf(shape);
  if (kinds.has('array')) return `${takes(itemsOf(shape))}…`;
  if (kinds.has('boolean')) return '';
  if (choicesOf(shape).length > 0 && !kinds.has('object')) return ' WORD';
  return ` ${typeWords(shape).toUpperCase().replace('WHOLE ', '')}`;
}

/** The meaning of a field, with the words it allows. */
export function fieldSays(field: Field): string {
  const isList = kindsOf(field.shape).has('array');
  const one = isList ? itemsOf(field.shape) : field.shape;
  const choices = kindsOf(one).has('object') ? [] : choicesOf(one);
  const words = choices.length === 0 ? '' : `one of ${choices.join(', ')}`;
  const repeat = isList ? 'may be given several times' : '';
  return [field.says, words, partsSay(field.shape), repeat].filter((part) => part !== '').join('; ');
}

/** What an object or a list of objects holds: `{process, site?, party?}`. */
function partsSay(shape: InputShape): string {
  const inner = kindsOf(shape).has('array') ? itemsOf(shape) : shape;
  if (inner.properties === undefined) return '';
  const names = Object.keys(inner.properties).map((name) =>
    inner.required?.includes(name) === true ? name : `${name}?`,
  );
  return `{${names.join(', ')}}`;
}

/** Needed by itself: a field of the input, or of a body that is not optional. The body is needed through its fields. */
export function isNeeded(command: Command, field: Field): boolean {
  if (!field.required) return false;
  return field.path[0] !== 'body' || (field.path.length > 1 && command.isCorrection !== true);
}
