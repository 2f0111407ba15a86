// Embedding: a Lua state in a JavaScript program, values both ways, errors with their value and traceback.
import { Lua, LuaError } from "tsuki";

const lua = new Lua({ print: (text) => process.stdout.write(`lua says: ${text}`) });

lua.globals.set("greet", (name) => `hi ${name}`);
console.log(lua.eval("return greet('moon') .. '!'"));

const add = lua.eval("return function(a, b) return a + b, a // b end");
console.log(add(7, 2), add.all(7, 2));

lua.exec("print(2^53, math.maxinteger, 'naïve')");
console.log(lua.eval("return math.maxinteger"), lua.eval("return 9007199254740993"));

try {
  lua.exec("local t = nil; return t.field", { name: "@example.lua" });
} catch (error) {
  if (!(error instanceof LuaError)) throw error;
  console.log(error.message);
  console.log(error.traceback);
}
lua.close();
