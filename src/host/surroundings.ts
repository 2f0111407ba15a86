/**
 * What a state asks of the world outside (vm/host.ts), made of the options of `new Lua`: the compiler, output, files, clock, environment.
 *
 * What must stay true: an exception of a capability is an error of the script that asked, like one of a host function, and no fault of the
 * machine; and no name of a JavaScript prototype is an environment variable.
 */
import { LuaSyntaxError } from "../../grammar/index.ts";
import type { CompileResult, FileSystem, Host } from "../../vm/host.ts";
import type { Compiler } from "./compiler.ts";
import { decodeText, encodeText, textOfBytes } from "./encoding.ts";
import type { FileReader, LuaOptions } from "./lua.ts";

/** Bytes of a file asked for at once. */
const PIECE = 0x10000;

/** Printed without the newline that `console.log` adds. */
function printToConsole(text: string): void {
  console.log(text.endsWith("\n") ? text.slice(0, -1) : text);
}

/** `toCarrier` makes an error of the machine of whatever a capability throws, `toFatal` one that no script may catch. */
export function hostOf(
  options: LuaOptions,
  compile: Compiler,
  toCarrier: (error: unknown) => unknown,
  toFatal: (error: unknown) => unknown,
): Host {
  const { libs = "safe" } = options;
  const guard = guardian(toCarrier);
  const [print, warn, readFile] = [guard(options.print), guard(options.warn), guard(options.readFile)];
  const [fs, processes, clock] = [guard(options.fs), guard(options.processes), guard(options.clock)];
  const { env } = options;
  return {
    compile: (source, chunkName, skipShebang) => compileText(compile, source, chunkName, skipShebang),
    print:
      print === undefined && fs !== undefined ? (text) => fs.stdout.write(text) : (text) => (print ?? printToConsole)(decodeText(text)),
    warn: (message) => warn?.(decodeText(message)),
    readFile: !reachesFiles(libs) ? undefined : readFile ? (name) => readBytes(readFile, name) : fs && ((name) => readWhole(fs, name)),
    files: fs,
    processes,
    clock,
    environment: env && guard((name: string) => variable(env, decodeText(name))),
    exit: guardian(toFatal)(options.exit),
  };
}

/** Whether a script may read files: it has a library that does. */
function reachesFiles(libs: LuaOptions["libs"]): boolean {
  return libs === "all" || (Array.isArray(libs) && (libs.includes("io") || libs.includes("package")));
}

/**
 * Gives capabilities whose exceptions are errors of the machine. What they give is guarded in turn, such as an open file; strings and numbers are
 * as they are.
 */
function guardian(toCarrier: (error: unknown) => unknown): <Capability>(capability: Capability) => Capability {
  const guarded = new WeakMap<object, object>();
  const attempt = <Result>(action: () => Result): Result => {
    try {
      return guard(action());
    } catch (error) {
      throw toCarrier(error);
    }
  };
  const guard = <Capability>(capability: Capability): Capability => {
    if ((typeof capability !== "object" && typeof capability !== "function") || capability === null) return capability;
    let proxy = guarded.get(capability);
    if (proxy === undefined) {
      // The proxy's own target is empty: of a frozen object it could show nothing but what it has.
      proxy = new Proxy(() => undefined, {
        apply: (_target, self, args) => attempt(() => Reflect.apply(capability as () => unknown, self, args)),
        has: (_target, name) => attempt(() => Reflect.has(capability, name)),
        get: (_target, name) =>
          attempt(() => {
            const member: unknown = Reflect.get(capability, name);
            return typeof member === "function" ? (...args: unknown[]) => Reflect.apply(member, capability, args) : member;
          }),
      });
      guarded.set(capability, proxy);
    }
    return proxy as Capability;
  };
  return guard;
}

function compileText(compile: Compiler, source: string, chunkName: string, skipShebang: boolean): CompileResult {
  try {
    return { prototype: compile(source, chunkName, { skipShebang }) };
  } catch (error) {
    if (error instanceof LuaSyntaxError) return { message: error.message };
    throw error;
  }
}

/** The value of an environment variable as a byte string. Nothing of the object's prototype is one. */
function variable(environment: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  return value === undefined ? undefined : encodeText(value);
}

/** Reads a file of a file system, or its standard input, to the end. */
function readWhole(fs: FileSystem, name: string | undefined): { text: string } | { reason: string } {
  const file = name === undefined ? fs.stdin : fs.open(name, "r");
  if ("reason" in file) return file;
  let text = "";
  for (;;) {
    const piece = file.read(PIECE);
    if (typeof piece !== "string" || piece === "") {
      if (name !== undefined) file.close();
      return typeof piece === "string" ? { text } : piece;
    }
    text += piece;
  }
}

function readBytes(readFile: FileReader, name: string | undefined): { text: string } | { reason: string } {
  const file = readFile(name === undefined ? undefined : decodeText(name));
  return "bytes" in file ? { text: textOfBytes(file.bytes) } : file;
}
