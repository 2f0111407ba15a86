/**
 * Lists of one class for the engine. It has a class of arrays for small integers, one for doubles and one for all else, and each again with gaps;
 * code that it has optimised for the arrays it has met is thrown away when it meets another. For the loop of the interpreter, which reads the
 * lists of every function and table, that takes a tenth of a second.
 *
 * What must stay true: lists that the loop reads are made here, or hold objects from the start.
 */

/** As many as a function may have upvalues. */
const MOST = 255;

/** Never written: its copies are of the class for all values, without gaps, and take no more room than needed. */
const general: unknown[] = [undefined];
while (general.length < MOST) general.push(undefined);

/** A list with a single value. */
export function listOf<Value>(value: Value): Value[] {
  const list = general.slice(0, 1) as Value[];
  list[0] = value;
  return list;
}

/** A list of what `make` gives for each of some values. */
export function listFrom<Source, Value>(sources: readonly Source[], make: (source: Source, position: number) => Value): Value[] {
  const list = general.slice(0, Math.min(sources.length, MOST)) as Value[];
  for (let position = 0; position < sources.length; position++) list[position] = make(sources[position] as Source, position);
  return list;
}
