/**
 * Library functions written in Lua (stdlib/lua). Each chunk is compiled when the package is built and run at the first use in a state, with
 * a table of native helpers as its argument; it returns a table of its functions.
 */
import libraryCode from "tsuki:library-code";
import type { LuaFunction } from "../vm/function.ts";
import { closureOfChunk, run } from "../vm/interpreter.ts";
import type { Prototype } from "../vm/prototype.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import type { SelfHosted } from "./services.ts";

export class LibraryCode implements SelfHosted {
  private readonly chunks = new Map<string, LuaTable>();

  constructor(
    private readonly state: LuaState,
    /** For each chunk, what makes the table of its native helpers. */
    private readonly natives: Readonly<Record<string, () => LuaTable>>,
  ) {
    state.heap.roots.add((visit) => {
      for (const functions of this.chunks.values()) visit(functions);
    });
  }

  /** `name` is chunk and function: `table.sort`. */
  get(name: string): LuaFunction {
    const [chunk, key] = name.split(".") as [string, string];
    let functions = this.chunks.get(chunk);
    if (functions === undefined) {
      const prototype = (libraryCode[chunk] as () => Prototype)();
      const makeNatives = this.natives[chunk] as () => LuaTable;
      const { native } = this.state;
      functions = run(this.state, closureOfChunk(this.state, prototype, undefined), [makeNatives()])[0] as LuaTable;
      this.state.native = native;
      this.chunks.set(chunk, functions);
    }
    return functions.getString(key) as LuaFunction;
  }
}
