/** Milliseconds that a zone's wall clock is ahead of UTC at a moment; null for a name nobody knows. */
export function zoneOffset(zone: string, at: number): number | null {
  const fixed = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(zone.trim());
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? -1 : 1) * minutes * 60_000;
  }
  if (/^(?:z|utc|gmt)$/i.test(zone.trim())) return 0;
  const format = formatterOf(zone.trim());
  if (format === null || Number.isNaN(at)) return null;
  const [date = '', time = ''] = format.format(at).split(' ');
  return Date.parse(`${date}T${time}Z`) - Math.floor(at / 1000) * 1000;
}

/** A wall clock's reading in one zone as another zone's clock shows it; null for an unknown zone. */
export function inZone(wall: number, from: string, to: string): number | null {
  const guess = zoneOffset(from, wall);
  if (guess === null) return null;
  const moment = wall - (zoneOffset(from, wall - guess) ?? guess);
  const ahead = zoneOffset(to, moment);
  return ahead === null ? null : moment + ahead;
}

const formatters = new Map<string, Intl.DateTimeFormat | null>();
const mostZones = 50;

function formatterOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = formatterIn(timeZone);
  if (formatters.size < mostZones) formatters.set(timeZone, made);
  return made;
}

function formatterIn(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
