/**
 * A build plugin that leaves out of the bundles what the finished grammar never uses of Chevrotain: 40 kB of 142, compressed. The modules of
 * `lean/` say what takes the place of what.
 *
 * What must stay true: tokens and lexer are Chevrotain's; the checks that are left out run as unit tests on the sources; and if a new version of
 * Chevrotain is made otherwise, the build fails.
 */
import { fileURLToPath } from "node:url";

const lean = (file) => fileURLToPath(new URL(`lean/${file}`, import.meta.url));

const replacements = [
  [/^chevrotain$/, lean("chevrotain.mjs")],
  [/^lodash-es$/, lean("lodash.mjs")],
  [/^(@chevrotain\/regexp-to-ast|\.\/reg_exp(_parser)?\.js)$/, lean("regexp-analysis.mjs")],
];

/** The checks of a vocabulary, in the constructor of the lexer. */
const CHECKS = /this\.config\.skipValidations === false/g;

export function leanChevrotain() {
  return {
    name: "lean-chevrotain",
    resolveId(id) {
      const found = replacements.find(([pattern]) => pattern.test(id));
      return found === undefined ? null : { id: found[1], moduleSideEffects: false };
    },
    transform(code, id) {
      if (!/chevrotain\/lib\/src\/scan\//.test(id)) return null;
      if (!id.endsWith("lexer_public.js")) return { code, map: null, moduleSideEffects: false };
      if (code.match(CHECKS)?.length !== 2) throw new Error("the lexer of Chevrotain is not what lean-chevrotain.mjs knows");
      return { code: code.replace(CHECKS, "false"), map: null };
    },
  };
}
