/**
 * Chevrotain's view of the grammar, which production never asks for: its check, and its productions, from which the syntax diagrams are drawn.
 * Called by the unit test and by the documentation build.
 */

import type { ISerializedGast } from "chevrotain";
import { checkFirstTokens } from "./first-tokens.ts";
import { createLexer } from "./lexer.ts";
import { LuaParser } from "./parser.ts";

/** Lets Chevrotain check the vocabulary and the grammar; throws an error that lists what is wrong. */
export function validateGrammar(): void {
  createLexer(false);
  const { rules, choices } = new LuaParser().recordGrammar();
  checkFirstTokens(rules, choices);
}

/** The productions of the grammar, as Chevrotain's tools take them. */
export function grammarProductions(): ISerializedGast[] {
  const parser = new LuaParser();
  parser.recordGrammar();
  return parser.getSerializedGastProductions();
}
