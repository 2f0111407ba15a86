/**
 * Options of two dashes, which `lua` and `luac` have none of: a table of them, and how one is read. Used by options.ts for `tsuki` and
 * luac.ts for `tsukic`.
 */

/** An option of two dashes. */
export interface LongOption<Target> {
  /** With its dashes. */
  readonly name: string;
  /** What its value is called in the list of options; absent if it has none. A value is the next argument, or stands behind `=`. */
  readonly value?: string;
  /** A line for the list of options. */
  readonly help: string;
  /** Notes what is asked for; a text says what is wrong with the value. */
  readonly take: (request: Target, value: string) => string | undefined;
}

/** A mistake in the arguments. */
export class WrongOption {
  constructor(readonly message: string) {}
}

/** An option without a value. */
export function flag<Target>(name: string, help: string, set: (request: Target) => void): LongOption<Target> {
  const take = (request: Target): undefined => {
    set(request);
  };
  return { name, help, take };
}

/** The lines of a list of options. */
export function optionLines<Target>(options: readonly LongOption<Target>[]): string {
  const lines = options.map(({ name, value, help }) => ({ head: value === undefined ? name : `${name} ${value}`, help }));
  const width = Math.max(...lines.map(({ head }) => head.length));
  return lines.map(({ head, help }) => `  ${head.padEnd(width)}  ${help}\n`).join("");
}

/** Reads the long option at a position of the arguments; gives how many arguments it takes up. */
export function takeLong<Target>(
  options: readonly LongOption<Target>[],
  request: Target,
  args: readonly string[],
  position: number,
): number | WrongOption {
  const given = args[position] as string;
  const mark = given.indexOf("=");
  const name = mark < 0 ? given : given.slice(0, mark);
  const option = options.find((candidate) => candidate.name === name);
  if (option === undefined || (mark >= 0 && option.value === undefined)) return new WrongOption(`unrecognized option '${given}'`);
  const value = option.value === undefined ? "" : mark < 0 ? args[position + 1] : given.slice(mark + 1);
  if (value === undefined || (mark < 0 && value.startsWith("--"))) return new WrongOption(`'${name}' needs argument`);
  const problem = option.take(request, value);
  if (problem !== undefined) return new WrongOption(`'${name}' ${problem}`);
  return option.value === undefined || mark >= 0 ? 1 : 2;
}

/** A whole number that is not negative; undefined for any other text. */
export function countIn(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
