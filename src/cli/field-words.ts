import { commandName, commandFields } from './command.ts';
import type { Command } from './command.ts';
import type { Field } from './field.ts';
import { choicesOf, itemsOf, kindsOf } from './input-shape.ts';
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

/** A flag with what it takes: `--made whole number`; one that stands without a name by that as well. */
export function flagLine(command: Command, field: Field): string {
  const place = command.positional.includes(field.path.join('.'))
    ? `${field.path.join('.').toUpperCase()} or `
    : '';
  const isSwitch = kindsOf(field.shape).has('boolean');
  const type = choicesOf(field.shape).length > 0 ? 'WORD' : field.type.toUpperCase().replace('WHOLE ', '');
  return `${place}--${field.flag}${isSwitch ? '' : ` ${type}`}`;
}

/** The meaning of a field, with the words it allows. */
export function fieldSays(field: Field): string {
  const choices = choicesOf(field.shape);
  const words =
    choices.length === 0 || kindsOf(field.shape).has('object') ? '' : `one of ${choices.join(', ')}`;
  const repeat = kindsOf(field.shape).has('array') ? 'may be given several times' : '';
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
