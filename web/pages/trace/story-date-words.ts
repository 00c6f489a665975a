import type { StoryLanguage } from './story-language.ts';

type Day = string | null | undefined;

/** How a story says when something was. */
export function dateWords({ t, format }: StoryLanguage) {
  const day = (of: string): string => {
    const time = Date.parse(of.length === 10 ? `${of}T00:00Z` : `${of}Z`);
    if (Number.isNaN(time)) return of;
    const clock = of.length > 10 ? ({ hour: '2-digit', minute: '2-digit' } as const) : {};
    return format.dateTime(time, { year: 'numeric', month: 'short', day: 'numeric', ...clock });
  };
  const dates = (from: Day, until: Day): string | null => {
    if (from === null || from === undefined)
      return until === null || until === undefined ? null : t('story.until', { date: day(until) });
    return until === null || until === undefined || until === from
      ? day(from)
      : t('story.dates', { from: day(from), until: day(until) });
  };
  /** Days alone, in as few words as the language needs. */
  const days = (from: string | null, until: string | null): string | null => {
    const [start, end] = [from, until ?? from].map((text) =>
      Date.parse(`${text?.slice(0, 10) ?? ''}T00:00Z`),
    );
    if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end))
      return from ?? until;
    const parts = { year: 'numeric', month: 'short', day: 'numeric' } as const;
    return start === end ? format.dateTime(start, parts) : format.dateTimeRange(start, end, parts);
  };
  return { dates, days };
}
