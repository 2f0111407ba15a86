/**
 * The token vocabulary of Lua 5.4 (§3.1), as Chevrotain token types. The lexer reads the patterns, the parser the types and categories, and
 * the error messages the labels.
 *
 * What must stay true: a label is the text that PUC's messages give the token (`'while'`, `<name>`). Declarations are in the order in which
 * the lexer tries the patterns, so a longer symbol comes before its prefixes, and malformed tokens after the well-formed. Every pattern
 * names its first characters, so that building the lexer never has to analyse a regular expression.
 */

import { createToken, EOF, type ITokenConfig, Lexer, type TokenType } from "chevrotain";
import { matchLexicalError, matchLongComment, matchNumeral, matchString } from "./lexer-patterns.ts";

const declared: TokenType[] = [];
const declaredKeywords = new Map<string, TokenType>();

/** The vocabulary. */
export const allTokens: readonly TokenType[] = declared;
/** Reserved words by spelling. */
export const keywords: ReadonlyMap<string, TokenType> = declaredKeywords;

function declare(configuration: ITokenConfig): TokenType {
  const type = createToken(configuration);
  declared.push(type);
  return type;
}

/** A class of token types that the grammar need not tell apart. */
function category(name: string, label: string): TokenType {
  return declare({ name, label, pattern: Lexer.NA });
}

/** A reserved word. It has no pattern: the lexer reads names and then looks them up in `keywords`. */
function keyword(name: string, text: string, ...categories: TokenType[]): TokenType {
  const type = declare({ name, label: `'${text}'`, pattern: Lexer.NA, categories });
  declaredKeywords.set(text, type);
  return type;
}

/** A symbol of fixed spelling. */
function symbol(name: string, text: string, ...categories: TokenType[]): TokenType {
  return declare({ name, label: `'${text}'`, pattern: text, categories });
}

/** A token that is given by a regular expression or a matching function; `firstCharacters` lists what it may begin with. */
function pattern(name: string, label: string, matcher: RegExp | typeof matchString, firstCharacters: string): TokenType {
  return declare({ name, label, pattern: matcher, line_breaks: true, start_chars_hint: [...firstCharacters] });
}

/** What the parser never sees. */
function skipped(name: string, matcher: RegExp | typeof matchString, firstCharacters: string): TokenType {
  return declare({ name, group: Lexer.SKIPPED, pattern: matcher, line_breaks: true, start_chars_hint: [...firstCharacters] });
}

/** The characters from code `first` to code `last`. */
function range(first: number, last: number): string {
  let characters = "";
  for (let code = first; code <= last; code++) characters += String.fromCharCode(code);
  return characters;
}

const digits = range(0x30, 0x39);
const letters = `${range(0x41, 0x5a)}${range(0x61, 0x7a)}_`;

/* ---- Categories ---- */

/** Operators between two operands. `-` and `~` are also unary; the parser knows by position which one is meant. */
export const BinaryOperator = category("BinaryOperator", "binary operator");
/** Operators before an operand. */
export const UnaryOperator = category("UnaryOperator", "unary operator");
/** What separates the fields of a table constructor. */
export const FieldSeparator = category("FieldSeparator", "field separator");

/* ---- Reserved words ---- */

export const And = keyword("And", "and", BinaryOperator);
export const Break = keyword("Break", "break");
export const Do = keyword("Do", "do");
export const Else = keyword("Else", "else");
export const ElseIf = keyword("ElseIf", "elseif");
export const End = keyword("End", "end");
export const False = keyword("False", "false");
export const For = keyword("For", "for");
export const FunctionKeyword = keyword("FunctionKeyword", "function");
export const Goto = keyword("Goto", "goto");
export const If = keyword("If", "if");
export const In = keyword("In", "in");
export const Local = keyword("Local", "local");
export const Nil = keyword("Nil", "nil");
export const Not = keyword("Not", "not", UnaryOperator);
export const Or = keyword("Or", "or", BinaryOperator);
export const Repeat = keyword("Repeat", "repeat");
export const Return = keyword("Return", "return");
export const Then = keyword("Then", "then");
export const True = keyword("True", "true");
export const Until = keyword("Until", "until");
export const While = keyword("While", "while");

/* ---- Space, and tokens with a text of their own ---- */

skipped("Whitespace", /[ \t\n\r\f\v]+/, " \t\n\r\f\v");
skipped("LongComment", matchLongComment, "-");
export const Name = pattern("Name", "<name>", /[A-Za-z_]\w*/, letters);
/** The payload is the string's value. */
export const StringToken = pattern("StringToken", "<string>", matchString, `"'[`);
/** A regular expression that declines `..` and `.5`, so that the most frequent token that begins with a dot can be tried first. */
export const Dot = pattern("Dot", "'.'", /\.(?![.0-9])/, ".");
/** The payload is the `Numeral` the text denotes. */
export const Numeral = pattern("Numeral", "<number>", matchNumeral, `${digits}.`);

/**
 * A malformed string, comment or numeral. It takes the rest of the source, so lexing ends there, and its payload says what is wrong.
 * The parser raises the error when it comes to the token: a syntax error before it wins, as in PUC, which reads tokens one by one.
 */
export const LexicalError = pattern("LexicalError", "lexical error", matchLexicalError, `${digits}."'[-`);

skipped("LineComment", /--[^\n\r]*/, "-");

/* ---- Symbols ---- */

export const Ellipsis = symbol("Ellipsis", "...");
export const Concatenate = symbol("Concatenate", "..", BinaryOperator);
export const Equal = symbol("Equal", "==", BinaryOperator);
export const Assign = symbol("Assign", "=");
export const NotEqual = symbol("NotEqual", "~=", BinaryOperator);
export const Tilde = symbol("Tilde", "~", BinaryOperator, UnaryOperator);
export const LessEqual = symbol("LessEqual", "<=", BinaryOperator);
export const ShiftLeft = symbol("ShiftLeft", "<<", BinaryOperator);
export const Less = symbol("Less", "<", BinaryOperator);
export const GreaterEqual = symbol("GreaterEqual", ">=", BinaryOperator);
export const ShiftRight = symbol("ShiftRight", ">>", BinaryOperator);
export const Greater = symbol("Greater", ">", BinaryOperator);
export const FloorDivide = symbol("FloorDivide", "//", BinaryOperator);
export const Divide = symbol("Divide", "/", BinaryOperator);
export const DoubleColon = symbol("DoubleColon", "::");
export const Colon = symbol("Colon", ":");
export const Minus = symbol("Minus", "-", BinaryOperator, UnaryOperator);
export const Plus = symbol("Plus", "+", BinaryOperator);
export const Multiply = symbol("Multiply", "*", BinaryOperator);
export const Modulo = symbol("Modulo", "%", BinaryOperator);
export const Power = symbol("Power", "^", BinaryOperator);
export const Length = symbol("Length", "#", UnaryOperator);
export const Ampersand = symbol("Ampersand", "&", BinaryOperator);
export const Pipe = symbol("Pipe", "|", BinaryOperator);
export const LeftParenthesis = symbol("LeftParenthesis", "(");
export const RightParenthesis = symbol("RightParenthesis", ")");
export const LeftBrace = symbol("LeftBrace", "{");
export const RightBrace = symbol("RightBrace", "}");
export const LeftBracket = symbol("LeftBracket", "[");
export const RightBracket = symbol("RightBracket", "]");
export const Semicolon = symbol("Semicolon", ";", FieldSeparator);
export const Comma = symbol("Comma", ",", FieldSeparator);

/* ---- What remains ---- */

/** Any other byte: PUC takes it as a token of one character, which no rule of the grammar accepts. */
export const UnknownCharacter = pattern(
  "UnknownCharacter",
  "character",
  /[\s\S]/,
  `${range(0, 8)}${range(14, 31)}!$?@\\\`${range(127, 255)}`,
);

/** The end of the source. Chevrotain owns the type; the lexer makes one such token that knows its offset. */
export { EOF as EndOfFile };
