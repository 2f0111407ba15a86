/** Dates: the calendar against JavaScript's, local time in zones with daylight saving time. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CalendarDate,
  dateOf,
  formatDate,
  isDaylightSaving,
  type OffsetAt,
  specifierAt,
  timeOf,
  timeOfLocal,
} from "../../stdlib/date.ts";

const utc = (time: bigint): CalendarDate => dateOf(time, 0) as CalendarDate;
const timeOfDate = ({ year, month, day, hour, minute, second }: CalendarDate): bigint => timeOf(year, month, day, hour, minute, second);

describe("the calendar", () => {
  test("agrees with JavaScript's wherever that reaches", () => {
    const time = fc.integer({ min: -8_600_000_000_000, max: 8_600_000_000_000 });
    fc.assert(
      fc.property(time, (seconds) => {
        const date = new Date(seconds * 1000);
        const year = date.getUTCFullYear();
        expect(utc(BigInt(seconds))).toEqual({
          year,
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          weekday: date.getUTCDay(),
          yearDay: Math.floor((date.setUTCHours(0, 0, 0, 0) - new Date(0).setUTCFullYear(year, 0, 1)) / 86_400_000),
        });
      }),
    );
  });

  test("goes back to the same time, in all years of C", () => {
    const time = fc.bigInt({ min: -67_768_040_609_740_800n, max: 67_768_036_191_676_799n });
    fc.assert(
      fc.property(time, (seconds) => {
        expect(timeOfDate(utc(seconds))).toBe(seconds);
      }),
    );
  });

  test("ends where C's years do", () => {
    expect(utc(67_768_036_191_676_799n).year).toBe(2_147_485_547);
    expect(dateOf(67_768_036_191_676_800n, 0)).toBeUndefined();
    expect(dateOf(67_768_036_191_676_799n, 1)).toBeUndefined();
    expect(utc(-67_768_040_609_740_800n).year).toBe(-2_147_481_748);
    expect(dateOf(-67_768_040_609_740_801n, 0)).toBeUndefined();
    expect(dateOf(2n ** 63n - 1n, 0)).toBeUndefined();
  });
});

/** The times at which an hour is skipped and repeated in New York, 2020. */
const SPRING = 1_583_650_800n;
const AUTUMN = 1_604_210_400n;
const newYork: OffsetAt = (time) => (time >= SPRING && time < AUTUMN ? -4 : -5) * 3600;

describe("local time", () => {
  // Verified with PUC Lua under TZ=EST5EDT,M3.2.0,M11.1.0: month, day, hour, minute, and the times for isdst absent, true and false.
  const cases: [number, number, number, number, bigint, bigint, bigint][] = [
    [7, 1, 12, 0, 1_593_619_200n, 1_593_619_200n, 1_593_622_800n],
    [1, 1, 12, 0, 1_577_898_000n, 1_577_894_400n, 1_577_898_000n],
    [3, 8, 1, 59, 1_583_650_740n, 1_583_647_140n, 1_583_650_740n],
    [3, 8, 2, 30, 1_583_652_600n, 1_583_649_000n, 1_583_652_600n],
    [3, 8, 3, 0, 1_583_650_800n, 1_583_650_800n, 1_583_654_400n],
    [11, 1, 0, 59, 1_604_206_740n, 1_604_206_740n, 1_604_210_340n],
    [11, 1, 1, 30, 1_604_208_600n, 1_604_208_600n, 1_604_212_200n],
    [11, 1, 2, 0, 1_604_214_000n, 1_604_210_400n, 1_604_214_000n],
  ];
  test.each(cases)("of 2020-%i-%i %i:%i", (month, day, hour, minute, absent, daylight, standard) => {
    const local = timeOf(2020, month, day, hour, minute, 0);
    expect(timeOfLocal(local, undefined, newYork)).toBe(absent);
    expect(timeOfLocal(local, true, newYork)).toBe(daylight);
    expect(timeOfLocal(local, false, newYork)).toBe(standard);
  });

  test("knows when daylight saving time is on", () => {
    const isOn = (time: bigint) => isDaylightSaving(dateOf(time, newYork(time)) as CalendarDate, newYork(time), newYork);
    expect([SPRING - 1n, SPRING, AUTUMN - 1n, AUTUMN].map(isOn)).toEqual([false, true, true, false]);
  });

  test("where there is no daylight saving time, it is an hour", () => {
    expect(timeOfLocal(7200n, true, () => 3600)).toBe(0n);
    expect(timeOfLocal(7200n, false, () => 3600)).toBe(3600n);
  });
});

describe("text", () => {
  test("shows offsets", () => {
    const show = (offset: number) => formatDate("z", utc(0n), offset, "");
    expect([0, 3600, -3600, 19_800, -12_600, -90].map(show)).toEqual(["+0000", "+0100", "-0100", "+0530", "-0330", "-0001"]);
  });

  test("numbers weeks by ISO 8601", () => {
    const week = (year: number, month: number, day: number) => {
      const date = utc(timeOf(year, month, day, 0, 0, 0));
      return `${formatDate("G", date, 0, "")}-W${formatDate("V", date, 0, "")}`;
    };
    expect(week(2005, 1, 1)).toBe("2004-W53");
    expect(week(2005, 1, 2)).toBe("2004-W53");
    expect(week(2005, 12, 31)).toBe("2005-W52");
    expect(week(2008, 12, 29)).toBe("2009-W01");
    expect(week(2010, 1, 3)).toBe("2009-W53");
  });

  test("takes the specifiers of C99, and no others", () => {
    expect(["d and more", "Ec", "OS%", "%d"].map(specifierAt)).toEqual(["d", "Ec", "OS", "%"]);
    expect(["", "E", "Ed", "OC", "P", "5d", " d"].map(specifierAt)).toEqual(Array(7).fill(undefined));
  });
});
