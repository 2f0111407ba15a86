/**
 * What TypeScript refuses in definitions of classes. Compiled with everything else, never run: a line marked as an error that is none fails.
 */
import { Lua, type LuaTable, type LuaUserdata, type UserdataGuard } from "../../src/index.ts";

class Point {
  label?: string;
  constructor(
    public x: number,
    public y: number,
  ) {}
  length(): number {
    return Math.hypot(this.x, this.y);
  }
  move(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
  }
  distance(other: Point): number {
    return Math.hypot(this.x - other.x, this.y - other.y);
  }
  name(text: string, isBold?: boolean): string {
    return isBold ? `**${text}**` : text;
  }
}
class Secret {
  private constructor() {}
  static make(): Secret {
    return new Secret();
  }
  open(): boolean {
    return true;
  }
}
const lua = new Lua();

const statics: LuaTable = lua.registerClass(Point, {
  construct: true,
  methods: {
    length: "ref",
    move: { borrow: "mut", parameters: ["number", "integer"] },
    distance: { borrow: "ref", parameters: [{ ref: Point }] },
    name: { borrow: "ref", parameters: ["string", "boolean?"] },
    scale: {
      borrow: "mut",
      call: (self, factor: number) => {
        self.x *= factor;
      },
      parameters: ["number"],
    },
  },
  fields: { x: "write", y: "read", label: "write", norm: { get: (self) => self.x + self.y } },
  metamethods: { __unm: (self) => new Point(-self.x, -self.y), __len: { borrow: "ref", call: (self) => self.x } },
  dispose: (point) => point.move(0, 0),
});
statics.get("new");
lua.registerClass(Secret, { construct: () => Secret.make(), methods: { open: "once" } });

// A method that the class does not have needs a body, and a borrow of the three kinds.
// @ts-expect-error
lua.registerClass(Point, { methods: { lenght: "ref" } });
// @ts-expect-error
lua.registerClass(Point, { methods: { length: "shared" } });
// @ts-expect-error
lua.registerClass(Point, { methods: { length: {} } });
// @ts-expect-error
lua.registerClass(Point, { methods: { extra: { borrow: "ref" } } });
// A property is no method, and a method no property.
// @ts-expect-error
lua.registerClass(Point, { methods: { x: "ref" } });
// @ts-expect-error
lua.registerClass(Point, { fields: { length: "read" } });
// @ts-expect-error
lua.registerClass(Point, { fields: { z: "read" } });
// @ts-expect-error
lua.registerClass(Point, { fields: { x: "readwrite" } });
// Parameters suit the method's arguments.
// @ts-expect-error
lua.registerClass(Point, { methods: { move: { borrow: "mut", parameters: ["string", "number"] } } });
// @ts-expect-error
lua.registerClass(Point, { methods: { move: { borrow: "mut", parameters: ["number", "number", "number"] } } });
// @ts-expect-error
lua.registerClass(Point, { methods: { move: { borrow: "mut", parameters: ["number?"] } } });
// @ts-expect-error
lua.registerClass(Point, { methods: { distance: { borrow: "ref", parameters: [{ ref: Secret }] } } });
// @ts-expect-error
lua.registerClass(Point, { methods: { distance: { borrow: "ref", parameters: ["table"] } } });
// Bodies know the object.
// @ts-expect-error
lua.registerClass(Point, { methods: { extra: { borrow: "ref", call: (self) => self.z } } });
// @ts-expect-error
lua.registerClass(Point, { fields: { norm: { get: (self) => self.z } } });
// @ts-expect-error
lua.registerClass(Point, { metamethods: { __unm: (self) => self.z } });
// Scripts get no finalizers and no metatables.
// @ts-expect-error
lua.registerClass(Point, { metamethods: { __gc: () => undefined } });
// @ts-expect-error
lua.registerClass(Point, { metamethods: { __metatable: () => undefined } });
// @ts-expect-error
lua.registerClass(Point, { construct: () => 1 });
// @ts-expect-error
lua.registerClass(Point, { dispose: (point: Secret) => point.open() });

const handle: LuaUserdata<Point> = lua.createUserdata(new Point(1, 2));
const guard: UserdataGuard<Point> = handle.borrow();
guard.value.move(1, 1);
const length: number = handle.withBorrow((point) => point.length());
length.toFixed();
// @ts-expect-error
handle.withBorrow((point) => point.z);
const unknown: LuaUserdata = lua.eval("return p");
if (unknown.is(Point)) unknown.borrow().value.length();
// @ts-expect-error
unknown.borrow().value.length();
lua.scope((scope) => {
  const lent: LuaUserdata<Point> = scope.borrowMut(new Point(1, 2));
  scope.createFunction(() => lent.take().x);
});
