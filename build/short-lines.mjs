/**
 * Where the lines of a minified module begin, for the build: Node shows the whole line that an uncaught error was thrown in, and the
 * minifier puts all it can into one. Here each function, class member and other declaration gets a line of its own, and a long one more.
 *
 * What must stay true: the program is the same. A line begins only where a statement or a member of a class does: what stands before has
 * ended, with a semicolon or brace, so that a line break means nothing there.
 */
import { parseAst } from "rolldown/parseAst";

/** A line is at most so long, or what cannot be broken. */
const WIDTH = 500;

const isNode = (value) => typeof value?.type === "string";

/** The places of all statements and class members below a node, as `[offset, whether a line always begins there]`. */
function* placesIn(node) {
  const always = node.type === "Program" || node.type === "ClassBody";
  const list = node.type === "SwitchCase" ? node.consequent : Array.isArray(node.body) ? node.body : undefined;
  for (const child of Object.values(node)) {
    for (const item of Array.isArray(child) ? child : [child]) {
      if (!isNode(item)) continue;
      if (child === list) yield [item.start, always];
      yield* placesIn(item);
    }
  }
}

/** The offsets in a module at which a line is to begin. */
export function lineStarts(code) {
  const places = [...placesIn(parseAst(code))].sort(([one], [other]) => one - other);
  const starts = [];
  let start = 0;
  let last = 0;
  const begin = (offset) => {
    if (offset > start) starts.push(offset);
    start = offset;
  };
  for (const [offset, always] of places) {
    if (offset - start > WIDTH) begin(last);
    if (always) begin(offset);
    last = offset;
  }
  if (code.length - start > WIDTH) begin(last);
  return starts;
}
