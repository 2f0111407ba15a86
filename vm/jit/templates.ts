/**
 * Compiled code outlives the function it was made for: where the same text is loaded again, in this state or another, its functions take what
 * was compiled for those of the first one, and with that what the engine has learned of the code and its optimised form.
 *
 * What must stay true: a template holds nothing of a state or of a script but the constants and names of its function, short ones; so much
 * is kept and no more; whether there is one changes nothing a script can observe.
 */
import type { LocalVariable, Prototype, UpvalueDescription } from "../prototype.ts";
import type { Emitted } from "./emitter.ts";
import type { Exit, ExitTable } from "./exits.ts";
import type { Guesses } from "./guesses.ts";

/** Characters of JavaScript that are kept, at most, and of constants of one function. */
const MAX_KEPT = 2_000_000;
const MAX_CONSTANT_LENGTH = 4096;

/** How a loop is entered. */
export interface LoopLayout {
  /** The registers it takes over. */
  readonly parameters: readonly number[];
  /** For the body of a numeric loop: the register with the number of rounds left; -1 for other loops. */
  readonly counter: number;
  /** For the body of one over floats: the register with what steps it; -1 for other loops. */
  readonly stepper: number;
  /** The lowest register whose variable it may close. */
  readonly closes: number;
  /** Places of the jumps back. */
  readonly jumps: readonly number[];
}

/** Makes the compiled function, given what it calls and reads (support.ts) and the constants, prototype, sites and exits of one function. */
export type Factory = (...values: unknown[]) => unknown;

/** What was compiled, without the function it was compiled for. */
export interface Template {
  readonly emitted: Emitted;
  readonly factory: Factory;
  /** The name of its script. */
  readonly script: string;
  readonly layout: LoopLayout;
  /** What was guessed then. */
  readonly guesses: Guesses;
  /** For a function: whether it pays for the interpreter to enter it. */
  isWorthEntering: boolean;
}

/** What compiled code depends on of a function. */
type Shape = Pick<Prototype, "code" | "constants" | "upvalues" | "localVariables" | "parameterCount" | "registerCount" | "isVararg"> & {
  /** The upvalues of the functions in it. */
  readonly inner: readonly (readonly UpvalueDescription[])[];
  readonly isStripped: boolean;
};

interface Kept {
  readonly shape: Shape;
  readonly template: Template;
}

/** By the place and a hash of the instructions; in the order of their last use. */
const kept = new Map<string, Kept>();
let keptSize = 0;

/** Keeps a template for functions that are equal to this one; in place of an older one. */
export function keepTemplate(prototype: Prototype, head: number, template: Template): void {
  const length = prototype.constants.reduce((sum: number, value) => sum + (typeof value === "string" ? value.length : 0), 0);
  if (length > MAX_CONSTANT_LENGTH) return;
  const key = keyOf(prototype, head);
  forget(key);
  kept.set(key, { shape: shapeOf(prototype), template });
  keptSize += template.emitted.source.length;
  for (const oldest of kept.keys()) {
    if (keptSize <= MAX_KEPT) break;
    forget(oldest);
  }
}

/** What was compiled for a function equal to this one: for the whole, or for the loop that begins at `head`. */
export function templateOf(prototype: Prototype, head: number): Template | undefined {
  const key = keyOf(prototype, head);
  const found = kept.get(key);
  if (found === undefined || !isEqual(found.shape, shapeOf(prototype))) return undefined;
  kept.delete(key);
  kept.set(key, found);
  return found.template;
}

/** The exits of code that was never left. */
export function freshExits({ exits }: ExitTable): ExitTable {
  return { exits: exits.map((exit): Exit => ({ ...exit, count: 0, callCount: 0, turns: 0 })) };
}

function forget(key: string): void {
  keptSize -= kept.get(key)?.template.emitted.source.length ?? 0;
  kept.delete(key);
}

function keyOf({ code, lineDefined }: Prototype, head: number): string {
  let hash = 0;
  for (let pc = 0; pc < code.length; pc++) hash = (Math.imul(hash, 31) + (code[pc] as number)) | 0;
  return `${lineDefined} ${head} ${hash}`;
}

function shapeOf(prototype: Prototype): Shape {
  const { code, constants, upvalues, localVariables, parameterCount, registerCount, isVararg, prototypes, lines } = prototype;
  const inner = prototypes.map((made) => made.upvalues);
  return { code, constants, upvalues, localVariables, parameterCount, registerCount, isVararg, inner, isStripped: lines.length === 0 };
}

function isEqual(x: Shape, y: Shape): boolean {
  return (
    x.parameterCount === y.parameterCount &&
    x.registerCount === y.registerCount &&
    x.isVararg === y.isVararg &&
    x.isStripped === y.isStripped &&
    areEqual(x.code, y.code, Object.is) &&
    areEqual(x.constants, y.constants, Object.is) &&
    areEqual(x.upvalues, y.upvalues, isSameUpvalue) &&
    areEqual(x.localVariables, y.localVariables, isSameVariable) &&
    areEqual(x.inner, y.inner, (a, b) => areEqual(a, b, isSameUpvalue))
  );
}

function areEqual<Item>(x: ArrayLike<Item>, y: ArrayLike<Item>, isSame: (a: Item, b: Item) => boolean): boolean {
  if (x.length !== y.length) return false;
  for (let index = 0; index < x.length; index++) if (!isSame(x[index] as Item, y[index] as Item)) return false;
  return true;
}

function isSameUpvalue(x: UpvalueDescription, y: UpvalueDescription): boolean {
  return x.name === y.name && x.fromRegister === y.fromRegister && x.index === y.index;
}

function isSameVariable(x: LocalVariable, y: LocalVariable): boolean {
  return x.name === y.name && x.register === y.register && x.startPc === y.startPc && x.endPc === y.endPc;
}
