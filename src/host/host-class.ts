/**
 * A registered class inside a state: the metatable of its userdata, and what Lua can reach of them (rule U11).
 *
 * Methods stand in an ordinary Lua table, where the machine finds them before it asks the metatable; `__index` is for the rest.
 * Everything a metatable holds may fall into a script's hands (through hooks, `u.method`), so every function checks what it is called with.
 *
 * What must stay true: nothing of the host's class is looked up by a name that comes from Lua.
 */
import { setNamed } from "../../stdlib/define.ts";
import { LibraryError } from "../../vm/errors.ts";
import { type FunctionBody, LibraryClosure } from "../../vm/function.ts";
import type { LuaState } from "../../vm/state.ts";
import { LuaTable } from "../../vm/table.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { ClassOf } from "./class-definition.ts";
import type { ClassRegistry } from "./classes.ts";
import type { Door } from "./door.ts";
import { decodeText, encodeText } from "./encoding.ts";
import type { HostBody } from "./host-function.ts";
import { sizeOf } from "./limits.ts";
import { Member, type MemberDefinition } from "./member.ts";

interface AnyAccessors {
  readonly get?: HostBody | undefined;
  readonly set?: HostBody | undefined;
}
type Body = FunctionBody | undefined;

/** A definition (ClassDefinition) without the types that tie it to its class. */
export interface AnyDefinition {
  readonly name?: string;
  readonly construct?: boolean | HostBody;
  readonly methods?: Readonly<Record<string, MemberDefinition["borrow"] | MemberDefinition>>;
  readonly fields?: Readonly<Record<string, "read" | "write" | AnyAccessors>>;
  readonly statics?: Readonly<Record<string, unknown>>;
  readonly metamethods?: Readonly<Record<string, HostBody | Partial<MemberDefinition> | undefined>>;
  readonly extends?: ClassOf<object>;
  readonly toLua?: (object: object) => unknown;
  readonly fromLua?: (value: unknown) => object | undefined;
  readonly dispose?: boolean | ((object: object) => void);
  readonly size?: number | ((object: object) => number);
}

/** Metamethods called with an operand on either side. */
const BINARY = new Set("add sub mul div mod pow idiv band bor bxor shl shr concat eq lt le".split(" ").map((name) => `__${name}`));
/** Metamethods called with the object alone; what Lua passes besides says nothing. */
const UNARY = new Set(["__unm", "__bnot", "__len", "__tostring", "__pairs"]);
const OTHERS = new Set(["__index", "__newindex", "__call", "__close"]);
/** Metamethods that only raise once a userdata has lost its object. */
export const EVENTS: readonly string[] = [...BINARY, ...UNARY, ...OTHERS];

export class HostClass {
  readonly name: string;
  /** The class and those it inherits from. */
  private readonly ancestors: Set<HostClass>;
  readonly metatable = new LuaTable();
  readonly methods = new LuaTable();
  private readonly methodNames = new Set<string>();
  private readonly getters: Map<LuaValue, Body>;
  private readonly setters: Map<LuaValue, Body>;
  private readonly metamethods: Map<string, FunctionBody>;
  readonly toLua: ((object: object) => unknown) | undefined;
  readonly fromLua: ((value: unknown) => object | undefined) | undefined;
  readonly dispose: ((object: object) => void) | undefined;
  private readonly size: number | ((object: object) => number);

  constructor(
    private readonly door: Door,
    readonly classes: ClassRegistry,
    readonly Class: ClassOf<object>,
    definition: AnyDefinition,
    base: HostClass | undefined,
    finalize: FunctionBody,
  ) {
    this.name = definition.name ?? Class.name;
    this.ancestors = new Set([this, ...(base?.ancestors ?? [])]);
    this.getters = new Map(base?.getters);
    this.setters = new Map(base?.setters);
    this.metamethods = new Map(base?.metamethods);
    this.toLua = definition.toLua;
    this.fromLua = definition.fromLua;
    const { dispose } = definition;
    this.dispose = typeof dispose === "function" ? dispose : dispose === true ? disposeItself : base?.dispose;
    this.size = definition.size === undefined ? (base?.size ?? 0) : definition.size;
    if (typeof this.size !== "function") sizeOf(this.size);
    for (const name of base?.methodNames ?? []) this.addMethod(name, base?.methods.getString(encodeText(name)));
    this.defineMethods(definition);
    this.defineFields(definition);
    this.defineMetamethods(definition);
    this.fillMetatable(finalize);
  }

  get state(): LuaState {
    return this.door.state;
  }

  /** The bytes of an object, as the definition says. Throws RangeError, TypeError, what the definition's function throws. */
  sizeOf(object: object): number {
    return sizeOf(typeof this.size === "function" ? this.size(object) : this.size);
  }

  /** Whether instances of this class are instances of another. */
  isA(other: HostClass): boolean {
    return this === other || this.ancestors.has(other);
  }

  /* ---- Definition ---- */

  private addMethod(name: string, value: LuaValue): void {
    setNamed(this.methods, encodeText(name), value);
    this.methodNames.add(name);
  }

  private defineMethods({ methods = {} }: AnyDefinition): void {
    for (const [name, method] of Object.entries(methods)) {
      const definition: MemberDefinition = typeof method === "string" ? { borrow: method } : method;
      const member = new Member(this.door, this, `method '${this.name}.${name}'`, name, definition);
      this.addMethod(name, new LibraryClosure(member.methodBody(), `${this.name}.${name}`, []));
    }
  }

  private defineFields({ fields = {} }: AnyDefinition): void {
    for (const [name, field] of Object.entries(fields)) {
      const accessors = typeof field === "string" ? propertyAccessors(this.name, name, field) : field;
      const label = `field '${this.name}.${name}'`;
      const body = (borrow: "ref" | "mut", call: HostBody | undefined): Body =>
        call && new Member(this.door, this, label, name, { borrow, call }).methodBody();
      const key = encodeText(name);
      this.getters.set(key, body("ref", accessors.get));
      this.setters.set(key, body("mut", accessors.set));
    }
  }

  private defineMetamethods({ metamethods = {} }: AnyDefinition): void {
    for (const [event, metamethod] of Object.entries(metamethods)) {
      if (!EVENTS.includes(event)) throw new TypeError(`${this.name}: '${event}' is no metamethod that a class can define`);
      if (metamethod === undefined) continue;
      const definition: MemberDefinition =
        typeof metamethod === "function" ? { borrow: "ref", call: metamethod } : { borrow: "ref", ...metamethod };
      if (definition.borrow === "once" && BINARY.has(event)) throw new TypeError(`${this.name}: '${event}' cannot take its operands out`);
      const member = new Member(this.door, this, `metamethod '${this.name}.${event}'`, event, definition);
      const body = BINARY.has(event) ? member.operatorBody() : UNARY.has(event) ? member.unaryBody() : member.methodBody();
      this.metamethods.set(event, body);
    }
  }

  private fillMetatable(finalize: FunctionBody): void {
    const { metatable, metamethods, methods, getters } = this;
    const add = (event: string, body: FunctionBody): void =>
      setNamed(metatable, event, new LibraryClosure(body, `${this.name}.${event}`, []));
    for (const [event, body] of metamethods) if (event !== "__index" && event !== "__newindex") add(event, body);
    if (getters.size > 0 || metamethods.has("__index")) add("__index", this.indexBody());
    else setNamed(metatable, "__index", methods);
    add("__newindex", this.newIndexBody());
    add("__gc", finalize);
    setNamed(metatable, "__name", encodeText(this.name));
    setNamed(metatable, "__metatable", false);
  }

  /** `userdata[key]` where the key is no method: a field, what the class's own `__index` says, or nil. */
  private indexBody(): FunctionBody {
    const { getters } = this;
    const fallback = this.metamethods.get("__index");
    return (self, key) => {
      const getter = getters.get(key);
      if (getter !== undefined) return getter(self);
      return fallback?.(self, key);
    };
  }

  /** `userdata[key] = value`. */
  private newIndexBody(): FunctionBody {
    const { setters, getters } = this;
    const fallback = this.metamethods.get("__newindex");
    return (self, key, value) => {
      const setter = setters.get(key);
      if (setter !== undefined) return setter(self, value);
      if (fallback !== undefined && !getters.has(key)) return fallback(self, key, value);
      const what = typeof key === "string" ? `field '${decodeText(key)}'` : "such a field";
      throw new LibraryError(
        encodeText(getters.get(key) === undefined ? `${this.name} has no ${what}` : `${what} of ${this.name} is read-only`),
      );
    };
  }
}

/** Accessors of a property. */
function propertyAccessors(className: string, name: string, access: string): AnyAccessors {
  if (access !== "read" && access !== "write") throw new TypeError(`${className}: field '${name}' must be "read", "write" or accessors`);
  type Properties = Record<string, unknown>;
  const set = (self: Properties, value: unknown): void => {
    self[name] = value;
  };
  return { get: (self: Properties) => self[name], set: access === "write" ? set : undefined };
}

function disposeItself(object: object): void {
  (object as Disposable)[Symbol.dispose]();
}
