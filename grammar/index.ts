/**
 * The public face of the grammar folder, an index and nothing else: text to tree, and what a caller needs around that.
 */

export type * as ast from "./ast.ts";
export { LineTable } from "./line-table.ts";
export { type Numeral, parseNumeral } from "./literals.ts";
export { nodesOf } from "./nodes.ts";
export { type ParseOptions, parse, parsePrefix } from "./parse.ts";
export { MAX_NESTING } from "./parser-base.ts";
export { LuaSyntaxError } from "./syntax-error.ts";
