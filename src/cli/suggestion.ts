/**
 * "did you mean": the one name among those that are there that a misspelt one is certain to stand for. Used for errors and by the linter.
 */

/** Shorter names are too like one another. */
const MIN_LENGTH = 3;

/** The name that differs from `wrong` by one letter, or by two neighbours in the wrong order; undefined if there is none or several. */
export function suggestion(wrong: string, names: Iterable<string>): string | undefined {
  if (wrong.length < MIN_LENGTH) return undefined;
  const similar = new Set<string>();
  for (const name of names) if (name.length >= MIN_LENGTH && isSlip(wrong, name)) similar.add(name);
  return similar.size === 1 ? [...similar][0] : undefined;
}

/** Whether one letter more, less or other, or two neighbours exchanged, make one text of the other. Case counts for nothing. */
function isSlip(first: string, second: string): boolean {
  if (first === second) return false;
  const a = first.toLowerCase();
  const b = second.toLowerCase();
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, skipped: number): string => text.slice(start + skipped);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  const isExchanged = a[start] === b[start + 1] && a[start + 1] === b[start];
  return rest(a, 1) === rest(b, 1) || (isExchanged && rest(a, 2) === rest(b, 2));
}
