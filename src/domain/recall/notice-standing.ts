import { addDays } from '../../kit/calendar-date.ts';
import { sumOfKnown } from '../../kit/sums.ts';
import type { NoticeAct, NoticeAnswer, NoticeSending, RecallNotice } from './notice.ts';

/** Days without an answer after which a reminder is due, and again. */
const REMIND_AFTER_DAYS = 3;
/** Reminders before somebody above is asked. */
const REMINDERS = 2;
/** Days after an answer that leaves units open, until it is asked after. */
const ASK_AGAIN_AFTER_DAYS = 7;

/** `refused`: nothing that was sent was taken. `open`: answered, and units are still to be accounted for. */
export const NOTICE_STATES = ['unsent', 'refused', 'waiting', 'overdue', 'open', 'settled'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Units of a notice, as recorded and as answered. Null: nobody has said. */
export interface NoticeUnits {
  /** In the cartons of the notice. */
  readonly sent: number | null;
  readonly found: number | null;
  readonly isolated: number | null;
  readonly returned: number | null;
  readonly destroyed: number | null;
  readonly sold: number | null;
  /** Sent, and neither found nor said to be sold; negative: they found more than the record sent them. */
  readonly unaccounted: number | null;
}

export interface NoticeStanding {
  readonly state: NoticeState;
  readonly units: NoticeUnits;
  /** What is to be done next, and from which day; null: nothing. */
  readonly due: { readonly act: NoticeAct; readonly on: string; readonly isDue: boolean } | null;
  readonly lastSentOn: string | null;
  readonly answeredOn: string | null;
}

export interface NoticeFacts {
  readonly notice: RecallNotice;
  /** In the order they were recorded. */
  readonly sendings: readonly NoticeSending[];
  readonly answers: readonly NoticeAnswer[];
}

/** How a notice stands on a day, and what is due. The newest answer counts, since answers tell all so far. */
export function noticeStanding({ notice, sendings, answers }: NoticeFacts, today: string): NoticeStanding {
  const answer = answers.at(-1) ?? null;
  const taken = sendings.filter(({ outcome }) => outcome === 'accepted');
  const units = unitsOf(notice, answer);
  const of = {
    units,
    lastSentOn: latest(taken.map(({ sentOn }) => sentOn)),
    answeredOn: answer?.answeredOn ?? null,
  };
  const due = (act: NoticeAct, on: string) => ({ act, on, isDue: on <= today });
  if (answer !== null) {
    if (isSettled(notice, answer, units)) return { ...of, state: 'settled', due: null };
    const after = latest([answer.answeredOn, of.lastSentOn ?? answer.answeredOn]) ?? answer.answeredOn;
    return { ...of, state: 'open', due: due('reminder', addDays(after, ASK_AGAIN_AFTER_DAYS)) };
  }
  if (of.lastSentOn === null)
    return {
      ...of,
      state: sendings.length === 0 ? 'unsent' : 'refused',
      due: due('first', notice.madeOn),
    };
  const reminders = taken.filter(({ act }) => act === 'reminder').length;
  const isLate = today > notice.answerBy;
  const act = reminders >= REMINDERS || (isLate && reminders > 0) ? 'escalation' : 'reminder';
  return {
    ...of,
    state: isLate ? 'overdue' : 'waiting',
    due: due(act, addDays(of.lastSentOn, REMIND_AFTER_DAYS)),
  };
}

function unitsOf({ units }: RecallNotice, answer: NoticeAnswer | null): NoticeUnits {
  const sent = units ?? null;
  const said = (count: number | undefined): number | null => (answer === null ? null : (count ?? null));
  const found = answer?.stock === 'none' ? 0 : said(answer?.found);
  const sold = said(answer?.sold);
  return {
    ...{ sent, found, sold, isolated: said(answer?.isolated), returned: said(answer?.returned) },
    destroyed: said(answer?.destroyed),
    unaccounted: sent === null || found === null ? null : sent - found - (sold ?? 0),
  };
}

/** Received, no longer looking, every unit found or sold, and every unit found at least set aside. */
function isSettled({ unnumbered }: RecallNotice, answer: NoticeAnswer, units: NoticeUnits): boolean {
  if (!answer.received || answer.stock === 'looking') return false;
  const { found, isolated, returned, destroyed, unaccounted } = units;
  const secured = Math.max(isolated ?? 0, (returned ?? 0) + (destroyed ?? 0));
  const isSecured = found !== null && secured >= found;
  // Of goods without numbers nobody knows how many there are: what they say is all there is.
  const isAccounted = unaccounted === null ? (unnumbered ?? []).length > 0 : unaccounted <= 0;
  return isSecured && isAccounted;
}

function latest(days: readonly string[]): string | null {
  return days.toSorted().at(-1) ?? null;
}

/**
 * The sums over all notices of a recall; a unit that nobody spoke of is in none but `sent` and `unaccounted`. Null where no notice tells:
 * that nobody answered is not that nothing was found.
 */
export function sumUnits(all: readonly NoticeUnits[]): NoticeUnits {
  const sum = (of: (units: NoticeUnits) => number | null): number | null => sumOfKnown(all.map(of));
  return {
    sent: sum(({ sent }) => sent),
    found: sum(({ found }) => found),
    isolated: sum(({ isolated }) => isolated),
    returned: sum(({ returned }) => returned),
    destroyed: sum(({ destroyed }) => destroyed),
    sold: sum(({ sold }) => sold),
    unaccounted: sum(({ unaccounted, sent }) => unaccounted ?? sent),
  };
}
