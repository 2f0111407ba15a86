/**
 * Random interleavings of everything that can happen to a state, against a small model of the rules: who may enter, who waits, what every promise
 * is settled with. After each step the ledger says what the model says, and nothing is left of what ended (C5).
 *
 * `TSUKI_STEPS` is the number of steps, 10 000 by default. A failure prints its steps, made small, and the seed.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type api, type Deferred, deferred, settled, tsuki } from "./helpers.ts";

const STEPS = Number(process.env.TSUKI_STEPS ?? 10_000);
/** On average. */
const STEPS_A_RUN = 100;

/** Runs to its end through `count` waits, in one of several places; `enter` and `leave` count those that are in it. */
const PROGRAM = `
local open = setmetatable({}, { __close = function() leave() end })
local function body(id, count)
  for _ = 1, count do wait(id) end
  return "done"
end
local modes = {
  body,
  function(id, count)
    local ok, value = pcall(body, id, count)
    return ok and value or "caught"
  end,
  function(id, count) return coroutine.wrap(body)(id, count) end,
  function(id, count) string.gsub(string.rep("x", count), ".", function() wait(id) end) return "done" end,
  function(id, count)
    return setmetatable({}, { __index = function() local inner <close> = setmetatable({}, { __close = function() end }) return body(id, count) end }).x
  end,
}
return function(id, count, mode)
  enter()
  local token <close> = open
  return modes[mode](id, count)
end`;
const MODES = 5;
const CATCHING_MODE = 2;

/** What a promise of Lua came to: a value, or the name of an error. */
type Outcome = string;

interface RunningExecution {
  readonly id: number;
  readonly isShared: boolean;
  readonly mode: number;
  readonly controller: AbortController;
  /** Waits to come, the present one included. */
  waits: number;
  outcome: Outcome | undefined;
}

interface Waiter {
  readonly id: number;
  readonly controller: AbortController;
  guard: api.Guard | undefined;
  outcome: Outcome | undefined;
}

/** A state, and what the rules say of it. */
class World {
  readonly lua = new tsuki.Lua();
  private readonly run: api.LuaFunction;
  private readonly pending = new Map<number, Deferred>();
  private inside = 0;
  private nextId = 0;
  private readonly handles: number;

  private isClosed = false;
  private executions: RunningExecution[] = [];
  private queue: Waiter[] = [];
  private guard: Waiter | undefined;
  /** Promises whose outcome is due, with what it must be. */
  private due: [actual: { outcome: Outcome | undefined }, expected: Outcome][] = [];

  constructor() {
    const { lua } = this;
    lua.globals.set("enter", () => void this.inside++);
    lua.globals.set("leave", () => void this.inside--);
    lua.globals.set("wait", (id: number) => {
      const one = deferred();
      this.pending.set(id, one);
      return one.promise;
    });
    lua.globals.set("fail", () => {
      throw new TypeError("from the host");
    });
    lua.globals.set("nest", (depth: number) => (depth === 0 ? "bottom" : lua.eval(`return nest(${depth - 1})`)));
    lua.globals.set("close", () => lua.close());
    lua.globals.set("release", () => this.release());
    lua.globals.set("begin", (count: number) => {
      const attempt = { outcome: undefined as Outcome | undefined };
      this.watch(attempt, this.run.callAsync([-1, count, 1]));
      this.due.push([attempt, count === 0 ? "done" : "LuaError"]);
    });
    lua.globals.set("acquire", () => {
      const attempt = { outcome: undefined as Outcome | undefined };
      this.watch(attempt, lua.acquire());
      this.due.push([attempt, "LuaDeadlockError"]);
    });
    this.run = lua.eval(PROGRAM);
    this.handles = lua.ledger().handles;
  }

  private watch(attempt: { outcome: Outcome | undefined }, promise: Promise<unknown>): void {
    promise.then(
      (values) => {
        attempt.outcome = Array.isArray(values) ? String(values[0]) : "granted";
      },
      (error: Error) => {
        attempt.outcome = error.name;
      },
    );
  }

  /** What a plain call must throw now. */
  private get refusal(): Outcome | undefined {
    if (this.isClosed) return "LuaClosedError";
    return this.executions.length > 0 ? "LuaBorrowError" : undefined;
  }

  call(program: string, expected: Outcome): void {
    let actual: Outcome;
    try {
      actual = String(this.lua.eval(program));
    } catch (error) {
      actual = (error as Error).name;
      if (error instanceof tsuki.LuaError && error.value instanceof tsuki.LuaTable) error.value.dispose();
    }
    expect(actual).toBe(this.refusal ?? expected);
  }

  start(isShared: boolean, waits: number, mode: number): void {
    const execution: RunningExecution = { id: this.nextId++, isShared, mode, waits, controller: new AbortController(), outcome: undefined };
    const { id, controller } = execution;
    this.watch(execution, this.run.callAsync([id, waits, mode], { shared: isShared, signal: controller.signal, label: `${id}` }));
    const isAdmitted = this.executions.length === 0 || (isShared && this.executions.every((other) => other.isShared));
    if (this.isClosed) this.due.push([execution, "LuaClosedError"]);
    else if (!isAdmitted) this.due.push([execution, "LuaBorrowError"]);
    else if (waits === 0) this.due.push([execution, "done"]);
    else this.executions.push(execution);
  }

  settle(choice: number, isRejected: boolean): void {
    const execution = this.executions[choice % this.executions.length];
    if (execution === undefined) return;
    const promise = this.pending.get(execution.id) as Deferred;
    if (isRejected) {
      promise.reject(new Error("rejected"));
      this.end(execution, execution.mode === CATCHING_MODE ? "caught" : "LuaError");
    } else {
      promise.resolve();
      if (--execution.waits === 0) this.end(execution, "done");
    }
  }

  abort(choice: number): void {
    const execution = this.executions[choice % this.executions.length];
    if (execution === undefined) return;
    execution.controller.abort();
    this.end(execution, "LuaAbortError");
    // What settles later is ignored.
    this.pending.get(execution.id)?.reject(new Error("late"));
  }

  private end(execution: RunningExecution, outcome: Outcome): void {
    this.executions = this.executions.filter((other) => other !== execution);
    this.due.push([execution, outcome]);
    this.grant();
  }

  acquire(): void {
    const waiter: Waiter = { id: this.nextId++, controller: new AbortController(), guard: undefined, outcome: undefined };
    const promise = this.lua.acquire({ signal: waiter.controller.signal, label: `${waiter.id}` });
    promise.then(
      (guard) => {
        waiter.guard = guard;
      },
      () => undefined,
    );
    this.watch(waiter, promise);
    if (this.isClosed) {
      this.due.push([waiter, "LuaClosedError"]);
      return;
    }
    this.queue.push(waiter);
    this.grant();
  }

  private grant(): void {
    if (this.isClosed || this.executions.length > 0 || this.guard !== undefined) return;
    this.guard = this.queue.shift();
    if (this.guard !== undefined) this.due.push([this.guard, "granted"]);
  }

  giveUp(choice: number): void {
    const waiter = this.queue[choice % this.queue.length];
    if (waiter === undefined) return;
    this.queue = this.queue.filter((other) => other !== waiter);
    waiter.controller.abort();
    this.due.push([waiter, "LuaAbortError"]);
  }

  /** Waits in the queue for a moment. */
  async timeOut(): Promise<void> {
    if (this.isClosed || (this.executions.length === 0 && this.guard === undefined)) return;
    const attempt = { outcome: undefined as Outcome | undefined };
    this.watch(attempt, this.lua.acquire({ timeout: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 3));
    this.due.push([attempt, "LuaBorrowError"]);
  }

  release(): void {
    if (this.guard === undefined) return;
    this.guard.guard?.release();
    this.guard.guard?.release();
    this.guard = undefined;
    this.grant();
  }

  close(): void {
    this.lua.close();
    this.isClosed = true;
    for (const ended of [...this.executions, ...this.queue]) this.due.push([ended, "LuaClosedError"]);
    for (const { id } of this.executions) this.pending.get(id)?.reject(new Error("late"));
    this.executions = [];
    this.queue = [];
    this.guard = undefined;
  }

  /** Compares with the model. */
  async check(): Promise<void> {
    await settled();
    expect(this.due.map(([{ outcome }]) => outcome)).toEqual(this.due.map(([, expected]) => expected));
    this.due = [];
    for (const { outcome } of [...this.executions, ...this.queue]) expect(outcome).toBe(undefined);
    const { state, owners, queue, borrows, handles, nesting, frames } = this.lua.ledger();
    expect(state).toBe(this.isClosed ? "closed" : this.executions.length > 0 ? "suspended" : "idle");
    const holders = this.executions.map(({ id }) => `execution '${id}'`);
    if (this.guard !== undefined) holders.push(`guard '${this.guard.id}'`);
    expect(owners.map(({ label }) => label)).toEqual(holders);
    expect(queue.map(({ label }) => label)).toEqual(this.queue.map(({ id }) => `guard '${id}'`));
    expect([borrows.length, nesting, this.inside]).toEqual([0, 0, this.executions.length]);
    expect(handles).toBe(this.isClosed ? 0 : this.handles);
    expect(frames > 0).toBe(this.executions.some(({ isShared }) => !isShared));
    if (!this.isClosed) expect(this.lua.closed).toBe(false);
  }
}

type Step = (world: World) => void | Promise<void>;

/** A step with a text, for reports. */
const step = (text: string, action: Step): { action: Step; toString(): string } => ({ action, toString: () => text });

const choice = fc.nat(7);
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.constant(step("call", (world) => world.call("return 1 + 1", "2"))) },
  { weight: 1, arbitrary: fc.constant(step("error", (world) => world.call("error({})", "LuaError"))) },
  {
    weight: 1,
    arbitrary: fc.constant(
      step("throw", (world) => world.call("local x <close> = setmetatable({}, { __close = function() end }) fail()", "LuaError")),
    ),
  },
  { weight: 1, arbitrary: fc.constant(step("caught", (world) => world.call("return pcall(fail)", "false"))) },
  { weight: 1, arbitrary: fc.constant(step("wait in a call", (world) => world.call("wait(-1)", "LuaError"))) },
  { weight: 1, arbitrary: fc.constant(step("close inside", (world) => world.call("return pcall(close)", "false"))) },
  { weight: 1, arbitrary: fc.constant(step("acquire inside", (world) => world.call("acquire() return 'ok'", "ok"))) },
  { weight: 1, arbitrary: fc.constant(step("release inside", (world) => world.call("release() return 'ok'", "ok"))) },
  { weight: 1, arbitrary: fc.nat(10).map((depth) => step(`nest ${depth}`, (world) => world.call(`return nest(${depth})`, "bottom"))) },
  {
    weight: 1,
    arbitrary: fc.nat(1).map((waits) => step(`begin inside ${waits}`, (world) => world.call(`begin(${waits}) return 'ok'`, "ok"))),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.boolean(), fc.nat(3), fc.integer({ min: 1, max: MODES }))
      .map(([isShared, waits, mode]) =>
        step(`start ${isShared ? "shared" : "exclusive"} ${waits} ${mode}`, (world) => world.start(isShared, waits, mode)),
      ),
  },
  { weight: 8, arbitrary: choice.map((which) => step(`resolve ${which}`, (world) => world.settle(which, false))) },
  { weight: 2, arbitrary: choice.map((which) => step(`reject ${which}`, (world) => world.settle(which, true))) },
  { weight: 2, arbitrary: choice.map((which) => step(`abort ${which}`, (world) => world.abort(which))) },
  { weight: 3, arbitrary: fc.constant(step("acquire", (world) => world.acquire())) },
  { weight: 3, arbitrary: fc.constant(step("release", (world) => world.release())) },
  { weight: 1, arbitrary: choice.map((which) => step(`give up ${which}`, (world) => world.giveUp(which))) },
);
const rareSteps = fc.oneof(
  { weight: 200, arbitrary: steps },
  { weight: 2, arbitrary: fc.constant(step("close", (world) => world.close())) },
  { weight: 1, arbitrary: fc.constant(step("time out", (world) => world.timeOut())) },
);

test(`${STEPS} random steps agree with the rules`, async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", listen);
  await fc.assert(
    fc.asyncProperty(fc.array(rareSteps, { maxLength: 2 * STEPS_A_RUN, size: "max" }), async (run) => {
      let world = new World();
      let stepsAfterClose = 0;
      for (const { action } of run) {
        await action(world);
        await world.check();
        if (world.lua.closed && ++stepsAfterClose > 5) {
          world = new World();
          stepsAfterClose = 0;
        }
      }
      world.close();
      await world.check();
    }),
    { numRuns: Math.ceil(STEPS / STEPS_A_RUN) },
  );
  await settled();
  process.off("unhandledRejection", listen);
  expect(unhandled).toEqual([]);
}, 600_000);
