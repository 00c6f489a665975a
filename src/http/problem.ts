import { ERROR_CODES, LotproofError } from '../kit/errors.ts';
import type { ErrorCode, Problem } from '../kit/errors.ts';

/** The body of an error answer, by RFC 9457, with our code, what to do, and every place that is wrong. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly todo: string;
  readonly problems: readonly Problem[];
  /** Names the request in the server's log. */
  readonly requestId: string;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemOf(error: LotproofError, requestId: string): ProblemDocument {
  const { status, says, todo } = ERROR_CODES[error.code];
  return {
    type: `/docs#error-${error.code}`,
    title: says,
    status,
    // What went wrong inside is for the log alone.
    detail: error.code === 'internal' ? says : error.message,
    code: error.code,
    todo,
    problems: error.problems,
    requestId,
  };
}

/** Any error as one of ours. What the server framework refuses gets the code that says the same; the rest is `internal`. */
export function asLotproofError(error: unknown): LotproofError {
  if (error instanceof LotproofError) return error;
  const found = frameworkFault(error);
  if (found !== null) return new LotproofError(found.code, found.says, [], error);
  return new LotproofError('internal', error instanceof Error ? error.message : String(error), [], error);
}

const FRAMEWORK_FAULTS: Readonly<Record<string, { code: ErrorCode; says: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'limit-exceeded',
    says: 'The body is larger than LOTPROOF_REQUEST_LIMIT allows.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'usage', says: 'The body must be application/json.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'usage', says: 'The body is empty, and should be JSON.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'usage', says: 'The body is no valid JSON.' },
  FST_ERR_BAD_URL: {
    code: 'usage',
    says: 'The address has a percent sign that is not followed by two hexadecimal digits of UTF-8.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'usage', says: 'The body is not as long as it says.' },
};

function frameworkFault(error: unknown): { code: ErrorCode; says: string } | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = FRAMEWORK_FAULTS[code];
  if (known !== undefined) return known;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
  if (status === 413) return { code: 'limit-exceeded', says: 'The request is larger than the limit.' };
  return status >= 400 && status < 500 ? { code: 'usage', says: 'The request could not be read.' } : null;
}
