/** Types of `parser.mjs`. */
export class Parser {
  verdict(text: string): string;
}
