/**
 * Control flow of a function's bytecode: basic blocks, dominators, natural loops. What registers.ts walks over, and what compiling makes labelled
 * blocks and loops of (jit/structure.ts). Made for a whole function, or for one loop of it (a region), whose edges that lead out end in `exits`.
 *
 * What must stay true: blocks are in reverse postorder, the entry first; so an edge to a block that is not after its source is a jump back.
 */
import { flagK, operandBx, operandJump, operationOf } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";

export interface Block {
  /** Position in reverse postorder. */
  index: number;
  /** First instruction. */
  readonly start: number;
  /** Instruction after the last one. */
  end: number;
  /** Instructions where control may go on, in the order of `successorsOf`. */
  targets: number[];
  /** Edges from blocks of the region that are no jumps back. */
  forwardPredecessors: number;
  isLoopHeader: boolean;
  /** The immediate dominator; the entry's is itself. */
  dominator: Block;
  /** Blocks it dominates immediately, in reverse postorder. */
  readonly children: Block[];
}

export interface ControlFlow {
  readonly blocks: readonly Block[];
  /** The block that starts at an instruction; undefined outside the region. */
  blockAt(pc: number): Block | undefined;
}

/** A test that the JMP behind it goes with. */
function isConditional(operation: Op): boolean {
  return operation >= Op.EQ && operation <= Op.TESTSET;
}

/** The place behind an instruction and what belongs to it: an operand in the next word, the jump of a test. */
export function nextInstruction(code: Int32Array, pc: number): number {
  const word = code[pc] as number;
  const operation = operationOf(word);
  const isWide = operation === Op.LOADKX || (operation === Op.SETLIST && flagK(word)) || isConditional(operation);
  return pc + (isWide ? 2 : 1);
}

/** The last instruction of those from `start` to `end`. */
export function lastInstruction(code: Int32Array, start: number, end: number): number {
  let last = start;
  for (let pc = start; pc < end; pc = nextInstruction(code, pc)) last = pc;
  return last;
}

/** Where control may go from the instruction at `pc` if that ends a block; undefined if it just goes on. A conditional jump's target is first. */
export function successorsOf(code: Int32Array, pc: number): number[] | undefined {
  const word = code[pc] as number;
  const operation = operationOf(word);
  if (isConditional(operation)) return [pc + 2 + operandJump(code[pc + 1] as number), pc + 2];
  switch (operation) {
    case Op.JMP:
    case Op.LOOP:
      return [pc + 1 + operandJump(word)];
    case Op.LFALSESKIP:
      return [pc + 2];
    case Op.FORLOOP:
    case Op.TFORLOOP:
      return [pc + 1 - operandBx(word), pc + 1];
    case Op.FORPREP:
      return [pc + 2 + operandBx(word), pc + 1];
    case Op.TFORPREP:
      return [pc + 1 + operandBx(word)];
    case Op.RETURN:
    case Op.RETURN0:
    case Op.RETURN1:
    case Op.TAILCALL:
      return [];
  }
  return undefined;
}

/** The control flow of a function. Undefined if a loop of it can be entered at two places, which takes two jumps by `goto`. */
export function controlFlowOf(prototype: Prototype): ControlFlow | undefined {
  return build(prototype, 0, undefined);
}

/** The control flow of the loop that is jumped back to at `head`, with its entry there. */
export function controlFlowOfLoop(prototype: Prototype, head: number): ControlFlow | undefined {
  const whole = build(prototype, 0, undefined);
  if (whole === undefined) return undefined;
  const header = whole.blocks.find((block) => block.isLoopHeader && landingOf(prototype.code, block) === head);
  return header === undefined ? undefined : build(prototype, head, loopBody(whole, header));
}

/**
 * Where jumps back to a loop's header go. A generic loop is entered at its end, which asks for values and then jumps back to the body: that
 * jump is the one that charges, so the loop is taken to begin there.
 */
function landingOf(code: Int32Array, header: Block): number {
  const last = header.end - 1;
  return operationOf(code[last] as number) === Op.TFORLOOP && operationOf(code[header.start] as number) === Op.TFORCALL
    ? (header.targets[0] as number)
    : header.start;
}

/** The first instructions of the blocks of a natural loop. */
function loopBody(flow: ControlFlow, header: Block): Set<number> {
  const predecessors = new Map<Block, Block[]>();
  for (const block of flow.blocks) {
    for (const target of block.targets) {
      const successor = flow.blockAt(target) as Block;
      const list = predecessors.get(successor);
      if (list === undefined) predecessors.set(successor, [block]);
      else list.push(block);
    }
  }
  const body = new Set([header.start]);
  const pending = (predecessors.get(header) ?? []).filter((source) => source.index >= header.index);
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (body.has(block.start)) continue;
    body.add(block.start);
    pending.push(...(predecessors.get(block) ?? []));
  }
  return body;
}

/** Where the loops around an instruction are jumped back to, the innermost first. */
export function loopsAround({ code }: Prototype, flow: ControlFlow, pc: number): number[] {
  const found: { head: number; size: number }[] = [];
  for (const block of flow.blocks) {
    if (!block.isLoopHeader) continue;
    const body = loopBody(flow, block);
    for (const start of body) {
      const member = flow.blockAt(start) as Block;
      if (pc >= member.start && pc < member.end) {
        found.push({ head: landingOf(code, block), size: body.size });
        break;
      }
    }
  }
  return found.sort((a, b) => a.size - b.size).map((loop) => loop.head);
}

function build(prototype: Prototype, entry: number, region: ReadonlySet<number> | undefined): ControlFlow | undefined {
  const { code } = prototype;
  const leaders = findLeaders(code);
  const byStart = new Map<number, Block>();
  const order: Block[] = [];
  orderBlocks(code, leaders, entry, region, byStart, order);
  order.reverse();
  order.forEach((block, index) => {
    block.index = index;
  });
  if (!findDominators(order, byStart)) return undefined;
  return { blocks: order, blockAt: (pc) => byStart.get(pc) };
}

/** The instructions that a block of the whole function begins with: where control may come from elsewhere than the instruction before. */
export function findLeaders(code: Int32Array): Set<number> {
  const leaders = new Set<number>([0]);
  for (let pc = 0; pc < code.length; pc = nextInstruction(code, pc)) {
    const targets = successorsOf(code, pc);
    if (targets === undefined) continue;
    for (const target of targets) leaders.add(target);
    leaders.add(nextInstruction(code, pc));
  }
  return leaders;
}

/** Visits the blocks that can be reached, in postorder, without the host's stack. */
function orderBlocks(
  code: Int32Array,
  leaders: ReadonlySet<number>,
  entry: number,
  region: ReadonlySet<number> | undefined,
  byStart: Map<number, Block>,
  order: Block[],
): void {
  const first = makeBlock(code, leaders, entry);
  byStart.set(entry, first);
  const path: { block: Block; next: number }[] = [{ block: first, next: 0 }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const { block } = top;
    const position = top.next++;
    if (position >= block.targets.length) {
      path.pop();
      order.push(block);
      continue;
    }
    const target = block.targets[position] as number;
    if (byStart.has(target) || (region !== undefined && !region.has(target))) continue;
    const successor = makeBlock(code, leaders, target);
    byStart.set(target, successor);
    path.push({ block: successor, next: 0 });
  }
}

function makeBlock(code: Int32Array, leaders: ReadonlySet<number>, start: number): Block {
  let pc = start;
  let targets: number[] | undefined;
  do {
    targets = successorsOf(code, pc);
    pc = nextInstruction(code, pc);
  } while (targets === undefined && !leaders.has(pc));
  const block: Block = {
    index: 0,
    start,
    end: pc,
    targets: targets ?? [pc],
    forwardPredecessors: 0,
    isLoopHeader: false,
    dominator: undefined as unknown as Block,
    children: [],
  };
  block.dominator = block;
  return block;
}

/** Cooper, Harvey and Kennedy's iteration. False if an edge back leads to a block that does not dominate its source. */
function findDominators(order: readonly Block[], byStart: ReadonlyMap<number, Block>): boolean {
  const predecessors: Block[][] = order.map(() => []);
  for (const block of order) {
    for (const target of block.targets) {
      const successor = byStart.get(target);
      if (successor === undefined) continue;
      (predecessors[successor.index] as Block[]).push(block);
      if (successor.index <= block.index) successor.isLoopHeader = true;
      else successor.forwardPredecessors++;
    }
  }
  const known = new Set<Block>([order[0] as Block]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of order.slice(1)) {
      let dominator: Block | undefined;
      for (const predecessor of predecessors[block.index] as Block[]) {
        if (known.has(predecessor)) dominator = dominator === undefined ? predecessor : commonDominator(dominator, predecessor);
      }
      if (dominator === undefined || (known.has(block) && block.dominator === dominator)) continue;
      block.dominator = dominator;
      known.add(block);
      changed = true;
    }
  }
  for (const block of order.slice(1)) block.dominator.children.push(block);
  for (const block of order) {
    for (const target of block.targets) {
      const successor = byStart.get(target);
      if (successor !== undefined && successor.index <= block.index && !dominates(successor, block)) return false;
    }
  }
  return true;
}

function commonDominator(first: Block, second: Block): Block {
  let a = first;
  let b = second;
  while (a !== b) {
    while (a.index > b.index) a = a.dominator;
    while (b.index > a.index) b = b.dominator;
  }
  return a;
}

function dominates(above: Block, below: Block): boolean {
  let block = below;
  while (block.index > above.index) block = block.dominator;
  return block === above;
}
