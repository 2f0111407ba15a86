/**
 * The page of syntax diagrams: the grammar as the parser has it, drawn by Chevrotain's tool with assets that lie beside the page. Written by `npm run docs`.
 */
import { createSyntaxDiagramsCode } from "chevrotain";
import { grammarProductions } from "../../grammar/validate.ts";

/** The files of `chevrotain/diagrams` that the page needs, in folders as there. */
export const diagramAssets = [
  "diagrams.css",
  "vendor/railroad-diagrams.js",
  "src/diagrams_builder.js",
  "src/diagrams_behavior.js",
  "src/main.js",
];

/** The page; `assets` is where the files above are, with a slash at its end. */
export function syntaxDiagrams(assets: string): string {
  return createSyntaxDiagramsCode(grammarProductions(), { resourceBase: assets, css: `${assets}diagrams.css` });
}
