/**
 * Opens the libraries of a state: fills its globals and `package.loaded`, and gives strings their metatable.
 */
import { HelperError } from "../vm/errors.ts";
import type { Host } from "../vm/host.ts";
import { integerFromBigInt } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import { addressOf, baseNatives, openBase } from "./base.ts";
import { createCoroutineLibrary } from "./coroutine.ts";
import { createDebugLibrary, createSafeDebugLibrary } from "./debug.ts";
import { debugNatives } from "./debug-prompt.ts";
import { setNamed } from "./define.ts";
import { createIoLibrary, standardFilesOf } from "./io.ts";
import { createMathLibrary, mathNatives } from "./math.ts";
import { createOsLibrary, osNatives } from "./os.ts";
import { createPackageLibrary, packageNatives } from "./package.ts";
import { LibraryCode } from "./self-hosted.ts";
import type { LibraryServices } from "./services.ts";
import { createStringLibrary, stringNatives } from "./string.ts";
import { createStringMetatable } from "./string-metatable.ts";
import { createTableLibrary, tableNatives } from "./table.ts";
import { createUtf8Library } from "./utf8.ts";

/** `seed` starts `math.random`; `"safe"` leaves out what reaches beyond the state. */
export function openLibraries(state: LuaState, host: Host, seed: bigint, libraries: "safe" | "all"): void {
  const standardFiles = host.files && standardFilesOf(host.files);
  const selfHosted = new LibraryCode(state, {
    base: () => baseNatives(state, host),
    debug: () => debugNatives(state, host, standardFiles),
    math: mathNatives,
    os: () => osNatives(host, services),
    package: () => packageNatives(state, host, services),
    string: () => stringNatives(services),
    table: () => tableNatives(services),
  });
  const services: LibraryServices = {
    selfHosted,
    charge: (work) => state.budget.charge(work),
    metatableOf: (value) => state.metatableOf(value),
    addressOf: (value) => addressOf(state, value),
    seed: () => [integerFromBigInt(seed), integerFromBigInt(0n)],
    raiseForCaller: (error) => {
      throw new HelperError(error);
    },
  };
  const { globals } = state;
  openBase(state, host, selfHosted);
  setNamed(state.loaded, "_G", globals);
  // Functions of the libraries hold their tables, which live as long even when a script lets go of them.
  const kept: LuaTable[] = [];
  state.heap.roots.add((visit) => {
    for (const library of kept) visit(library);
  });
  const add = (name: string, library: LuaTable): void => {
    setNamed(globals, name, library);
    setNamed(state.loaded, name, library);
    kept.push(library);
  };
  const strings = createStringLibrary(services);
  add("coroutine", createCoroutineLibrary(state));
  add("table", createTableLibrary(services));
  add("string", strings);
  add("math", createMathLibrary(services));
  add("utf8", createUtf8Library(services));
  add("debug", libraries === "all" ? createDebugLibrary(state, services) : createSafeDebugLibrary(state));
  if (libraries === "all") {
    add("package", createPackageLibrary(state, host, services));
    add("os", createOsLibrary(state, host, services));
    add("io", createIoLibrary(state, services, host, standardFiles));
  }
  state.typeMetatables.string = createStringMetatable(strings, services);
}
