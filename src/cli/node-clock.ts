/**
 * The clock of the machine, in its time zone, for the commands; and their own.
 */
import type { Clock } from "../../vm/host.ts";

export const nodeClock: Clock = {
  now: () => Date.now(),
  processorTime: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  utcOffset: (time) => -new Date(time).getTimezoneOffset(),
};

/** Milliseconds since the process was started, on a clock that nobody sets. (`performance` would load a module of Node's.) */
export function processAge(): number {
  return process.uptime() * 1000;
}
