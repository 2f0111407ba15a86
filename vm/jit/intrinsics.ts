/**
 * Inline forms of library functions. A form is tried where the name of the called function suggests it, and guarded by the number the function
 * carries (vm/intrinsic.ts) and by the types it handles; otherwise the call is made.
 *
 * What must stay true: a form has the result, the fuel and the memory of the function it stands for, and does nothing where that would raise.
 */
import { SHORT_STRING_LENGTH, SHORT_STRING_SIZE } from "../allocation.ts";
import { Intrinsic, intrinsics } from "../intrinsic.ts";
import { EVENT_GC, EVENT_METATABLE, EVENT_MODE } from "../metamethods.ts";
import { FLOAT_SHIFT, INTEGER_BOUND } from "../numbers.ts";

/** A string that a library function returns counts as a new one. */
export const NOTE = "if(typeof t==='string')noteString(t.length);";

/** Literals of the encoding. */
export const SHIFT = String(FLOAT_SHIFT);
export const BOUND = String(INTEGER_BOUND);

export interface InlineCall {
  readonly intrinsic: Intrinsic;
  /** Condition on the arguments under which the form applies; may use the temporaries `a`, `h` and `t`. */
  readonly guard: string;
  /** Statements that leave the result in `t`, or the results in `results`. */
  readonly code: string;
  readonly results?: readonly string[];
}

const byName = new Map<string, Intrinsic>();
for (const [name, intrinsic] of intrinsics) byName.set(name.slice(name.indexOf(".") + 1), intrinsic);

const isNumber = (x: string): string => `typeof ${x}==='number'`;
const isPlain = (x: string): string => `${isNumber(x)}&&${x}<${SHIFT}&&${x}>-${SHIFT}`;
const isTable = (x: string): string => `${x}!==undefined&&${x}.array!==undefined`;

/** The inline form of a call of something named `name` with these arguments; undefined where there is none. */
export function inlineCall(name: string, values: readonly string[], wanted: number): InlineCall | undefined {
  const intrinsic = byName.get(name);
  if (intrinsic === undefined) return undefined;
  const form = formOf(intrinsic, values, wanted);
  return form === undefined ? undefined : { intrinsic, ...form };
}

function formOf(intrinsic: Intrinsic, values: readonly string[], wanted: number): Omit<InlineCall, "intrinsic"> | undefined {
  const [x, y, z] = values as [string, string, string];
  const count = values.length;
  if (intrinsic === Intrinsic.PAIRS || intrinsic === Intrinsic.IPAIRS) {
    if (count !== 1 || wanted < 2) return undefined;
    return intrinsic === Intrinsic.PAIRS
      ? { guard: `${isTable(x)}&&${x}.metatable===undefined`, code: "", results: ["J.next", x, "undefined"] }
      : { guard: isTable(x), code: "", results: ["J.ipairs", x, "0"] };
  }
  if (intrinsic === Intrinsic.INSERT) {
    if (count !== 2 || wanted !== 0) return undefined;
    return {
      guard: `${y}!==undefined&&${isTable(x)}&&${x}.metatable===undefined&&${x}.hash===undefined&&(a=${x}.array).length>1&&(a.length&(a.length-1))!==0`,
      code: `a.push(${y});`,
    };
  }
  if (intrinsic === Intrinsic.ASSERT) {
    if (count < 1 || wanted > 1 || wanted < 0 || (wanted === 1 && count > 1)) return undefined;
    return { guard: `${x}!==undefined&&${x}!==false`, code: `t=${x};${count === 1 ? NOTE : ""}` };
  }
  if (wanted !== 1) return undefined;
  switch (intrinsic) {
    case Intrinsic.FLOOR:
      return count === 1 ? { guard: `${isNumber(x)}&&${x}<${BOUND}&&${x}>-${BOUND}`, code: `t=floor(${x});` } : undefined;
    case Intrinsic.CEIL:
      return count === 1 ? { guard: `${isNumber(x)}&&${x}<${BOUND}&&${x}>-${BOUND}`, code: `t=Math.ceil(${x})+0;` } : undefined;
    case Intrinsic.SQRT:
      return count === 1 ? { guard: `${isPlain(x)}&&(t=Math.sqrt(${x}))!==floor(t)&&${x}>=0`, code: "" } : undefined;
    case Intrinsic.ABS:
      return count === 1 ? { guard: isPlain(x), code: `t=Math.abs(${x});` } : undefined;
    case Intrinsic.MAX:
      return count === 2 ? { guard: `${isPlain(x)}&&${isPlain(y)}`, code: `t=${x}<${y}?${y}:${x};` } : undefined;
    case Intrinsic.MIN:
      return count === 2 ? { guard: `${isPlain(x)}&&${isPlain(y)}`, code: `t=${y}<${x}?${y}:${x};` } : undefined;
    case Intrinsic.LEN:
      return count === 1 ? { guard: `typeof ${x}==='string'`, code: `t=${x}.length;` } : undefined;
    case Intrinsic.BYTE:
      if (count === 1) return { guard: `typeof ${x}==='string'&&${x}.length>0`, code: `t=${x}.charCodeAt(0);` };
      if (count === 2) {
        return {
          guard: `typeof ${x}==='string'&&${isNumber(y)}&&(${y}|0)===${y}&&${y}>0&&${y}<=${x}.length`,
          code: `t=${x}.charCodeAt(${y}-1);`,
        };
      }
      return count === 3
        ? {
            guard: `typeof ${x}==='string'&&${isNumber(y)}&&(${y}|0)===${y}&&${y}>0&&${y}<=${x}.length&&${z}===${y}`,
            code: `t=${x}.charCodeAt(${y}-1);`,
          }
        : undefined;
    case Intrinsic.SUB: {
      if (count !== 3) return undefined;
      const bounds = `${isNumber(y)}&&(${y}|0)===${y}&&${y}>0&&${isNumber(z)}&&(${z}|0)===${z}&&${z}>=${y}&&${z}<=${x}.length`;
      const size = `${z}-${y}+1`;
      return {
        guard: `typeof ${x}==='string'&&${bounds}&&${size}<=${SHORT_STRING_LENGTH}&&M.left>=${SHORT_STRING_SIZE + SHORT_STRING_LENGTH}`,
        code: `M.left-=${SHORT_STRING_SIZE}+${size};t=${x}.substring(${y}-1,${z});`,
      };
    }
    case Intrinsic.CHAR:
      return count === 1
        ? {
            guard: `${isNumber(x)}&&(${x}|0)===${x}&&${x}>=0&&${x}<=255&&M.left>=${SHORT_STRING_SIZE + 1}`,
            code: `M.left-=${SHORT_STRING_SIZE + 1};t=String.fromCharCode(${x});`,
          }
        : undefined;
    case Intrinsic.TYPE:
      return count === 1 ? { guard: "M.left>=40", code: `t=typeName(${x});M.left-=${SHORT_STRING_SIZE}+t.length;` } : undefined;
    case Intrinsic.SETMETATABLE:
      return count === 2
        ? {
            guard:
              `${isTable(x)}&&${x}.metatable===undefined&&${isTable(y)}&&${y}.hash===undefined` +
              `&&${y}.${EVENT_GC.field}===undefined&&${y}.${EVENT_MODE.field}===undefined`,
            code: `${x}.metatable=${y};t=${x};`,
          }
        : undefined;
    case Intrinsic.GETMETATABLE:
      return count === 1
        ? {
            guard: `${isTable(x)}&&((a=${x}.metatable)===undefined||a.fieldCount>0&&a.hash===undefined&&a.${EVENT_METATABLE.field}===undefined)`,
            code: "t=a;",
          }
        : undefined;
    case Intrinsic.RAWGET:
      return count === 2 ? { guard: isTable(x), code: `t=${x}.get(${y});${NOTE}` } : undefined;
    case Intrinsic.RAWEQUAL:
      return count === 2 ? { guard: "true", code: `t=rawEquals(${x},${y});` } : undefined;
    case Intrinsic.RAWLEN:
      return count === 1 ? { guard: isTable(x), code: `t=${x}.array.length-1;` } : undefined;
  }
  return undefined;
}

/** A library function on doubles: its value, and the condition on them under which it is that. NaN and its signs are left to the function. */
export function numberForm(intrinsic: Intrinsic, [x, y]: readonly string[]): { readonly guard: string; readonly value: string } {
  switch (intrinsic) {
    case Intrinsic.SQRT:
      return { guard: `${x}>=0`, value: `Math.sqrt(${x})` };
    case Intrinsic.ABS:
      return { guard: `${x}===${x}`, value: `Math.abs(${x})` };
    case Intrinsic.FLOOR:
      return { guard: `${x}<${BOUND}&&${x}>-${BOUND}`, value: `floor(${x})+0` };
    case Intrinsic.CEIL:
      return { guard: `${x}<${BOUND}&&${x}>-${BOUND}`, value: `Math.ceil(${x})+0` };
    case Intrinsic.MAX:
      return { guard: `${x}===${x}&&${y}===${y}`, value: `${x}<${y}?${y}:${x}` };
    case Intrinsic.MIN:
      return { guard: `${x}===${x}&&${y}===${y}`, value: `${y}<${x}?${y}:${x}` };
  }
  throw new Error(`no operation on numbers for function ${intrinsic}`);
}
