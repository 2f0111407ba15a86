/**
 * Warnings (manual §6.1 `warn`): messages in pieces, which reach the host when complete, and control messages that turn them on and off.
 */
import type { Host } from "./host.ts";
import type { LuaValue } from "./value.ts";

export class Warnings {
  /** Takes complete messages. */
  host: Pick<Host, "warn"> | undefined = undefined;
  private isOn = false;
  private message = "";
  /** A message has begun and is not complete. While warnings are off nothing begins. */
  private isContinuing = false;

  /** Takes a piece of a message. A message of one piece that begins with `@` is a control message. */
  emit(piece: string, isContinued: boolean): void {
    if (!this.isContinuing && !isContinued && piece.startsWith("@")) {
      if (piece === "@on") this.isOn = true;
      else if (piece === "@off") this.isOn = false;
      return;
    }
    if (!this.isOn) return;
    this.message += piece;
    this.isContinuing = isContinued;
    if (isContinued) return;
    const { message } = this;
    this.message = "";
    this.host?.warn(message);
  }

  /** An error nobody can catch, such as one in a finalizer (PUC's luaE_warnerror). */
  error(value: LuaValue, place: string): void {
    this.emit(`error in ${place} (${typeof value === "string" ? value : "error object is not a string"})`, false);
  }
}
