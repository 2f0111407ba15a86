/**
 * The operating system library (manual §6.9). Dates are in date.ts; `os.time` of a table with metamethods continues in lua/os.lua.
 *
 * Everything comes from the host's capabilities. A function whose capability is missing raises an error that names it; without a clock,
 * dates that do not ask for the current time still work, and local time is UTC. There is no locale but "C".
 */

import { chargeText } from "../vm/allocation.ts";
import { cutAtZero } from "../vm/c-string.ts";
import { closeState } from "../vm/close.ts";
import { toIntegerCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import type { Clock, FileSystem, Host } from "../vm/host.ts";
import { encode, integer, integerFromBigInt, integerToBigInt, integerToCount, type LuaInteger } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import { results, type Sentinel, tailCall } from "../vm/transfer.ts";
import { isTruthy, type LuaValue } from "../vm/value.ts";
import { type Arguments, argumentError, checkInteger, checkOption, checkString, checkTable, optionalString } from "./args.ts";
import {
  type CalendarDate,
  dateOf,
  formatDate,
  isDaylightSaving,
  type OffsetAt,
  offsetText,
  specifierAt,
  timeOf,
  timeOfLocal,
} from "./date.ts";
import { newLibrary, setNamed } from "./define.ts";
import { helping } from "./helping.ts";
import { fileResult, processResult } from "./outcomes.ts";
import type { LibraryServices } from "./services.ts";
import { BATCH, charge, chargeString, HOST_WORK, requireString } from "./work.ts";

const LOCALE_CATEGORIES = ["all", "collate", "ctype", "monetary", "numeric", "time"];
/** The names of the one locale there is; "" asks for the user's. */
const LOCALES = ["", "C", "POSIX"];

export function createOsLibrary(state: LuaState, host: Host, services: LibraryServices): LuaTable {
  return newLibrary([
    [
      "clock",
      () => {
        services.charge(HOST_WORK);
        return encode(clockOf(host).processorTime());
      },
    ],
    ["date", (...args) => date(host, services, args)],
    ["difftime", (...args) => encode(Number(integerToBigInt(checkInteger(args, 0)) - integerToBigInt(checkInteger(args, 1))))],
    [
      "execute",
      (...args) => {
        if (args[0] === undefined) return host.processes !== undefined;
        const command = nameGiven(services, args, 0);
        if (host.processes === undefined) throw unavailable("processes are");
        return processResult(host.processes.execute(command));
      },
    ],
    ["exit", (...args) => exit(state, host, args)],
    [
      "getenv",
      (...args) => {
        const name = nameGiven(services, args, 0);
        if (host.environment === undefined) throw unavailable("the environment is");
        return host.environment(name);
      },
    ],
    [
      "remove",
      (...args) => {
        const name = nameGiven(services, args, 0);
        return fileResult(filesOf(host).remove(name), name);
      },
    ],
    [
      "rename",
      (...args) => {
        const from = nameGiven(services, args, 0);
        const to = nameGiven(services, args, 1);
        return fileResult(filesOf(host).rename(from, to));
      },
    ],
    [
      "setlocale",
      (...args) => {
        const locale = optionalString(args, 0, "C");
        chargeText(locale.length);
        checkOption(args, 1, "all", LOCALE_CATEGORIES);
        return LOCALES.includes(cutAtZero(locale)) ? "C" : undefined;
      },
    ],
    ["time", (...args) => time(host, services, args)],
    [
      "tmpname",
      () => {
        services.charge(HOST_WORK);
        const name = filesOf(host).temporaryName();
        if (typeof name !== "string") throw new LibraryError("unable to generate a unique filename");
        return name;
      },
    ],
  ]);
}

/** What lua/os.lua gets as its argument. */
export function osNatives(host: Host, services: LibraryServices): LuaTable {
  return newLibrary([
    ["field", (name, value) => helping(services, () => integer(dateField(name as string, value)))],
    [
      "normalize",
      (...args) =>
        helping(services, () => {
          services.charge(CALENDAR_WORK);
          const [year, month, day, hour, minute, second] = args as unknown as number[];
          const normalized = normalize(host, year, month, day, hour, minute, second, args[6]);
          const { time, date, isDaylight } = normalized;
          const { weekday, yearDay } = date;
          return results(
            integerFromBigInt(time),
            ...[date.year, date.month, date.day, date.hour, date.minute, date.second, weekday + 1, yearDay + 1].map(integer),
            isDaylight,
          );
        }),
    ],
    ["checkTime", (value) => helping(services, () => checkTime(value as LuaInteger))],
  ]);
}

/** A name for the host, which looks at all of it. */
function nameGiven(services: LibraryServices, args: Arguments, index: number): string {
  const name = checkString(args, index);
  services.charge(HOST_WORK + name.length);
  return cutAtZero(name);
}

/* ---- Capabilities ---- */

function unavailable(what: string): LibraryError {
  return new LibraryError(`${what} not available in this state`);
}

function clockOf(host: Host): Clock {
  if (host.clock === undefined) throw unavailable("the clock is");
  return host.clock;
}

function filesOf(host: Host): FileSystem {
  if (host.files === undefined) throw unavailable("files are");
  return host.files;
}

/* ---- The end ---- */

function exit(state: LuaState, host: Host, args: Arguments): never {
  const status = args[0];
  let code = 0;
  if (typeof status === "boolean") code = status ? 0 : 1;
  // C's `int` keeps the low 32 bits.
  else if (status !== undefined) code = Number(BigInt.asIntN(32, integerToBigInt(checkInteger(args, 0))));
  if (host.exit === undefined) throw unavailable("the process is");
  if (isTruthy(args[1])) closeState(state);
  return host.exit(code);
}

/* ---- Dates ---- */

const NO_DATE = "date result cannot be represented in this installation";
const NO_TIME = "time result cannot be represented in this installation";

/** The range of JavaScript's dates in milliseconds: a host is asked for nothing beyond. */
const DATE_RANGE = 8.64e15;

function currentTime(host: Host): number {
  return Math.floor(clockOf(host).now() / 1000);
}

function localOffset(host: Host): OffsetAt {
  const { clock } = host;
  if (clock === undefined) return () => 0;
  return (time) => {
    const milliseconds = Math.max(-DATE_RANGE, Math.min(DATE_RANGE, Number(time) * 1000));
    return Math.round(clock.utcOffset(milliseconds) * 60);
  };
}

/** `UTC` or, as the host does not tell the names of time zones, the offset: `+02`. */
function zoneName(offset: number): string {
  return offset === 0 ? "UTC" : offsetText(offset).replace(/00$/, "");
}

/** What a conversion takes, and a calculation with dates. */
const CONVERSION_WORK = 20;
const CALENDAR_WORK = 100;
/** A modifier and a letter. */
const LONGEST_SPECIFIER = 2;

function date(host: Host, services: LibraryServices, args: Arguments): LuaValue {
  const given = optionalString(args, 0, "%c");
  services.charge(CALENDAR_WORK);
  const time = args[1] === undefined ? BigInt(currentTime(host)) : integerToBigInt(checkInteger(args, 1));
  const isUtc = given.startsWith("!");
  const format = isUtc ? given.slice(1) : given;
  const offsetAt = localOffset(host);
  const offset = isUtc ? 0 : offsetAt(time);
  const date = dateOf(time, offset);
  if (date === undefined) throw new LibraryError(NO_DATE);
  if (cutAtZero(format) === "*t") {
    const table = new LuaTable();
    setDateFields(table, date, !isUtc && isDaylightSaving(date, offset, offsetAt));
    return table;
  }
  const zone = isUtc ? "GMT" : zoneName(offset);
  chargeString(services, format.length);
  let text = "";
  let position = 0;
  let charged = 0;
  for (;;) {
    const percent = format.indexOf("%", position);
    if (percent < 0) return text + format.slice(position);
    if (text.length > charged + BATCH) {
      requireString(format.length + text.length);
      charged = text.length;
    }
    charge(services, CONVERSION_WORK);
    text += format.slice(position, percent);
    const specifier = specifierAt(format.slice(percent + 1, percent + 1 + LONGEST_SPECIFIER));
    if (specifier === undefined) throw argumentError(0, `invalid conversion specifier '%${cutAtZero(format.slice(percent + 1))}'`);
    text += formatDate(specifier, date, offset, zone);
    position = percent + 1 + specifier.length;
  }
}

function time(host: Host, services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  if (args[0] === undefined) return integer(currentTime(host));
  services.charge(CALENDAR_WORK);
  const table = checkTable(args, 0);
  if (table.metatable !== undefined) return tailCall(services.selfHosted.get("os.time"), [table]);
  const field = (name: string): number => dateField(name, table.getString(name));
  const normalized = normalize(
    host,
    field("year"),
    field("month"),
    field("day"),
    field("hour"),
    field("min"),
    field("sec"),
    table.getString("isdst"),
  );
  setDateFields(table, normalized.date, normalized.isDaylight);
  return checkTime(integerFromBigInt(normalized.time));
}

/** What absent fields are; the others have to be there. */
const FIELD_DEFAULTS: Readonly<Record<string, number>> = { hour: 12, min: 0, sec: 0 };
/** What C subtracts from a field before it keeps it as an `int`. */
const FIELD_BASES: Readonly<Record<string, number>> = { year: 1900, month: 1 };
const MAX_INT = 0x7fffffff;

/** A field of a date as an integer. */
function dateField(name: string, value: LuaValue): number {
  const field = toIntegerCoerced(value);
  if (field === undefined) {
    if (value !== undefined) throw new LibraryError(`field '${name}' is not an integer`);
    const fallback = FIELD_DEFAULTS[name];
    if (fallback === undefined) throw new LibraryError(`field '${name}' missing in date table`);
    return fallback;
  }
  const count = integerToCount(field);
  const kept = count - (FIELD_BASES[name] ?? 0);
  if (kept > MAX_INT || kept < -MAX_INT - 1) throw new LibraryError(`field '${name}' is out-of-bound`);
  return count;
}

/** A local date with fields of any size: its time and its proper fields. */
function normalize(
  host: Host,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  isdst: LuaValue,
): { time: bigint; date: CalendarDate; isDaylight: boolean } {
  const offsetAt = localOffset(host);
  const local = timeOf(year, month, day, hour, minute, second);
  const time = timeOfLocal(local, isdst === undefined ? undefined : isTruthy(isdst), offsetAt);
  const offset = offsetAt(time);
  const date = dateOf(time, offset);
  if (date === undefined) throw new LibraryError(NO_TIME);
  return { time, date, isDaylight: isDaylightSaving(date, offset, offsetAt) };
}

/** Raises for -1, which C's `mktime` keeps for its errors. */
function checkTime(time: LuaInteger): LuaInteger {
  if (time === integer(-1)) throw new LibraryError(NO_TIME);
  return time;
}

function setDateFields(table: LuaTable, date: CalendarDate, isDaylight: boolean): void {
  setNamed(table, "year", integer(date.year));
  setNamed(table, "month", integer(date.month));
  setNamed(table, "day", integer(date.day));
  setNamed(table, "hour", integer(date.hour));
  setNamed(table, "min", integer(date.minute));
  setNamed(table, "sec", integer(date.second));
  setNamed(table, "yday", integer(date.yearDay + 1));
  setNamed(table, "wday", integer(date.weekday + 1));
  setNamed(table, "isdst", isDaylight);
}
