/**
 * The options of `tsuki`: those of PUC Lua's `lua`, read as it reads them, and long ones beyond.
 *
 * Called by lua.ts before any Lua code runs. A long option is an entry of `longOptions`; other files bring more of them, which are
 * added to that list.
 *
 * What must stay true: everything behind the script's name belongs to the script; a wrong option is found before anything has run.
 */
import { type Confinement, limitOptions, noConfinement } from "./limit-options.ts";
import { flag, type LongOption, optionLines, takeLong, WrongOption } from "./long-options.ts";
import { viewOptions } from "./view-options.ts";

/** What `-e`, `-l` and `-W` ask for; done in the order in which they were given. */
export interface Prelude {
  readonly kind: "statement" | "library" | "warnings";
  readonly text: string;
}

/** What is shown of a script instead of running it. */
export type View = "ast" | "listing" | "lint";

export interface Request {
  readonly preludes: Prelude[];
  isInteractive: boolean;
  showsVersion: boolean;
  showsUsage: boolean;
  ignoresEnvironment: boolean;
  view: View | undefined;
  /** Machine-readable output, of what has two forms. */
  json: boolean;
  /** Run under the tracer, to so many steps. */
  trace: boolean;
  traceLimit: number;
  readonly confinement: Confinement;
  /** Compile hot code to JavaScript. */
  compiles: boolean;
  /** Report on compiled code at the end. */
  reportsCompilation: boolean;
  /** Index of the script in the arguments; undefined if there is none. */
  script: number | undefined;
  /** The script's name is a file's, even `-`. */
  isFileName: boolean;
}

const noCompilation: LongOption<Request> = flag("--no-jit", "run bytecode only: compile nothing to JavaScript", (request) => {
  request.compiles = false;
});

const help: LongOption<Request> = flag("--help", "show this list and stop", (request) => {
  request.showsUsage = true;
});

const longOptions: readonly LongOption<Request>[] = [...limitOptions, noCompilation, ...viewOptions, help];

export function usage(program: string): string {
  return `usage: ${program} [options] [script [args]]
Available options are:
  -e stat   execute string 'stat'
  -i        enter interactive mode after executing 'script'
  -l mod    require library 'mod' into global 'mod'
  -l g=mod  require library 'mod' into global 'g'
  -v        show version information
  -E        ignore environment variables
  -W        turn warnings on
  --        stop handling options
  -         stop handling options and execute stdin
Beyond those of lua:
${optionLines(longOptions)}`;
}

export function parseOptions(args: readonly string[]): Request | WrongOption {
  const request: Request = {
    preludes: [],
    isInteractive: false,
    showsVersion: false,
    showsUsage: false,
    ignoresEnvironment: false,
    view: undefined,
    json: false,
    trace: false,
    traceLimit: 10_000,
    confinement: noConfinement(),
    compiles: true,
    reportsCompilation: false,
    script: undefined,
    isFileName: true,
  };
  for (let position = 0; position < args.length; position++) {
    const option = args[position] as string;
    if (option === "-" || !option.startsWith("-")) {
      request.script = position;
      request.isFileName = option !== "-";
      return request;
    }
    if (option === "--") {
      if (position + 1 < args.length) request.script = position + 1;
      return request;
    }
    const used = option.startsWith("--") ? takeLong(longOptions, request, args, position) : takeShort(request, option, args[position + 1]);
    if (used instanceof WrongOption) return used;
    position += used - 1;
  }
  return request;
}

/** An option of `lua`; gives how many arguments it takes up. */
function takeShort(request: Request, option: string, next: string | undefined): number | WrongOption {
  switch (option) {
    case "-E":
      request.ignoresEnvironment = true;
      return 1;
    case "-W":
      request.preludes.push({ kind: "warnings", text: "" });
      return 1;
    case "-i":
      request.isInteractive = true;
      request.showsVersion = true;
      return 1;
    case "-v":
      request.showsVersion = true;
      return 1;
  }
  const letter = option.charAt(1);
  if (letter !== "e" && letter !== "l") return new WrongOption(`unrecognized option '${option}'`);
  const kind = letter === "e" ? "statement" : "library";
  if (option.length > 2) {
    request.preludes.push({ kind, text: option.slice(2) });
    return 1;
  }
  if (next === undefined || next.startsWith("-")) return new WrongOption(`'${option}' needs argument`);
  request.preludes.push({ kind, text: next });
  return 2;
}
