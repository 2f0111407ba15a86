/**
 * What the grammar needs of Chevrotain once it is known to be right: the tokens and the lexer, which are Chevrotain's own, and a base for the
 * parser that knows rules and nothing else. Recording, checks, look-ahead analysis, recovery and concrete trees stay in the sources, where the
 * unit tests use them (grammar/compact-parser.ts says why production does not). Put in Chevrotain's place by `lean-chevrotain.mjs`.
 */
export { Lexer } from "../../node_modules/chevrotain/lib/src/scan/lexer_public.js";
export { createToken, EOF } from "../../node_modules/chevrotain/lib/src/scan/tokens_public.js";

export class EmbeddedActionsParser {
  RECORDING_PHASE = false;

  RULE(_name, implementation) {
    return (...values) => implementation(...values);
  }
}
