/**
 * `collectgarbage` (manual §6.1): collections on demand, their pace, and what is in use. A collection is one pass (vm/collector.ts); the
 * parameters of PUC's collector that have no meaning for it are kept and given back.
 */
import { collect } from "../vm/collector.ts";
import { LibraryError } from "../vm/errors.ts";
import { Pause } from "../vm/live-registers.ts";
import { encode, integer } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { request, type Sentinel, TransferKind } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import { type Arguments, checkOption, optionalCount } from "./args.ts";

const OPTIONS = ["stop", "restart", "collect", "count", "step", "setpause", "setstepmul", "isrunning", "generational", "incremental"];

/** What a sandbox may not do: the collector serves everybody. */
const COMMANDS = ["stop", "restart", "setpause", "setstepmul", "generational", "incremental"];

const KILOBYTE = 1024;
/** What a step of size 0 does, in bytes (PUC's LUAI_GCSTEPSIZE). */
const BASIC_STEP = 8 * KILOBYTE;

/** PUC keeps parameters as a byte, divided by four. */
function storedParameter(value: number): number {
  return (Math.trunc(value / 4) & 255) * 4;
}

export function collectGarbage(state: LuaState, args: Arguments, isConfined: boolean): LuaValue | Sentinel {
  const { heap } = state;
  const option = OPTIONS[checkOption(args, 0, "collect", OPTIONS)] as string;
  if (isConfined && COMMANDS.includes(option)) throw new LibraryError(`collectgarbage('${option}') is not available in a sandbox`);
  // Finalizers cannot use the collector.
  if (heap.isFinalizing) return undefined;
  // The first call is the first look at the heap: what it says is measured.
  if (heap.beAutomatic()) collect(state, Pause.IN_CALL);
  switch (option) {
    case "stop":
      heap.isStopped = true;
      return integer(0);
    case "restart":
      heap.isStopped = false;
      return integer(0);
    case "collect":
      collect(state, Pause.IN_CALL);
      return afterFinalizers(integer(0));
    case "count":
      return encode(heap.used / KILOBYTE);
    case "step":
      return step(state, optionalCount(args, 1, 0));
    case "setpause": {
      const previous = heap.pause;
      heap.pause = storedParameter(optionalCount(args, 1, 0));
      return integer(previous);
    }
    case "setstepmul": {
      const previous = heap.stepMultiplier;
      heap.stepMultiplier = storedParameter(optionalCount(args, 1, 0));
      return integer(previous);
    }
    case "isrunning":
      return !heap.isStopped;
    default:
      return setMode(state, option === "generational", args);
  }
}

/**
 * A step finishes a cycle when the steps together have done as much work as there is memory in use. In generational mode each collects, and
 * none ends a cycle.
 */
function step(state: LuaState, kilobytes: number): LuaValue | Sentinel {
  const { heap } = state;
  heap.stepProgress += kilobytes > 0 ? kilobytes * KILOBYTE : BASIC_STEP;
  if (!heap.isGenerational && heap.stepProgress < heap.used) return false;
  collect(state, Pause.IN_CALL);
  return afterFinalizers(!heap.isGenerational);
}

function setMode(state: LuaState, isGenerational: boolean, args: Arguments): LuaValue {
  const { heap } = state;
  const previous = heap.isGenerational ? "generational" : "incremental";
  const first = optionalCount(args, 1, 0);
  const second = optionalCount(args, 2, 0);
  if (!isGenerational) {
    optionalCount(args, 3, 0);
    if (first !== 0) heap.pause = storedParameter(first);
    if (second !== 0) heap.stepMultiplier = storedParameter(second);
  }
  heap.isGenerational = isGenerational;
  return previous;
}

function afterFinalizers(result: LuaValue): Sentinel {
  return request(TransferKind.FINALIZE, undefined, undefined, [result]);
}
