/**
 * A check of the parser's look-ahead: whether the first tokens that each choice states are those of the grammar that Chevrotain recorded.
 * `validateGrammar` (validate.ts) calls it.
 *
 * The parser states them by hand because working them out takes longer, at every start of the program, than parsing most programs does.
 * What must stay true: the order of alternatives is the order in which they were recorded.
 */

import { Alternation, type IProduction, NonTerminal, Option, Repetition, type Rule, Terminal, type TokenType } from "chevrotain";

/** What is checked of a choice: the token types stated for each alternative, under the index it was recorded with. */
interface StatedChoice {
  readonly index: number;
  readonly firstTokens: readonly (readonly TokenType[])[];
}

/** Throws an error for the first alternative whose stated tokens differ from those of the recorded grammar. */
export function checkFirstTokens(rules: Rule[], choices: readonly StatedChoice[]): void {
  const alternations = new Map(rules.flatMap((rule) => alternationsIn(rule.definition)).map((found) => [found.idx, found]));
  for (const { index, firstTokens } of choices) {
    const recorded = alternations.get(index)?.definition ?? [];
    recorded.forEach((alternative, position) => {
      const stated = names(firstTokens[position]);
      const actual = names(firstOfSequence(definitionOf(alternative)));
      if (stated !== actual)
        throw new Error(`alternative ${position} of choice ${index} states the first tokens ${stated}, it has ${actual}`);
    });
    if (recorded.length !== firstTokens.length) throw new Error(`choice ${index} was not recorded with all its alternatives`);
  }
}

/** Token types as a text, categories resolved. */
function names(types: readonly TokenType[]): string {
  const numbers = types.flatMap((type) => (type.isParent === true ? (type.categoryMatches ?? []) : [type.tokenTypeIdx as number]));
  return [...new Set(numbers)].sort((left, right) => left - right).join(" ");
}

function alternationsIn(productions: IProduction[]): Alternation[] {
  return productions.flatMap((production) => {
    // The definition of a reference is that of the rule it names, which has its own turn.
    if (production instanceof NonTerminal) return [];
    const inner = alternationsIn(definitionOf(production));
    return production instanceof Alternation ? [production, ...inner] : inner;
  });
}

/** The token types a sequence of productions may begin with. */
function firstOfSequence(productions: IProduction[]): TokenType[] {
  const types: TokenType[] = [];
  for (const production of productions) {
    types.push(...firstOf(production));
    if (!(production instanceof Option || production instanceof Repetition)) break;
  }
  return types;
}

function firstOf(production: IProduction): TokenType[] {
  if (production instanceof Terminal) return [production.terminalType];
  if (production instanceof Alternation) return production.definition.flatMap((alternative) => firstOfSequence(definitionOf(alternative)));
  return firstOfSequence(definitionOf(production));
}

/** The parts of a production; of a reference, the parts of the rule it names. */
function definitionOf(production: IProduction): IProduction[] {
  return (production as Partial<Option>).definition ?? [];
}
