/**
 * What a host says of a class when it registers it: the definition, as TypeScript checks it against the class. Nothing here runs.
 */
import type { LuaFunction } from "./function-handle.ts";
import type { BorrowedParameter, ParameterKind } from "./parameters.ts";
import type { LuaTable } from "./table-handle.ts";
import type { LuaThread } from "./thread-handle.ts";
import type { LuaUserdata } from "./userdata-handle.ts";

/** A class: abstract ones and those with private constructors too. */
export interface ClassOf<T> {
  /** The object that instances inherit from. */
  readonly prototype: T;
  /** The name of the class in JavaScript. */
  readonly name: string;
}

/**
 * How a method borrows its object: `"ref"` for reading (many at a time), `"mut"` for changing it (nobody else meanwhile), `"once"` takes it out
 * of the userdata for good.
 */
export type BorrowKind = "ref" | "mut" | "once";

// biome-ignore lint/suspicious/noExplicitAny: what comes from Lua is what the host expects there
type Anything = any;

type KeysWithFunctions<T> = { [K in keyof T]: T[K] extends (...args: never[]) => unknown ? K : never }[keyof T];
/** The names of a class's methods. */
export type MethodsOf<T> = KeysWithFunctions<T> & string;
/** The names of a class's other public properties. */
export type FieldsOf<T> = Exclude<keyof T & string, MethodsOf<T>>;

/* ---- Methods ---- */

/** The kinds that suit an argument's type. */
type KindFor<A> = A extends number
  ? "number" | "integer"
  : A extends bigint
    ? "integer"
    : A extends string | Uint8Array
      ? "string"
      : A extends boolean
        ? "boolean"
        : A extends LuaTable
          ? "table"
          : A extends LuaThread
            ? "thread"
            : A extends LuaUserdata
              ? "userdata"
              : A extends LuaFunction | ((...args: never[]) => unknown)
                ? "function"
                : never;
type BorrowFor<A> = A extends object ? BorrowedParameter<A> : never;
/** What `parameters` may say of an argument. */
export type ParameterFor<A> = unknown extends A
  ? ParameterKind
  : "any" | KindFor<A> | `...${KindFor<A>}` | BorrowFor<A> | (undefined extends A ? `${KindFor<Exclude<A, undefined>>}?` : never);
/** What `parameters` may say of each argument of a method. */
export type ParametersFor<P extends readonly unknown[]> = { readonly [I in keyof P]?: ParameterFor<P[I]> };

interface MethodOptions {
  /** How a call borrows the object. */
  readonly borrow: BorrowKind;
  /**
   * The method waits for a promise: in a call that cannot wait it is refused before it begins. Methods that return promises work without this
   * too, but are refused only when they have returned.
   */
  readonly async?: boolean;
}

/** A method of the class. */
export interface MethodDefinition<T, P extends readonly unknown[]> extends MethodOptions {
  /** Called with the object and the arguments; default: the object's own method of that name. */
  readonly call?: (self: T, ...args: Anything[]) => unknown;
  /** What each argument must be; see FunctionOptions. */
  readonly parameters?: ParametersFor<P>;
}

/** A method that the class does not have. */
export interface ExtraMethod<T> extends MethodOptions {
  /** Called with the object and the arguments. */
  readonly call: (self: T, ...args: Anything[]) => unknown;
  /** What each argument must be; see FunctionOptions. */
  readonly parameters?: readonly ParameterKind[];
}

type ParametersOf<F> = F extends (...args: infer P) => unknown ? P : never;
/** The methods of a class by name: how each borrows the object, or more about it. */
export type MethodTable<T, M> = {
  readonly [K in keyof M]: K extends MethodsOf<T> ? BorrowKind | MethodDefinition<T, ParametersOf<T[K]>> : ExtraMethod<T>;
};

/* ---- Fields ---- */

/** A field that is computed, for reading, for assigning, or for both. */
export interface Accessors<T> {
  /** Borrows the object for reading. */
  readonly get?: (self: T) => unknown;
  /** Borrows the object for changing. */
  readonly set?: (self: T, value: Anything) => void;
}
/** The fields of a class by name. */
export type FieldTable<T, F> = {
  readonly [K in keyof F]: K extends FieldsOf<T> ? "read" | "write" | Accessors<T> : Accessors<T>;
};

/* ---- Metamethods ---- */

/** The property that functions do not have tells the two apart, or `call` would be taken for that of functions. */
type WithBorrow<F> =
  | (F & { readonly borrow?: never })
  | { readonly borrow: BorrowKind; readonly call: F; readonly parameters?: readonly ParameterKind[] };
type Unary<T> = WithBorrow<(self: T) => unknown>;
/** At least one operand is the object; an operand that is an instance of the class comes as itself, borrowed; others as they come from Lua. */
type Binary = WithBorrow<(left: Anything, right: Anything) => unknown>;

/** Functions that Lua calls for operators and the like (manual §2.4). A plain function borrows for reading. */
export interface Metamethods<T> {
  /** `a + b`. */
  readonly __add?: Binary;
  /** `a - b`. */
  readonly __sub?: Binary;
  /** `a * b`. */
  readonly __mul?: Binary;
  /** `a / b`. */
  readonly __div?: Binary;
  /** `a % b`. */
  readonly __mod?: Binary;
  /** `a ^ b`. */
  readonly __pow?: Binary;
  /** `a // b`. */
  readonly __idiv?: Binary;
  /** `a & b`. */
  readonly __band?: Binary;
  /** `a | b`. */
  readonly __bor?: Binary;
  /** `a ~ b`. */
  readonly __bxor?: Binary;
  /** `a << b`. */
  readonly __shl?: Binary;
  /** `a >> b`. */
  readonly __shr?: Binary;
  /** `a .. b`. */
  readonly __concat?: Binary;
  /** `a == b`, of two userdata or tables that are not the same; the result becomes a boolean. */
  readonly __eq?: Binary;
  /** `a < b`, and `b > a`. */
  readonly __lt?: Binary;
  /** `a <= b`, and `b >= a`. */
  readonly __le?: Binary;
  /** `-a`. */
  readonly __unm?: Unary<T>;
  /** `~a`. */
  readonly __bnot?: Unary<T>;
  /** `#a`. */
  readonly __len?: Unary<T>;
  /** `tostring(a)` (§6.1); gives a string. */
  readonly __tostring?: Unary<T>;
  /** `pairs(a)` (§6.1); gives the iterator, the state and the first key: `lua.results(…)`. */
  readonly __pairs?: Unary<T>;
  /** Asked for keys that are neither methods nor fields. */
  readonly __index?: WithBorrow<(self: T, key: Anything) => unknown>;
  /** Told of assignments to keys that are no fields. */
  readonly __newindex?: WithBorrow<(self: T, key: Anything, value: Anything) => void>;
  /** `a(…)`. */
  readonly __call?: WithBorrow<(self: T, ...args: Anything[]) => unknown>;
  /** The userdata was a `<close>` variable whose block is left; `error` is the error that ended it, or undefined. */
  readonly __close?: WithBorrow<(self: T, error: unknown) => unknown>;
}

/* ---- Classes ---- */

/** What Lua gets to see of a class. Whatever is not listed does not exist for Lua. */
export interface ClassDefinition<T, M = Anything, F = Anything> {
  /** The name in messages; default: the class's own. */
  readonly name?: string;
  /** Makes instances for `Class.new(…)` and `Class(…)` in Lua: by the constructor, or by a function. Default: Lua cannot make any. */
  readonly construct?: boolean | ((...args: Anything[]) => T | PromiseLike<T>);
  /** Methods by name: the class's own, of which `borrow` says all that is needed, and others with a function of theirs. */
  readonly methods?: MethodTable<T, M>;
  /** Properties: `"read"` for reading only, `"write"` for both, or functions. */
  readonly fields?: FieldTable<T, F>;
  /** Functions and values of the table that registerClass gives. */
  readonly statics?: Readonly<Record<string, unknown>>;
  /** What operators, calls and the like do with instances. */
  readonly metamethods?: Metamethods<T>;
  /** A registered class that this one extends in JavaScript: its methods, fields and metamethods are inherited. */
  readonly extends?: ClassOf<object>;
  /** What an instance becomes in Lua instead of a userdata. */
  readonly toLua?: (object: T) => unknown;
  /** Makes an instance of a Lua value where a `{ ref }` or `{ mut }` parameter expects one; undefined if it cannot. */
  readonly fromLua?: (value: Anything) => T | undefined;
  /**
   * Lua owns the objects: one is disposed of when the collector finds that Lua code cannot reach it, by `destroy`, and when the state is closed.
   * `true` calls its `[Symbol.dispose]`.
   */
  readonly dispose?: boolean | ((object: T) => void);
  /**
   * The bytes that an object takes, which count as memory in use for as long as Lua has it (docs/limits.md); a function is asked once, when the
   * object goes in, and must not use the state. Default: none.
   */
  readonly size?: number | ((object: T) => number);
}
