/**
 * placeholder
 */
import type { LuaSyntaxError } from "../../grammar/index.ts";
import type { LuaState } from "../../vm/state.ts";

export class ErrorPresenter {
  note(_chunkId: string, _text: string): void {}
  look(_state: LuaState, _message: string): void {}
  take(): string {
    return "";
  }
  syntax(_error: LuaSyntaxError, _text: string): string {
    return "";
  }
}
