import type { Operation } from '../operation/operation.ts';
import { ACCESS_LOG_OPERATIONS } from './access-log-operations.ts';
import { FIRM_OPERATIONS } from './firm-operations.ts';
import { PERSON_OPERATIONS } from './person-operations.ts';
import { TOKEN_OPERATIONS } from './token-operations.ts';

/** Firms, people and tokens: what no ledger holds. */
export const ACCESS_OPERATIONS: readonly Operation[] = [
  ...FIRM_OPERATIONS,
  ...PERSON_OPERATIONS,
  ...TOKEN_OPERATIONS,
  ...ACCESS_LOG_OPERATIONS,
];
