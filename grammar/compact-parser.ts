/**
 * A base for parsers on Chevrotain that start quickly and need little of the host's stack. `parser.ts` builds the grammar of Lua on it.
 *
 * Chevrotain's engine records the grammar at every start, 8 ms that the table of first tokens of each choice makes unnecessary, and takes
 * twelve and more host calls a level of nesting, for concrete trees, recovery, backtracking and lists of errors that this grammar never
 * uses. Here a level takes a few calls, and the grammar is recorded only when someone wants it: to be validated, or drawn.
 *
 * `CONSUME` and `SUBRULE` mean what they mean to Chevrotain. `CHOOSE` is its `OR`, but gives the alternative for the caller to call;
 * `OPTION_IF` and `MANY_WHILE` name the token type they begin with. While the grammar is recorded, each of them records the standard
 * production and runs its actions on placeholders.
 *
 * What must stay true: actions do not fail on placeholders, and a `Choice` occurs at one place of the grammar only. Unless the grammar is
 * recorded, nothing of Chevrotain's parser is used but `RULE`: the built package leaves the rest out (build/lean-chevrotain.mjs).
 */

import {
  EmbeddedActionsParser,
  EOF,
  type IToken,
  type ParserMethod,
  type Rule as ProductionRule,
  type SubruleMethodOpts,
  type TokenType,
} from "chevrotain";

/** A rule without arguments that gives a `T`. */
export type Rule<T> = ParserMethod<[], T>;

/** What `RULE` returns: Chevrotain's entry together with the bare function, which `SUBRULE` calls. */
type CompactRule<A extends unknown[], T> = ParserMethod<A, T> & { implementation: (...values: A) => T };

/** One of several continuations; suffixes get the expression they apply to. */
type Alternative = (argument: never) => unknown;

/**
 * Alternatives that are told apart by their first token: rules, and functions that stand for a part of the rule the choice is in. The table
 * gives, for a token type's number, the function to call.
 */
export class Choice<F extends Alternative> {
  readonly alternatives: readonly F[];
  readonly firstTokens: readonly (readonly TokenType[])[];
  readonly table: (F | undefined)[] = [];

  constructor(
    readonly index: number,
    alternatives: readonly (readonly [TokenType[], F])[],
  ) {
    this.firstTokens = alternatives.map(([types]) => types);
    this.alternatives = alternatives.map(([, alternative]) => alternative);
    for (const [types, alternative] of alternatives) {
      const action = isRule(alternative) ? (alternative.implementation as unknown as F) : alternative;
      for (const type of types) {
        this.table[type.tokenTypeIdx as number] = action;
        for (const number of type.categoryMatches ?? []) this.table[number] = action;
      }
    }
  }
}

function isRule(alternative: Alternative): alternative is CompactRule<[], unknown> {
  return "implementation" in alternative;
}

/** Stands for tokens before the first token is read, and while the grammar is recorded. */
const placeholder: IToken = { image: "", startOffset: 0, tokenType: EOF, tokenTypeIdx: 0 };

/** Where the tokens come from: one or more at each call, the last of all being `EOF`. */
export interface TokenBatches {
  read(): IToken[];
}

const nothing: TokenBatches = { read: () => [placeholder] };

export abstract class CompactParser extends EmbeddedActionsParser {
  /** The token to be consumed next, and the one consumed last. */
  protected next: IToken = placeholder;
  protected previous: IToken = placeholder;

  private readonly choices: Choice<Alternative>[] = [];
  /** Numbers the productions while they are recorded: Chevrotain wants equal ones distinct within a rule. */
  private recorded = 100;

  private source: TokenBatches = nothing;
  /** The batch of tokens that is being read. */
  private tokens: readonly IToken[] = [];
  /** The index of `next` among the tokens. */
  private position = 0;

  constructor(vocabulary: readonly TokenType[]) {
    // Two tokens of look-ahead are for the validation.
    super([...vocabulary], { recoveryEnabled: false, maxLookahead: 2, skipValidations: false });
  }

  /** Records the grammar, and has Chevrotain check it; throws an error that lists what is wrong. */
  recordGrammar(): { readonly rules: ProductionRule[]; readonly choices: readonly Choice<Alternative>[] } {
    this.performSelfAnalysis();
    return { rules: Object.values(this.getGAstProductions()), choices: this.choices };
  }

  /** Raises the error for a token that is not of the type that has to follow. (A tolerant parser goes on at the end of the file.) */
  protected abstract failExpected(type: TokenType): void;
  /** Raises the error `message` at a token that begins no alternative. */
  protected abstract failChoice(message: string): never;
  /** Raises the error that a token carries itself. */
  protected abstract checkToken(token: IToken): void;

  /** Starts on the first token of `source`. */
  protected begin(source: TokenBatches): void {
    this.source = source;
    this.tokens = source.read();
    this.position = 0;
    this.next = this.tokens[0];
    this.previous = placeholder;
    this.checkToken(this.next);
  }

  /** Lets go of the tokens. */
  protected end(): void {
    this.source = nothing;
    this.tokens = [];
    this.next = placeholder;
    this.previous = placeholder;
  }

  /** Consumes the next token, whatever it is. The last token, which ends the file, stays the next one. */
  protected advance(): IToken {
    const token = this.next;
    this.previous = token;
    if (++this.position === this.tokens.length) this.readOn();
    this.next = this.tokens[this.position];
    this.checkToken(this.next);
    return token;
  }

  /** Gives no more tokens: `end`, which ends the file, is the next one from now on. */
  protected cutOff(end: IToken): void {
    this.source = { read: () => [end] };
    this.tokens = [end];
    this.position = 0;
    this.next = end;
  }

  /** Goes to the next batch of tokens, if there is one. */
  private readOn(): void {
    if (this.next.tokenType === EOF) {
      this.position--;
      return;
    }
    this.tokens = this.source.read();
    this.position = 0;
  }

  /** The token `distance` after the last one consumed. */
  protected override LA(distance: number): IToken {
    // Chevrotain asks while it records the grammar, before there are tokens.
    if (this.next === placeholder) return placeholder;
    while (this.position + distance > this.tokens.length && this.tokens[this.tokens.length - 1].tokenType !== EOF) {
      this.tokens = [...this.tokens.slice(this.position), ...this.source.read()];
      this.position = 0;
    }
    return this.tokens[this.position + distance - 1] ?? this.tokens[this.tokens.length - 1];
  }

  /* ---- The productions ---- */

  protected override RULE<A extends unknown[], T>(name: string, implementation: (...values: A) => T): ParserMethod<A, T> {
    return Object.assign(super.RULE(name, implementation as () => T), { implementation });
  }

  protected override CONSUME(type: TokenType): IToken {
    if (this.next.tokenType !== type) this.failExpected(type);
    return this.advance();
  }

  protected override consume(_index: number, type: TokenType): IToken {
    return this.CONSUME(type);
  }

  /** Consumes a token of a category; the caller has seen that the next one is. */
  protected CONSUME_ANY(category: TokenType): IToken {
    return this.RECORDING_PHASE ? this.consume(this.recorded++, category) : this.advance();
  }

  protected override SUBRULE<A extends unknown[], T>(rule: ParserMethod<A, T>, options?: SubruleMethodOpts<A>): T {
    // Spreading arguments takes room in a frame that most calls can do without.
    return options === undefined ? (rule as unknown as CompactRule<[], T>).implementation() : this.subruleWith(rule, options);
  }

  private subruleWith<A extends unknown[], T>(rule: ParserMethod<A, T>, options: SubruleMethodOpts<A>): T {
    return (rule as CompactRule<A, T>).implementation(...((options.ARGS ?? []) as A));
  }

  protected override subrule<A extends unknown[], T>(_index: number, rule: ParserMethod<A, T>): T {
    return (rule as unknown as CompactRule<[], T>).implementation();
  }

  /** Declares a choice: pairs of the token types an alternative begins with, and the alternative. A later pair wins. */
  protected choice<F extends Alternative>(...alternatives: (readonly [TokenType[], F])[]): Choice<F> {
    const choice = new Choice(this.choices.length, alternatives);
    this.choices.push(choice);
    return choice;
  }

  /** `a | b | c`: the alternative that the next token begins; raises the error `message` when there is none. */
  protected CHOOSE<F extends Alternative>(choice: Choice<F>, message: string): F {
    if (this.RECORDING_PHASE) {
      this.recordChoice(choice);
      return noAction as unknown as F;
    }
    const alternative = choice.table[this.next.tokenTypeIdx];
    if (alternative === undefined) this.failChoice(message);
    return alternative;
  }

  /** `{ a | b | c }`: the alternative that the next token begins, undefined when the repetition ends. The caller loops. */
  protected CHOOSE_WHILE<F extends Alternative>(choice: Choice<F>): F | undefined {
    if (this.RECORDING_PHASE) {
      this.many(this.recorded++, () => this.recordChoice(choice));
      return undefined;
    }
    return choice.table[this.next.tokenTypeIdx];
  }

  /** `[ a ]`, where `a` begins with a token of the given type. */
  protected OPTION_IF(type: TokenType, action: () => void): void {
    this.OPTION_WHEN(this.next.tokenType === type, action);
  }

  /** `[ a ]`, where the caller has looked at the next token itself. */
  protected OPTION_WHEN(condition: boolean, action: () => void): void {
    if (this.RECORDING_PHASE) this.option(this.recorded++, action);
    else if (condition) action();
  }

  /** `{ a }`, where `a` begins with a token of the given type. */
  protected MANY_WHILE(type: TokenType, action: () => void): void {
    if (this.RECORDING_PHASE) this.many(this.recorded++, action);
    else while (this.next.tokenType === type) action();
  }

  /** `a { separator a }`. */
  protected SEPARATED<T>(separator: TokenType, rule: Rule<T>): T[] {
    if (this.RECORDING_PHASE) return this.recordSeparated(separator, rule);
    const results = [(rule as CompactRule<[], T>).implementation()];
    while (this.next.tokenType === separator) {
      this.advance();
      results.push((rule as CompactRule<[], T>).implementation());
    }
    return results;
  }

  /** `[ a { separator a } ]` before a closing token. */
  protected SEPARATED_UNTIL<T>(closing: TokenType, separator: TokenType, rule: Rule<T>): T[] {
    if (this.RECORDING_PHASE) return this.recordOptionalList(separator, rule, false);
    return this.next.tokenType === closing ? [] : this.SEPARATED(separator, rule);
  }

  /** `[ a { separator a } [ separator ] ]` before a closing token; the separator is a category of token types. */
  protected TERMINATED_UNTIL<T>(closing: TokenType, separator: TokenType, rule: Rule<T>): T[] {
    if (this.RECORDING_PHASE) return this.recordOptionalList(separator, rule, true);
    const results: T[] = [];
    while (this.next.tokenType !== closing) {
      results.push((rule as CompactRule<[], T>).implementation());
      if (!isOfCategory(this.next, separator)) break;
      this.advance();
    }
    return results;
  }

  private recordOptionalList<T>(separator: TokenType, rule: Rule<T>, isTerminated: boolean): T[] {
    this.option(this.recorded++, () => {
      this.recordSeparated(separator, rule);
      if (isTerminated) this.option(this.recorded++, () => this.consume(this.recorded++, separator));
    });
    return [];
  }

  private recordSeparated<T>(separator: TokenType, rule: Rule<T>): T[] {
    const results = [this.subrule(this.recorded++, rule)];
    this.many(this.recorded++, () => {
      this.consume(this.recorded++, separator);
      this.subrule(this.recorded++, rule);
    });
    return results;
  }

  private recordChoice(choice: Choice<Alternative>): void {
    const alternatives = choice.alternatives.map((alternative) => ({
      ALT: () => (isRule(alternative) ? this.subrule(this.recorded++, alternative) : alternative({} as never)),
    }));
    this.or(choice.index, alternatives);
  }
}

function isOfCategory(token: IToken, category: TokenType): boolean {
  return category.categoryMatchesMap?.[token.tokenTypeIdx] === true;
}

/** What the chosen alternative is while the grammar is recorded: all of them have been recorded already. */
function noAction(): object {
  return {};
}
