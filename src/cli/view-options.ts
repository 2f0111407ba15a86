/**
 * The long options of `tsuki` that show something of a script, its tree, its code, its mistakes, its steps, as a part of the table in
 * options.ts.
 */
import { countIn, type LongOption } from "./long-options.ts";
import type { Request, View } from "./options.ts";

function viewOption(view: View, help: string): LongOption<Request> {
  return {
    name: `--${view}`,
    help,
    take: (request) => {
      request.view = view;
      return undefined;
    },
  };
}

export const viewOptions: readonly LongOption<Request>[] = [
  viewOption("ast", "show the syntax tree of the script as JSON and stop"),
  viewOption("listing", "show the bytecode of the script and stop"),
  viewOption("lint", "say what is suspicious in the script and stop"),
  {
    name: "--trace",
    help: "write each step of the script to stderr, as a line of JSON",
    take: (request) => {
      request.trace = true;
      return undefined;
    },
  },
  {
    name: "--trace-limit",
    value: "n",
    help: "end the trace after 'n' steps (default is 10000)",
    take: (request, value) => {
      const limit = countIn(value);
      if (limit === undefined) return "needs a number of steps";
      request.trace = true;
      request.traceLimit = limit;
      return undefined;
    },
  },
  {
    name: "--jit-report",
    help: "say at the end what was compiled to JavaScript, and where that was left",
    take: (request) => {
      request.reportsCompilation = true;
      return undefined;
    },
  },
  {
    name: "--json",
    help: "show findings of --lint, the listing, and what was compiled as JSON",
    take: (request) => {
      request.json = true;
      return undefined;
    },
  },
];
