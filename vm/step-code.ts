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
  /** The function whose step code was taken last, and that code. */
  private prototype: Prototype | undefined = undefined;
  private code: Int32Array = new Int32Array();
  /** Where an instruction is armed, and which; no code if none is. */
  private armedCode: Int32Array | undefined = undefined;
  private armedPc = 0;
  private armedWord = 0;

  /** The step code of a function. VARARGPREP belongs to the entry of a function: nothing stops there. */
  of(prototype: Prototype): Int32Array {
    if (prototype === this.prototype) return this.code;
    let copy = this.copies.get(prototype);
    if (copy === undefined) {
      copy = prototype.code.map((word) => (operationOf(word) === Op.VARARGPREP ? word : stopAt(word)));
      this.copies.set(prototype, copy);
    }
    this.prototype = prototype;
    this.code = copy;
    return copy;
  }

  /** Lets the loop execute the instruction at `pc`. */
  arm(prototype: Prototype, pc: number): void {
    this.disarm();
    const code = this.of(prototype);
    const word = prototype.code[pc] as number;
    code[pc] = word;
    this.armedCode = code;
    this.armedPc = pc;
    this.armedWord = word;
  }

  /** Has the loop stop at the armed instruction again; returns what it was. */
  disarm(): Op | undefined {
    if (this.armedCode === undefined) return undefined;
    this.armedCode[this.armedPc] = stopAt(this.armedWord);
    this.armedCode = undefined;
    return operationOf(this.armedWord);
  }
}
