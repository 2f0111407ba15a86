/**
 * `tsuki/node`: what a Node process has to give a state, for `new Lua({ libs: "all", ...nodeHost() })`.
 */
import { encodeText } from "../host/encoding.ts";
import type { LuaOptions } from "../host/lua.ts";
import { nodeClock } from "./node-clock.ts";
import { NodeFileSystem } from "./node-file-system.ts";
import { Output, writeAll } from "./node-files.ts";
import { NodeProcesses } from "./node-processes.ts";

/** The capabilities of this process. Standard output is written when the process ends, or earlier when there is much of it. */
export type NodeHost = Required<Pick<LuaOptions, "clock" | "env" | "exit" | "fs" | "processes" | "warn">>;

/** Files, processes, clock, environment, standard streams and the end of this process, as capabilities for a state. */
export function nodeHost(): NodeHost {
  const { host, finish } = createNodeHost(new Output());
  process.once("exit", finish);
  return host;
}

/** The same for a command that has its own standard output, and calls `finish` at its end. @internal */
export function createNodeHost(output: Output): { readonly host: NodeHost; readonly finish: () => void } {
  const files = new NodeFileSystem(output);
  const flush = (): void => {
    files.flush();
    output.flush();
  };
  const processes = new NodeProcesses(flush);
  const finish = (): void => {
    processes.finish();
    flush();
  };
  const host: NodeHost = {
    fs: files,
    processes,
    clock: nodeClock,
    env: process.env,
    warn(message) {
      output.flush();
      writeAll(2, encodeText(`Lua warning: ${message}\n`));
    },
    exit(code) {
      finish();
      process.exit(code & 0xff);
    },
  };
  return { host, finish };
}
