-- attack: tables with toString, valueOf, Symbol names, iterators, getters and toJSON at the door
-- expect: ok
-- profile: host
local called = 0
local function trap() called = called + 1 return 1 end
local object = {}
for _, name in ipairs {
  "toString", "valueOf", "toJSON", "next", "return", "length", "constructor", "Symbol(Symbol.toPrimitive)", "@@toPrimitive", "inspect",
  "get", "set",
  "hasOwnProperty", "equals", "dispose", "handle", "door", "state", "nodejs.util.inspect.custom", "asyncIterator", "__proto__", "size",
  "has", "keys",
} do object[name] = trap end
setmetatable(object, { __tostring = trap, __index = trap, __len = trap, __eq = trap, __name = "Promise", __call = trap })
assert(rawequal(host.echo(object), object) and host.kind(object) ~= "null" and host.count(object, object) == 2)
assert(called == 0, called)
assert(host.same(object, object) and rawequal(host.callback(function(x) return x end, object), object))
