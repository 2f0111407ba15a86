/**
 * Calendar dates: from seconds to fields and back (C's `gmtime`, `localtime`, `mktime`), and as text (C's `strftime` in the "C" locale).
 * `os.time` and `os.date` are made of this (os.ts).
 *
 * Times are seconds since the start of 1970, UTC, as bigints: years have 32 bits as in C, so that their seconds need more than a double
 * holds. The calendar is the Gregorian one, also before it was invented; there are no leap seconds.
 *
 * What must stay true: everything here is exact and knows no host: local time comes in as a function from a time to its offset.
 */

/** A date and a time of day. The weekday counts from Sunday, the day of the year from 1 January, both from 0. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: number;
  readonly yearDay: number;
}

/** How many seconds local time is ahead of UTC at a time. */
export type OffsetAt = (time: bigint) => number;

const DAY = 86_400;
/** Days from 1 March of the year 0, where the arithmetic below starts its years, to 1 January 1970. */
const DAYS_TO_1970 = 719_468;
const DAYS_IN_400_YEARS = 146_097;
/** C keeps the year as an `int`, counted from 1900. */
const MIN_YEAR = -0x80000000 + 1900;
const MAX_YEAR = 0x7fffffff + 1900;
/** No time beyond this has a year in that range; what lies within has days that a double holds. */
const MAX_TIME = 70_000_000_000_000_000n;

/** Below this a double tells the days of a time exactly. */
const EXACT_TIME = 2 ** 43;

/* ---- Seconds and fields ---- */

/** Days from 1970 to the first day of a month; `month` counts from 1 and may be any integer. */
function daysToMonth(year: number, month: number): number {
  // Years start in March, so that the leap day is their last and the lengths of months follow a rule.
  const monthsFromMarch = month - 3;
  const marchYear = year + Math.floor(monthsFromMarch / 12);
  const marchMonth = modulo(monthsFromMarch, 12);
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + Math.floor((153 * marchMonth + 2) / 5) - DAYS_TO_1970;
}

/** The time of a date whose fields may be any integers of 32 bits: the 40th of January, minus five hours. */
export function timeOf(year: number, month: number, day: number, hour: number, minute: number, second: number): bigint {
  const days = daysToMonth(year, month) + day - 1;
  return BigInt(days) * BigInt(DAY) + BigInt(hour * 3600 + minute * 60 + second);
}

/** The date of a time, `offset` seconds ahead of UTC; undefined if its year is out of C's range. */
export function dateOf(time: bigint, offset: number): CalendarDate | undefined {
  if (time > MAX_TIME || time < -MAX_TIME) return undefined;
  const approximate = Number(time) + offset;
  let days: number;
  let second: number;
  if (Math.abs(approximate) < EXACT_TIME) {
    days = Math.floor(approximate / DAY);
    second = approximate - days * DAY;
  } else {
    const local = time + BigInt(offset);
    second = Number(((local % BigInt(DAY)) + BigInt(DAY)) % BigInt(DAY));
    days = Number((local - BigInt(second)) / BigInt(DAY));
  }

  const daysFromMarch = days + DAYS_TO_1970;
  const era = Math.floor(daysFromMarch / DAYS_IN_400_YEARS);
  const dayOfEra = daysFromMarch - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / (DAYS_IN_400_YEARS - 1))) / 365,
  );
  const dayOfMarchYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfMarchYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  if (year < MIN_YEAR || year > MAX_YEAR) return undefined;
  return {
    year,
    month,
    day: dayOfMarchYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    hour: Math.floor(second / 3600),
    minute: Math.floor(second / 60) % 60,
    second: second % 60,
    // 1 January 1970 was a Thursday.
    weekday: modulo(days + 4, 7),
    yearDay: days - daysToMonth(year, 1),
  };
}

function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}

/* ---- Local time ---- */

/** The offsets of a year without and with daylight saving time, the same where there is none. */
function yearOffsets(year: number, offsetAt: OffsetAt): { standard: number; summer: number } {
  const january = offsetAt(timeOf(year, 1, 1, 0, 0, 0));
  const july = offsetAt(timeOf(year, 7, 1, 0, 0, 0));
  return { standard: Math.min(january, july), summer: Math.max(january, july) };
}

/** Whether a local date has daylight saving time: whether its offset is more than the smaller one of its year. */
export function isDaylightSaving(date: CalendarDate, offset: number, offsetAt: OffsetAt): boolean {
  return offset > yearOffsets(date.year, offsetAt).standard;
}

/**
 * The time at which clocks show a local date, given as `timeOf` makes it (that is, as if it were UTC). `isDaylight` tells how to read a
 * date; without it, one that the clocks show twice is the first of the two, and one they skip counts on from before the skip.
 */
export function timeOfLocal(local: bigint, isDaylight: boolean | undefined, offsetAt: OffsetAt): bigint {
  // No offset reaches a day, so these are the offsets before and after any change nearby.
  const before = offsetAt(local - BigInt(DAY));
  const after = offsetAt(local + BigInt(DAY));
  const date = isDaylight === undefined ? undefined : dateOf(local, 0);
  if (isDaylight === undefined || date === undefined) {
    const isAfter = before !== after && offsetAt(local - BigInt(before)) !== before && offsetAt(local - BigInt(after)) === after;
    return local - BigInt(isAfter ? after : before);
  }
  const { standard, summer } = yearOffsets(date.year, offsetAt);
  if (before > standard === isDaylight) return local - BigInt(before);
  if (after > standard === isDaylight) return local - BigInt(after);
  // Not the time of the year for it, or not the place: then it means an hour more or less.
  const shift = summer === standard ? 3600 : summer - standard;
  return local - BigInt(before) + BigInt(isDaylight ? -shift : shift);
}

/* ---- Text ---- */

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** What conversion specifiers stand for that are made of others, in the "C" locale. */
const COMPOSED: Readonly<Record<string, string>> = {
  c: "%a %b %e %H:%M:%S %Y",
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  r: "%I:%M:%S %p",
  R: "%H:%M",
  T: "%H:%M:%S",
  x: "%m/%d/%y",
  X: "%H:%M:%S",
};

const SIMPLE = "aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%";
/** Specifiers with a modifier: they ask for other calendars and digits, which the "C" locale does not have. */
const MODIFIED = /^(?:E[cCxXyY]|O[deHImMSuUVwWy])/;

/** The conversion specifier at the start of a text, without its `%`; undefined if there is no valid one (§6.9 `os.date`, C99). */
export function specifierAt(text: string): string | undefined {
  const letter = text.charAt(0);
  return letter !== "" && SIMPLE.includes(letter) ? letter : MODIFIED.exec(text)?.[0];
}

/** The text of a valid conversion specifier. `offset` is that of the date, `zone` the name of its time zone. */
export function formatDate(specifier: string, date: CalendarDate, offset: number, zone: string): string {
  const letter = specifier.slice(-1);
  const composed = COMPOSED[letter];
  if (composed !== undefined) {
    return composed.replace(/%(.)/g, (_, part: string) => formatDate(part, date, offset, zone));
  }
  const { year, month, day, hour, weekday, yearDay } = date;
  const weekdayFromMonday = (weekday + 6) % 7;
  switch (letter) {
    case "a":
      return (WEEKDAYS[weekday] as string).slice(0, 3);
    case "A":
      return WEEKDAYS[weekday] as string;
    case "b":
    case "h":
      return (MONTHS[month - 1] as string).slice(0, 3);
    case "B":
      return MONTHS[month - 1] as string;
    case "C":
      return String(Math.floor(printedYear(year) / 100));
    case "d":
      return padded(day, 2);
    case "e":
      return String(day).padStart(2, " ");
    case "g":
      return padded(modulo(printedYear(weekOf(date).year), 100), 2);
    case "G":
      return String(printedYear(weekOf(date).year));
    case "H":
      return padded(hour, 2);
    case "I":
      return padded(((hour + 11) % 12) + 1, 2);
    case "j":
      return padded(yearDay + 1, 3);
    case "m":
      return padded(month, 2);
    case "M":
      return padded(date.minute, 2);
    case "n":
      return "\n";
    case "p":
      return hour < 12 ? "AM" : "PM";
    case "S":
      return padded(date.second, 2);
    case "t":
      return "\t";
    case "u":
      return String(weekdayFromMonday + 1);
    case "U":
      return padded(Math.floor((yearDay + 7 - weekday) / 7), 2);
    case "V":
      return padded(weekOf(date).week, 2);
    case "w":
      return String(weekday);
    case "W":
      return padded(Math.floor((yearDay + 7 - weekdayFromMonday) / 7), 2);
    case "y":
      return padded(modulo(year, 100), 2);
    case "Y":
      return String(printedYear(year));
    case "z":
      return offsetText(offset);
    case "Z":
      return zone;
    default:
      return "%";
  }
}

function padded(value: number, width: number): string {
  if (width === 2 && value >= 0 && value < 100) return value < 10 ? `0${value}` : String(value);
  return String(value).padStart(width, "0");
}

/** The C library prints years as an `int`, in which the last 1900 years wrap around. */
function printedYear(year: number): number {
  return year | 0;
}

/** `+hhmm`. */
export function offsetText(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  return `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`;
}

/** Week and year by ISO 8601: weeks start on Monday, and the first one of a year has its first Thursday. */
function weekOf(date: CalendarDate): { week: number; year: number } {
  const week = Math.floor((date.yearDay - ((date.weekday + 6) % 7) + 10) / 7);
  if (week < 1) return { week: weeksIn(date.year - 1), year: date.year - 1 };
  if (week > weeksIn(date.year)) return { week: 1, year: date.year + 1 };
  return { week, year: date.year };
}

/** A year has 53 weeks if it starts or ends on a Thursday. */
function weeksIn(year: number): number {
  const thursday = 0; // as days from 1970, modulo 7
  const first = modulo(daysToMonth(year, 1), 7);
  const last = modulo(daysToMonth(year + 1, 1) - 1, 7);
  return first === thursday || last === thursday ? 53 : 52;
}
