import { first } from './en-first.ts';
import { rest } from './en-rest.ts';

/** Everything the web app says in English; the shape that every other language has. */
export const messages = {
  ...first,
  ...rest,
  choice: { ...rest.choice, ...first.choice },
  field: { ...rest.field, ...first.field },
  kind: { ...rest.kind, ...first.kind },
};
