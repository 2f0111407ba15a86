/**
 * The stack of an error as data: levels of Lua, with the JavaScript functions in between where a host function's exception was the origin.
 */
import type { StackLevel } from "../../vm/errors.ts";
import { HostFunction } from "./callable-host.ts";
import { decodeText } from "./encoding.ts";
import { isOwnPlace, type LuaFrame } from "./errors.ts";

/** Frames of both sides, innermost first. */
export function hostFrames(levels: readonly StackLevel[], cause: unknown): LuaFrame[] {
  const frames: LuaFrame[] = [];
  let inside = javascriptFrames(stackOf(cause));
  for (const { source, line, description, native } of levels) {
    if (native instanceof HostFunction) {
      frames.push(...inside);
      inside = [];
    }
    const kind = source !== undefined ? "lua" : native instanceof HostFunction ? "host" : "native";
    frames.push({ source: decodeText(source ?? "[C]"), line, function: decodeText(description), kind });
  }
  return frames;
}

/** The stack that an exception carries; objects that resist being asked have none. */
function stackOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.stack ?? "") : "";
  } catch {
    return "";
  }
}

/** The frames of a JavaScript stack above this package's own. */
function javascriptFrames(stack: string): LuaFrame[] {
  const frames: LuaFrame[] = [];
  for (const text of stack.split("\n")) {
    const match = /^\s*at (?:(.*?) \()?(.*?):(\d+):(\d+)\)?$|^(.*?)@(.*?):(\d+):(\d+)$/.exec(text);
    if (match === null) continue;
    const source = match[2] ?? match[6] ?? "";
    if (isOwnPlace(source)) break;
    frames.push({
      source,
      line: Number(match[3] ?? match[7]),
      column: Number(match[4] ?? match[8]),
      function: match[1] ?? match[5] ?? "(anonymous)",
      kind: "host",
    });
  }
  return frames;
}
