/**
 * Library functions written in Lua (stdlib/lua). Each chunk is compiled when the package is built and run at the first use in a state, with
 * a table of native helpers as its argument; it returns a table of its functions.
 */
import libraryCode from "tsuki:library-code";
import { requireRoom } from "../vm/allocation.ts";
import { LuaFunction } from "../vm/function.ts";
import { closureOfChunk, run } from "../vm/interpreter.ts";
import type { Prototype } from "../vm/prototype.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import type { LuaValue } from "../vm/value.ts";
import type { Environment } from "./environment.ts";
import type { SelfHosted } from "./services.ts";

/** More bytes than a chunk and its helpers take. */
const CHUNK_ROOM = 16_384;

export class LibraryCode implements SelfHosted {
  private readonly chunks = new Map<string, LuaTable>();

  constructor(
    private readonly state: LuaState,
    roots: Environment["roots"],
    /** For each chunk, what makes the table of its native helpers. */
    private readonly natives: Readonly<Record<string, () => LuaTable>>,
  ) {
    roots.add((visit) => {
      for (const functions of this.chunks.values()) visit(functions);
    });
  }

  /** `name` is chunk and function: `table.sort`. */
  get(name: string): LuaFunction {
    const [chunk, key] = name.split(".") as [string, string];
    let functions = this.chunks.get(chunk);
    if (functions === undefined) {
      requireRoom(CHUNK_ROOM);
      const prototype = (libraryCode[chunk] as () => Prototype)();
      const makeNatives = this.natives[chunk] as () => LuaTable;
      const helpers = makeNatives();
      for (let key = helpers.nextKey(undefined); key !== undefined; key = helpers.nextKey(key)) {
        const helper = helpers.get(key);
        if (helper instanceof LuaFunction) this.state.helpers.add(helper);
      }
      functions = this.runUnseen(closureOfChunk(this.state, prototype, undefined), helpers)[0] as LuaTable;
      this.chunks.set(chunk, functions);
    }
    return functions.getString(key) as LuaFunction;
  }

  /**
   * Runs a chunk in the midst of a library function, which stays the one that was called last, and has its hook told of nothing. Nothing is
   * collected meanwhile: the function holds values that no register does, and if compiled code has called it, so does that.
   */
  private runUnseen(chunk: LuaFunction, helpers: LuaTable): LuaValue[] {
    const { native, running, budget, heap } = this.state;
    const { hook } = running;
    const { refuses } = heap;
    running.hook = undefined;
    heap.refuses = false;
    try {
      return budget.withoutTraps(() => run(this.state, chunk, [helpers]));
    } finally {
      heap.refuses = refuses;
      running.hook = hook;
      this.state.native = native;
    }
  }
}
