/**
 * Rule D1: application data of a state, under the discipline of userdata.
 */
import { describe, expect, test } from "vitest";
import { deferred, failure, settled, tsuki } from "./helpers.ts";

const { Lua, LuaBorrowError, LuaClosedError } = tsuki;

describe("D1 data", () => {
  test("is kept by key, of any kind", () => {
    const lua = new Lua();
    class Key {}
    expect([lua.data("x").isSet, lua.data(Key).isSet]).toEqual([false, false]);
    lua.data<number>("x").set(1);
    lua.data<string>(Key).set("y");
    expect(lua.data<number>("x").borrow((value) => value)).toBe(1);
    expect(lua.data<string>(Key).take()).toBe("y");
    expect([lua.data("x").isSet, lua.data(Key).isSet]).toEqual([true, false]);
    expect(new Lua().data("x").isSet).toBe(false);
  });

  test("is lent to many for reading or to one for changing", () => {
    const data = new Lua().data<number[]>("list");
    data.set([1]);
    const refused = (action: () => unknown): void => expect(failure(action)).toBeInstanceOf(LuaBorrowError);
    data.borrow((outer) => {
      data.borrow((inner) => expect(inner).toBe(outer));
      refused(() => data.borrowMut(() => 1));
      refused(() => data.set([]));
      refused(() => data.take());
    });
    data.borrowMut((list) => {
      list.push(2);
      refused(() => data.borrow(() => 1));
      refused(() => data.borrowMut(() => 1));
      refused(() => data.set([]));
    });
    expect(data.take()).toEqual([1, 2]);
  });

  test("errors say who holds it, and the ledger lists it", () => {
    const lua = new Lua();
    const data = lua.data("x");
    data.borrowMut(() => {
      const refused = failure(() => data.borrow(() => 1));
      expect(refused.message).toMatch(/^data\.borrow: error borrowing data: it is mutably borrowed by data\.borrowMut at .*data\.test/);
      expect(refused.holder).toMatchObject({ label: "data.borrowMut" });
      expect(lua.ledger().borrows).toMatchObject([
        { kind: "exclusive", label: "data.borrowMut", site: expect.stringMatching(/data\.test/) },
      ]);
    });
    expect(lua.ledger().borrows).toEqual([]);
  });

  test("is free again when the action throws, and when its promise settles", async () => {
    const data = new Lua().data<number>("x");
    data.set(1);
    expect(
      failure(() =>
        data.borrowMut(() => {
          throw new Error("no");
        }),
      ).message,
    ).toBe("no");
    data.set(2);
    for (const isFine of [true, false]) {
      const gate = deferred();
      const pending = data.borrowMut(() => gate.promise);
      expect(failure(() => data.borrow(() => 1))).toBeInstanceOf(LuaBorrowError);
      if (isFine) gate.resolve();
      else gate.reject(new Error("no"));
      await pending.catch(() => undefined);
      await settled();
      expect(data.borrow((value) => value)).toBe(2);
    }
  });

  test("host functions meet at it", () => {
    const lua = new Lua();
    lua.data<{ n: number }>("state").set({ n: 0 });
    lua.globals.set("bump", (f?: () => unknown) =>
      lua.data<{ n: number }>("state").borrowMut((state) => {
        state.n++;
        return f?.();
      }),
    );
    lua.exec("bump() bump()");
    expect(lua.eval("return tostring(select(2, pcall(bump, bump)))")).toMatch("error mutably borrowing data");
    lua.exec("bump()");
    expect(lua.data<{ n: number }>("state").borrow(({ n }) => n)).toBe(4);
  });

  test("is gone when the state is closed", () => {
    const lua = new Lua();
    const data = lua.data<number>("x");
    data.set(1);
    lua.close();
    for (const use of [
      () => data.isSet,
      () => data.set(2),
      () => data.borrow(() => 1),
      () => data.borrowMut(() => 1),
      () => data.take(),
      () => lua.data("x"),
    ]) {
      expect(failure(use)).toBeInstanceOf(LuaClosedError);
    }
  });
});
