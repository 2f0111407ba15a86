-- attack: JavaScript's names as globals, read, set and removed
-- expect: ok
local names = {
  "constructor", "prototype", "__proto__", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable",
  "toLocaleString",
  "__defineGetter__", "__lookupSetter__", "globalThis", "window", "self", "process", "module", "exports", "eval", "Function", "Object",
  "Symbol",
  "arguments", "undefined", "NaN", "Infinity", "this", "length", "name", "caller", "get", "set", "size", "value", "done",
}
for _, name in ipairs(names) do
  assert(_G[name] == nil and load("return " .. name)() == nil, name)
  load(name .. " = 5")()
  assert(_G[name] == 5 and load("return " .. name)() == 5, name)
  load("function " .. name .. "() return 7 end")()
  assert(_G[name]() == 7)
  _G[name] = nil
  assert(load("return " .. name)() == nil and next({ [name] = nil }) == nil)
end
