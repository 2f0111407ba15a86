/**
 * Cells: the places of captured local variables. A cell is shared by the function that declared the variable (which keeps it in the
 * variable's register) and all closures that captured it; it lives as long as any of them (manual §3.5).
 */
import { allocate, CELL_SIZE } from "./allocation.ts";
import type { LuaValue } from "./value.ts";

export class Cell {
  constructor(public value: LuaValue) {
    allocate(CELL_SIZE);
  }
}
