/**
 * The clock of the machine, in its time zone, for the commands; and their own.
 */
import type { Clock } from "../../vm/host.ts";

/** What processors had done for the process, and its age, when the program last asked; seconds. */
let countedWork = 0;
let countedUntil = 0;
let processorTime = 0;

export const nodeClock: Clock = {
  now: () => Date.now(),
  processorTime: () => {
    // Node counts all threads, those of its engine that compile and collect too. A program has one, which cannot have done more than time went by.
    const { user, system } = process.cpuUsage();
    const work = (user + system) / 1e6;
    const age = process.uptime();
    processorTime += Math.min(work - countedWork, age - countedUntil);
    countedWork = work;
    countedUntil = age;
    return processorTime;
  },
  utcOffset: (time) => -new Date(time).getTimezoneOffset(),
};

/** Milliseconds since the process was started, on a clock that nobody sets. (`performance` would load a module of Node's.) */
export function processAge(): number {
  return process.uptime() * 1000;
}
