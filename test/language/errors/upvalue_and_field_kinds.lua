-- The kind of name in a message depends on how the value was reached.
local module = { inner = {} }
local function outer()
  local a = nil
  return function() return a.b end, function() a() end, function() return a + 1 end, function() return module.inner.x.y end, function()
    return module.inner:go()
  end
end
for _, f in ipairs { outer() } do print(pcall(f)) end --> expect: false	upvalue_and_field_kinds.lua:5: attempt to index a nil value (upvalue 'a')
--> expect: false	upvalue_and_field_kinds.lua:5: attempt to call a nil value (upvalue 'a')
--> expect: false	upvalue_and_field_kinds.lua:5: attempt to perform arithmetic on a nil value (upvalue 'a')
--> expect: false	upvalue_and_field_kinds.lua:5: attempt to index a nil value (field 'x')
--> expect: false	upvalue_and_field_kinds.lua:6: attempt to call a nil value (method 'go')
print(pcall(load("local a <const> = nil; return a.b", "=c"))) --> expect: false	c:1: attempt to index a nil value
print(pcall(load("local a <const> = 5; return a()", "=c"))) --> expect: false	c:1: attempt to call a number value
print(pcall(load("local a <const> = 'k'; local t = {} return t[a].x", "=c"))) --> expect: false	c:1: attempt to index a nil value (field 'k')
print(pcall(load("return _ENV.x.y", "=c"))) --> expect: false	c:1: attempt to index a nil value (global 'x')
print(pcall(load("local t = {} ; t.x.y.z = 1", "=c"))) --> expect: false	c:1: attempt to index a nil value (field 'x')
print(pcall(load("x.y.z = 1", "=c"))) --> expect: false	c:1: attempt to index a nil value (global 'x')
print(pcall(load("local _ENV = {}; x.y = 1", "=c"))) --> expect: false	c:1: attempt to index a nil value (global 'x')
print(pcall(load("local function f(_ENV) return x.y end f{}", "=c"))) --> expect: false	c:1: attempt to index a nil value (global 'x')
