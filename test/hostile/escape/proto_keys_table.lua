-- attack: JavaScript object property names used as table keys
-- expect: ok
local names = { "__proto__", "constructor", "prototype", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf",
  "propertyIsEnumerable", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "length", "name", "caller",
  "callee", "arguments", "apply", "call", "bind", "get", "set", "has", "size", "keys", "values", "entries", "then", "toJSON",
  "Symbol(Symbol.iterator)", "@@iterator", "hash", "metatable", "0", "-0", "NaN", "Infinity", "undefined", "null" }
for _, k in ipairs(names) do
  local t = {}
  assert(t[k] == nil and rawget(t, k) == nil, k)
  assert(next(t) == nil)
  t[k] = 1
  assert(t[k] == 1 and rawget(t, k) == 1)
  assert(next(t) == k and next(t, k) == nil)
  assert(({})[k] == nil, "leaked " .. k)
  t[k] = nil
  assert(t[k] == nil and next(t) == nil)
  local v = setmetatable({}, { __index = { [k] = "inherited" } })
  assert(v[k] == "inherited" and rawget(v, k) == nil)
  local s = setmetatable({}, { [k] = function() error("called") end })
  assert(s[k] == nil and tostring(s):find("^table"))
end
local all = {}
for i, k in ipairs(names) do all[k] = i end
local n = 0
for k, v in pairs(all) do n = n + 1; assert(names[v] == k) end
assert(n == #names)
local c = { __proto__ = { evil = 1 }, constructor = 2 }
assert(c.evil == nil and c.constructor == 2 and type(c.__proto__) == "table")
assert(({}).evil == nil)
