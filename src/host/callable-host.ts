/**
 * The Lua function of a host function. It goes in as the same Lua function each time, and comes back as the host function it is.
 */
import { type FunctionBody, LibraryClosure } from "../../vm/function.ts";
import type { HostBody } from "./host-function.ts";

export class HostFunction extends LibraryClosure {
  constructor(
    call: FunctionBody,
    name: string,
    readonly original: HostBody,
  ) {
    super(call, name, []);
  }
}
