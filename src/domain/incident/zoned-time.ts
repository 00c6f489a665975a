const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date and time `YYYY-MM-DDTHH:MM` of an instant (milliseconds, UTC) in an IANA time zone. */
export function localOf(instantMs: number, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant of a local time. A time that comes twice, when clocks go back, is taken for the first; one that never is, when they go
 * forward, for the hour before: whoever counts from it comes to the earlier end.
 */
export function instantOf(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}Z`);
  const offsets = [asUtc - DAY_MS, asUtc + DAY_MS].map((near) => offsetMs(near, timeZone));
  const meant = offsets.map((offset) => asUtc - offset);
  const real = meant.filter((instant) => localOf(instant, timeZone) === local);
  return Math.min(...(real.length === 0 ? meant : real));
}

/** How far the zone is ahead of UTC at an instant. */
function offsetMs(instantMs: number, timeZone: string): number {
  const whole = Math.floor(instantMs / 60_000) * 60_000;
  return Date.parse(`${localOf(whole, timeZone)}Z`) - whole;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  formats.set(timeZone, made);
  return made;
}
