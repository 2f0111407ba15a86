/**
 * The library functions written in Lua, compiled when the package is built. A build plugin: it answers the import of
 * "tsuki:library-code" with a module of prototypes, so that no parser is needed to open a library.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const NAME = "tsuki:library-code";
const folder = new URL("../stdlib/lua/", import.meta.url);

/** @param {(source: string, chunkName: string) => object} compile the compiler, bundled before */
export function libraryCode(compile) {
  return {
    name: "library-code",
    resolveId: (id) => (id === NAME ? { id: NAME, moduleSideEffects: false } : null),
    load(id) {
      if (id !== NAME) return null;
      const prototype = fileURLToPath(new URL("../vm/prototype.ts", import.meta.url));
      const numbers = fileURLToPath(new URL("../vm/numbers.ts", import.meta.url));
      const chunks = readdirSync(folder).filter((file) => file.endsWith(".lua"));
      const entries = chunks.map((file) => {
        const source = readFileSync(new URL(file, folder), "latin1");
        return `${file.slice(0, -4)}: () => ${prototypeText(compile(source, "=[C]"))}`;
      });
      return `import { Prototype } from ${JSON.stringify(prototype)};
import { LuaFloat } from ${JSON.stringify(numbers)};
export default { ${entries.join(",\n")} };`;
    },
  };
}

function prototypeText(prototype) {
  const { parameterCount, isVararg, registerCount, upvalues } = prototype;
  return `new Prototype({ code: Int32Array.of(${prototype.code.join()}), constants: [${prototype.constants.map(constantText).join()}],
prototypes: [${prototype.prototypes.map(prototypeText).join()}], upvalues: ${JSON.stringify(upvalues)},
parameterCount: ${parameterCount}, isVararg: ${isVararg}, registerCount: ${registerCount}, lines: new Int32Array(0),
localVariables: [], source: "=[C]", lineDefined: 0, lastLineDefined: 0, isLibrary: true })`;
}

function constantText(constant) {
  if (typeof constant === "string") return JSON.stringify(constant);
  if (typeof constant === "bigint") return `${constant}n`;
  if (typeof constant === "object") return `new LuaFloat(${constant.value})`;
  return String(constant);
}
