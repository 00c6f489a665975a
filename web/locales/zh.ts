import type { Messages } from './messages.ts';
import { first } from './zh-first.ts';
import { rest } from './zh-rest.ts';

/** The same in Simplified Chinese, in the words of a factory in Guangdong. */
export const messages: Messages = {
  ...first,
  ...rest,
  choice: { ...rest.choice, ...first.choice },
  field: { ...rest.field, ...first.field },
  kind: { ...rest.kind, ...first.kind },
};
