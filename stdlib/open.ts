/**
 * Opens the libraries of a state: fills its globals and `package.loaded`, and gives strings their metatable.
 */
import { HelperError, LibraryError } from "../vm/errors.ts";
import { LibraryFunction, LuaFunction } from "../vm/function.ts";
import type { Host } from "../vm/host.ts";
import { integerFromBigInt } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import { addressOf, baseNatives, openBase } from "./base.ts";
import { createCoroutineLibrary } from "./coroutine.ts";
import { createDebugLibrary, createSafeDebugLibrary } from "./debug.ts";
import { debugNatives } from "./debug-prompt.ts";
import { setNamed } from "./define.ts";
import { type Environment, environmentOf } from "./environment.ts";
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

export const SAFE = ["base", "coroutine", "table", "string", "math", "utf8"] as const;
export const ALL = [...SAFE, "debug", "package", "os", "io"] as const;

export type LibraryName = (typeof ALL)[number];

/** What the libraries of an environment get. */
export function servicesFor(state: LuaState, environment: Environment, host: Host, seed: bigint): LibraryServices {
  const standardFiles = host.files && standardFilesOf(host.files);
  const selfHosted = new LibraryCode(state, environment.roots, {
    base: () => baseNatives(state, host),
    debug: () => debugNatives(state, host, standardFiles),
    math: mathNatives,
    os: () => osNatives(host, services),
    package: () => packageNatives(state, environment, host, services),
    string: () => stringNatives(services),
    table: () => tableNatives(services),
  });
  const services: LibraryServices = {
    selfHosted,
    standardFiles,
    charge: (work) => state.budget.charge(work),
    isPauseDue: () => state.budget.fuel < 0,
    metatableOf: (value) => state.metatableOf(value),
    addressOf: (value) => addressOf(state, value),
    seed: () => [integerFromBigInt(seed), integerFromBigInt(0n)],
    raiseForCaller: (error) => {
      throw new HelperError(error);
    },
  };
  return services;
}

/**
 * `seed` starts `math.random`. `"safe"` leaves out what reaches beyond the state; a library that is left out is there in name only, and raises
 * an error when it is used; `"none"` opens nothing at all.
 */
export function openLibraries(
  state: LuaState,
  host: Host,
  seed: bigint,
  libraries: "safe" | "all" | "none" | readonly LibraryName[],
  environment = environmentOf(state),
): void {
  if (libraries === "none") return;
  const isOpen = new Set<LibraryName>(libraries === "all" ? ALL : libraries === "safe" ? SAFE : libraries);
  const services = servicesFor(state, environment, host, seed);
  const { globals, loaded } = environment;
  openBase(state, environment, host, services.selfHosted);
  setNamed(loaded, "_G", globals);
  if (!isOpen.has("base")) closeBase(globals);
  // Functions of the libraries hold their tables, which live as long even when a script lets go of them.
  const kept: LuaTable[] = [];
  environment.roots.add((visit) => {
    for (const library of kept) visit(library);
  });
  const add = (name: string, library: LuaTable): void => {
    setNamed(globals, name, library);
    setNamed(loaded, name, library);
    kept.push(library);
  };
  const makers: Record<Exclude<LibraryName, "base">, () => LuaTable> = {
    coroutine: () => createCoroutineLibrary(state),
    table: () => createTableLibrary(services),
    string: () => createStringLibrary(services),
    math: () => createMathLibrary(services),
    utf8: () => createUtf8Library(services),
    debug: () => createDebugLibrary(state, services),
    package: () => createPackageLibrary(environment, host, services),
    os: () => createOsLibrary(state, host, services),
    io: () => createIoLibrary(state, services, environment.roots, host),
  };
  for (const name of ALL) {
    if (name === "base") continue;
    if (isOpen.has(name)) add(name, makers[name]());
    else if (name === "debug" && libraries === "safe") setNamed(globals, name, unavailable(name, createSafeDebugLibrary(state)));
    else setNamed(globals, name, unavailable(name));
  }
  if (!isOpen.has("package")) {
    if (host.loader !== undefined) kept.push(createPackageLibrary(environment, host, services));
    else setNamed(globals, "require", unavailableFunction("require"));
  }
  state.typeMetatables.string ??= createStringMetatable(globals.getString("string") as LuaTable, services);
}

/** The functions of libraries that a state may not have: they can be looked at and handed on there, and raise an error when called. */
const memberNames: Partial<Record<LibraryName, string>> = {
  io: "close flush input lines open output popen read tmpfile type write",
  os: "clock date difftime execute exit getenv remove rename setlocale time tmpname",
  package: "loadlib searchpath",
  debug:
    "debug gethook getinfo getlocal getmetatable getregistry getupvalue getuservalue " +
    "sethook setlocal setmetatable setupvalue setuservalue upvalueid upvaluejoin",
};

/** A library that is not there: using anything of it but the functions given raises an error that names it. */
export function unavailable(name: LibraryName, library = new LuaTable()): LuaTable {
  const isPartial = library.fieldCount > 0;
  const metatable = new LuaTable();
  const refuse = new LibraryFunction((_library, key) => {
    const member = isPartial && typeof key === "string" ? `${name}.${key}` : name;
    throw new LibraryError(`${member} is not available in this state`);
  }, name);
  for (const event of ["__index", "__newindex", "__pairs", "__call", "__len"]) setNamed(metatable, event, refuse);
  setNamed(metatable, "__metatable", false);
  const whole = unavailableFunction(name);
  for (const member of memberNames[name]?.split(" ") ?? []) {
    if (library.getString(member) === undefined) setNamed(library, member, isPartial ? unavailableFunction(`${name}.${member}`) : whole);
  }
  library.metatable = metatable;
  return library;
}

function unavailableFunction(name: string): LuaFunction {
  return new LibraryFunction(() => {
    throw new LibraryError(`${name} is not available in this state`);
  }, name);
}

/** Leaves of the basic functions only their names. */
export function closeBase(globals: LuaTable): void {
  for (let key = globals.nextKey(undefined); key !== undefined; key = globals.nextKey(key)) {
    if (globals.get(key) instanceof LuaFunction) setNamed(globals, key as string, unavailableFunction(key as string));
  }
}
