/**
 * Every error a user can meet: a closed list of codes. Each has the HTTP status, the exit code of the command line,
 * a sentence that says what happened and one that says what to do. A test holds docs/reference/errors.md to this table.
 */
export const ERROR_CODES = {
  'invalid-input': {
    status: 422,
    exit: 2,
    says: 'The input does not have the expected shape.',
    todo: 'Mend the fields that are named and send it again.',
  },
  'not-found': {
    status: 404,
    exit: 3,
    says: 'There is no such record.',
    todo: 'Check the id or code; `lotproof find CODE` looks everywhere.',
  },
  'unknown-reference': {
    status: 422,
    exit: 2,
    says: 'The record names another record that is not there.',
    todo: 'Record the missing one first, or correct the reference.',
  },
  'already-recorded': {
    status: 409,
    exit: 4,
    says: 'A record with this id is already there and says something else.',
    todo: 'Correct the record instead, or choose another id.',
  },
  withdrawn: {
    status: 409,
    exit: 4,
    says: 'The record was withdrawn.',
    todo: 'Record it again under a new id if it holds after all.',
  },
  removed: {
    status: 410,
    exit: 3,
    says: 'The content was destroyed by a decision on record.',
    todo: 'Nothing brings it back; `lotproof keeping due --state removed` tells who decided and why.',
  },
  'must-be-kept': {
    status: 409,
    exit: 4,
    says: 'It has to be kept.',
    todo: 'Wait for the day that is named, record what nobody knows, or have the legal hold ended by who may; `lotproof keeping due` tells all.',
  },
  'still-referenced': {
    status: 409,
    exit: 4,
    says: 'Other records still name this one.',
    todo: 'Withdraw or correct those first.',
  },
  bound: {
    status: 409,
    exit: 4,
    says: 'The record is bound to what it was made for.',
    todo: 'Record a new one, or a new version; the old one stays readable.',
  },
  'gate-shut': {
    status: 409,
    exit: 4,
    says: 'The run may not be released.',
    todo: 'Meet the conditions that are named, or have them overridden with a reason by who may; `lotproof release assess RUN` tells all.',
  },
  'goods-stopped': {
    status: 409,
    exit: 4,
    says: 'Goods may not leave.',
    todo: 'Leave out the cartons that are named, lift the hold or release the run first, or have it overridden with a reason by who may.',
  },
  'code-taken': {
    status: 409,
    exit: 4,
    says: 'The lot code is that of another run.',
    todo: 'Issue the next code of its scheme, or correct the run that has it wrongly.',
  },
  'command-reused': {
    status: 409,
    exit: 4,
    says: 'This command id was used before for something else.',
    todo: 'Use a new id for a new command; repeat an id only to repeat the same command.',
  },
  'changed-meanwhile': {
    status: 412,
    exit: 4,
    says: 'The record changed since you read it.',
    todo: 'Read it again and decide on what it says now.',
  },
  ambiguous: {
    status: 409,
    exit: 5,
    says: 'The code means more than one thing.',
    todo: 'Choose one of those listed and name it by kind and id.',
  },
  'limit-exceeded': {
    status: 413,
    exit: 6,
    says: 'The request is larger than the limit.',
    todo: 'Split it, or raise the named setting.',
  },
  'unreadable-file': {
    status: 422,
    exit: 2,
    says: 'The file cannot be read.',
    todo: 'Check that it is the right file, complete and of a kind that is listed in the import guide.',
  },
  'import-refused': {
    status: 422,
    exit: 7,
    says: 'Some rows have problems, so nothing was recorded.',
    todo: 'Mend the cells that are named, or import with --accept-valid to record the good rows.',
  },
  'mapping-needed': {
    status: 422,
    exit: 7,
    says: 'No confirmed mapping fits this file.',
    todo: 'Look at the proposed mapping, correct it and confirm it.',
  },
  unauthenticated: {
    status: 401,
    exit: 8,
    says: 'You are not signed in.',
    todo: 'Sign in, or send an API token.',
  },
  forbidden: {
    status: 403,
    exit: 8,
    says: 'Your role does not allow this.',
    todo: 'Ask an owner of the firm for the permission that is named.',
  },
  'too-many-attempts': {
    status: 429,
    exit: 8,
    says: 'Too many attempts.',
    todo: 'Wait for the time that is named and try again.',
  },
  'ledger-damaged': {
    status: 500,
    exit: 9,
    says: 'The ledger or a table made from it is not what was recorded.',
    todo: 'Stop writing, keep the file as it is, and restore a backup or rebuild as the message says.',
  },
  'database-newer': {
    status: 500,
    exit: 9,
    says: 'The database was written by a newer lotproof.',
    todo: 'Use that version or a later one.',
  },
  'database-unavailable': {
    status: 503,
    exit: 9,
    says: 'The database does not answer.',
    todo: 'Check the address and that the server runs, then try again.',
  },
  'mail-unavailable': {
    status: 503,
    exit: 9,
    says: 'The mail server cannot be used.',
    todo: 'Look at LOTPROOF_SMTP_HOST and its fellows and at what the server says, then try again.',
  },
  busy: {
    status: 503,
    exit: 9,
    says: 'Another long write is under way.',
    todo: 'Try again when it has ended.',
  },
  'port-taken': {
    status: 503,
    exit: 9,
    says: 'Another program listens on the port.',
    todo: 'Stop that program, or choose another port with --port or LOTPROOF_PORT; 0 takes a free one.',
  },
  'cannot-listen': {
    status: 503,
    exit: 9,
    says: 'This machine cannot listen on the address.',
    todo: 'Choose an address that the machine has, and a port that you may use.',
  },
  usage: {
    status: 400,
    exit: 64,
    says: 'The command or request is not one we know.',
    todo: 'See the help.',
  },
  internal: {
    status: 500,
    exit: 70,
    says: 'Something went wrong inside lotproof.',
    todo: 'Try again; if it stays, report it with the request id.',
  },
} as const satisfies Record<string, { status: number; exit: number; says: string; todo: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One place where the input is wrong: where, what was found, what was expected. */
export interface Problem {
  /** Field path (`contents.0.run`), cell (`Packing!C6`) or command-line option. */
  readonly at: string;
  readonly found?: string;
  readonly expected?: string;
  readonly says: string;
}

/** The one error type. `says` is the particular sentence; the code gives the rest. */
export class LotproofError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, says?: string, problems: readonly Problem[] = [], cause?: unknown) {
    super(says ?? ERROR_CODES[code].says, cause === undefined ? undefined : { cause });
    this.name = 'LotproofError';
    this.code = code;
    this.problems = problems;
  }
}
