/**
 * A build plugin that leaves out of the bundles what the finished grammar never uses of Chevrotain: 40 kB of 142, compressed. The modules
 * of `lean/` say what takes the place of what.
 *
 * What must stay true: tokens and lexer are Chevrotain's; the checks that are left out run as unit tests on the sources; source texts are
 * bytes, so that the lexer needs no table of 65 536 characters; and if a new version of Chevrotain is made otherwise, the build fails.
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
/** The making of a table of characters above 255. */
const TABLE = /^ *initCharCodeToOptimizedIndexMap\(\);$/gm;

export function leanChevrotain() {
  return {
    name: "lean-chevrotain",
    resolveId(id) {
      const found = replacements.find(([pattern]) => pattern.test(id));
      return found === undefined ? null : { id: found[1], moduleSideEffects: false };
    },
    transform(code, id) {
      const file = /chevrotain\/lib\/src\/scan\/(.*)$/.exec(id)?.[1];
      if (file === undefined) return null;
      const without = (pattern, count, replacement) => {
        if (code.match(pattern)?.length !== count) throw new Error("the lexer of Chevrotain is not what lean-chevrotain.mjs knows");
        return code.replace(pattern, replacement);
      };
      if (file === "lexer_public.js") return { code: without(CHECKS, 2, "false"), map: null };
      return { code: file === "lexer.js" ? without(TABLE, 1, "") : code, map: null, moduleSideEffects: false };
    },
  };
}
