/**
 * Hooks of the debug library (manual §6.10 `sethook`, `gethook`): arguments and results; what a hook does is in vm/hooks.ts.
 */
import { HookMask, setHook } from "../vm/hooks.ts";
import { integer, integerToBigInt } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import { results } from "../vm/transfer.ts";
import { checkFunction, checkString, optionalInteger } from "./args.ts";
import { threadGiven } from "./debug-info.ts";
import { type LibraryFunctions, setNamed } from "./define.ts";

/** The field of the registry with the hook function of each thread, as in PUC. It is there to be looked at: changing it does nothing. */
const HOOK_TABLE = "_HOOKKEY";

const maskLetters: readonly (readonly [string, HookMask])[] = [
  ["c", HookMask.CALL],
  ["r", HookMask.RETURN],
  ["l", HookMask.LINE],
];

function hookTable(registry: LuaTable): LuaTable {
  const present = registry.getString(HOOK_TABLE);
  if (present instanceof LuaTable) return present;
  const table = new LuaTable();
  setNamed(table, "__mode", "k");
  table.metatable = table;
  setNamed(registry, HOOK_TABLE, table);
  return table;
}

/** What it takes to set a hook. */
const HOOK_WORK = 50;

export function hookFunctions(state: LuaState, registry: LuaTable): LibraryFunctions {
  return [
    [
      "sethook",
      (...args) => {
        const { thread, first } = threadGiven(state, args);
        // Setting a hook looks at all functions in progress.
        state.budget.charge(HOOK_WORK + thread.depth);
        if (args[first] === undefined) {
          setHook(thread, undefined, HookMask.NONE, 0);
          hookTable(registry).set(thread, undefined);
          return results();
        }
        const letters = checkString(args, first + 1);
        const callee = checkFunction(args, first);
        // A C int.
        const count = Number(BigInt.asIntN(32, integerToBigInt(optionalInteger(args, first + 2, integer(0)))));
        let mask = count > 0 ? HookMask.COUNT : HookMask.NONE;
        for (const [letter, bit] of maskLetters) if (letters.includes(letter)) mask |= bit;
        setHook(thread, callee, mask, count);
        hookTable(registry).set(thread, callee);
        return results();
      },
    ],
    [
      "gethook",
      (...args) => {
        const { hook } = threadGiven(state, args).thread;
        if (hook === undefined || hook.mask === HookMask.NONE) return undefined;
        const letters = maskLetters.map(([letter, bit]) => ((hook.mask & bit) !== 0 ? letter : ""));
        return results(hook.callee, letters.join(""), integer(hook.count));
      },
    ],
  ];
}
