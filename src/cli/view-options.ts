/**
 * The long options of `tsuki` that show something of a script, its tree, its code, its mistakes, its steps, as a part of the table in
 * options.ts.
 */
import { countIn, flag, type LongOption } from "./long-options.ts";
import type { Request, View } from "./options.ts";

function viewOption(view: View, help: string): LongOption<Request> {
  return flag(`--${view}`, help, (request) => {
    request.view = view;
  });
}

export const viewOptions: readonly LongOption<Request>[] = [
  viewOption("ast", "show the syntax tree of the script as JSON and stop"),
  viewOption("listing", "show the bytecode of the script and stop"),
  viewOption("lint", "say what is suspicious in the script and stop"),
  flag("--trace", "write each step of the script to stderr, as a line of JSON", (request) => {
    request.trace = true;
  }),
  {
    name: "--trace-limit",
    value: "n",
    help: "end the trace after 'n' steps (default is 10000)",
    take: (request, value) => {
      const limit = countIn(value);
      if (limit === undefined) return `needs a number of steps, not '${value}'`;
      request.trace = true;
      request.traceLimit = limit;
      return undefined;
    },
  },
  flag("--jit-report", "say at the end what was compiled to JavaScript, and where that was left", (request) => {
    request.reportsCompilation = true;
  }),
  flag("--json", "show findings of --lint, the listing, and what was compiled as JSON", (request) => {
    request.json = true;
  }),
];
