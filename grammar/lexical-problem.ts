/**
 * What is wrong within a malformed token. The lexer's patterns make it the payload of the token; the parser raises it as an error.
 */
export interface LexicalProblem {
  /** One of `problemTexts`. */
  message: string;
  /** How far PUC's lexer comes before it reports: the error's line is the line of this offset. */
  offset: number;
  /** The text shown behind `near`; undefined for the end of the source. */
  near: string | undefined;
  /** For long brackets: the offset whose line the message names. */
  opened?: number;
}
