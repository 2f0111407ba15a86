/** What `npm run docs` writes. */
export { howItRuns, type Runner } from "./how-it-runs.ts";
export { opcodeReference } from "./opcodes.ts";
export { diagramAssets, syntaxDiagrams } from "./syntax.ts";
