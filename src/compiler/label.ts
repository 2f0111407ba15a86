/**
 * A label in the code being generated. Made by labels.ts for labels in the source and by blocks.ts for the ends of loops.
 *
 * What must stay true: before the label is reached `pc` is -1 and jumps to it are collected; afterwards the list is empty for good.
 */

/** The empty list of jumps (see jumps.ts). */
export const NO_JUMP = -1;

/** A place in the code of a function that gotos (or the breaks of a loop) jump to. */
export class Label {
  /** Set by the code generator when it comes to the label. */
  pc = -1;
  /** Registers and to-be-closed variables in use at the label: what a jump back to it must leave. */
  registerLevel = 0;
  toBeClosedCount = 0;
  /** Jumps to the label from before it, as a list; and the most to-be-closed variables that one of them leaves. */
  pendingJumps = NO_JUMP;
  pendingToBeClosed = 0;

  constructor(
    readonly name: string,
    readonly line: number,
    /** How many variables are active at the label, those of enclosing functions included. */
    readonly level: number,
  ) {}
}
