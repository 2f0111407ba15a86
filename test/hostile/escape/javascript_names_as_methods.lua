-- attack: methods with JavaScript's names on tables, strings and through __index chains
-- expect: ok
for _, name in ipairs { "constructor", "__proto__", "toString", "valueOf", "call", "apply", "bind", "catch", "toJSON", "hasOwnProperty",
  "length", "prototype" } do
  local call = load("local o = ... return o:" .. name .. "(1)")
  local ok, message = pcall(call, {})
  assert(not ok and message:find("attempt to call a nil value (method '" .. name .. "')", 1, true), message)
  ok, message = pcall(call, "text")
  assert(not ok and message:find("attempt to call a nil value (method '" .. name .. "')", 1, true), message)
  local object = setmetatable({}, { __index = { [name] = function(self, x) return x + 1 end } })
  assert(call(object) == 2)
  string[name] = function(self, x) return self .. x end
  assert(call("text") == "text1")
  string[name] = nil
end
