/**
 * The clock of the machine, in its time zone, for the commands.
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
