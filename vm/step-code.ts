/**
 * Step code: copies of functions' code that stop the interpreter loop before every instruction, for threads with a hook (README.md, Hooks).
 * step.ts decides what happens there, and arms the instruction to have it executed.
 *
 * What must stay true: at most one instruction in all step code of a state is armed: the one that the loop executes now.
 */
import { operationOf } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";
import { QuickOp } from "./quicken.ts";

function stopAt(word: number): number {
  return (word & ~0x7f) | QuickOp.STEP;
}

export class StepCode {
  private readonly copies = new WeakMap<Prototype, Int32Array>();
  private armed: { readonly prototype: Prototype; readonly pc: number } | undefined = undefined;

  /** The step code of a function. VARARGPREP belongs to the entry of a function: nothing stops there. */
  of(prototype: Prototype): Int32Array {
    let copy = this.copies.get(prototype);
    if (copy === undefined) {
      copy = prototype.code.map((word) => (operationOf(word) === Op.VARARGPREP ? word : stopAt(word)));
      this.copies.set(prototype, copy);
    }
    return copy;
  }

  /** Lets the loop execute the instruction at `pc`. */
  arm(prototype: Prototype, pc: number): void {
    this.disarm();
    this.of(prototype)[pc] = prototype.code[pc] as number;
    this.armed = { prototype, pc };
  }

  /** Has the loop stop at the armed instruction again; returns what it was. */
  disarm(): Op | undefined {
    if (this.armed === undefined) return undefined;
    const { prototype, pc } = this.armed;
    const word = prototype.code[pc] as number;
    this.of(prototype)[pc] = stopAt(word);
    this.armed = undefined;
    return operationOf(word);
  }
}
