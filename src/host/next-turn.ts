/**
 * Gives the event loop its turn: timers, input and promises are served before `action` is called. As soon as the surroundings allow it, and without
 * a module of any of them.
 */
interface Surroundings {
  readonly setImmediate?: (action: () => void) => unknown;
  readonly MessageChannel?: new () => { port1: { onmessage: unknown }; port2: { postMessage(value: unknown): void } };
}

const surroundings = globalThis as unknown as Surroundings;

/** Calls `action` in a turn of its own. */
export const inNextTurn: (action: () => void) => void =
  typeof surroundings.setImmediate === "function"
    ? (action) => void surroundings.setImmediate?.(action)
    : typeof surroundings.MessageChannel === "function"
      ? byMessages(new surroundings.MessageChannel())
      : (action) => void setTimeout(action, 0);

/** Messages to oneself come in turns of their own, without the delay of timers in browsers. */
function byMessages({ port1, port2 }: InstanceType<NonNullable<Surroundings["MessageChannel"]>>): (action: () => void) => void {
  const actions: (() => void)[] = [];
  port1.onmessage = () => actions.shift()?.();
  return (action) => {
    actions.push(action);
    port2.postMessage(undefined);
  };
}
