/**
 * Makes a failing program small: takes statements out, as long as the two engines still differ (delta debugging on the statement tree).
 * Called by `run.mjs` with a predicate that runs both engines. What must stay true: the result still fails, by the same predicate.
 */
import { render } from "./program.mjs";

/** All programs that are one step smaller than this one, the biggest steps first. */
function* smaller(statements) {
  for (let size = statements.length >> 1; size >= 1; size >>= 1) {
    for (let start = 0; start < statements.length; start += size) yield [...statements.slice(0, start), ...statements.slice(start + size)];
  }
  for (let index = 0; index < statements.length; index++) {
    const statement = statements[index];
    const replaced = (...others) => [...statements.slice(0, index), ...others, ...statements.slice(index + 1)];
    if (typeof statement === "string") continue;
    for (let at = 0; at < statement.parts.length; at++) {
      yield replaced(...statement.parts[at].body);
      if (statement.parts.length > 1 && at > 0) yield replaced({ ...statement, parts: statement.parts.filter((_, other) => other !== at) });
      for (const body of smaller(statement.parts[at].body)) {
        yield replaced({ ...statement, parts: statement.parts.map((part, other) => (other === at ? { ...part, body } : part)) });
      }
    }
  }
}

export async function minimise(statements, stillFails, attempts = 600) {
  let best = statements;
  let progress = true;
  while (progress && attempts > 0) {
    progress = false;
    for (const candidate of smaller(best)) {
      if (attempts-- <= 0) break;
      if (await stillFails(render(candidate))) {
        best = candidate;
        progress = true;
        break;
      }
    }
  }
  return render(best);
}
