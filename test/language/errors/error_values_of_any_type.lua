-- Any value can be raised and arrives unchanged.
local t = setmetatable({}, { __tostring = function() return "never called" end })
for _, value in ipairs { 1, 1.5, true, false, t, print, "text" } do
  local ok, e = pcall(error, value, 0)
  print(ok, rawequal(e, value), type(e)) --> expect: false	true	number
  --> expect: false	true	number
  --> expect: false	true	boolean
  --> expect: false	true	boolean
  --> expect: false	true	table
  --> expect: false	true	function
  --> expect: false	true	string
end
local ok, e = pcall(error, { code = 5 })
print(e.code) --> expect: 5
ok, e = pcall(function() error(coroutine.create(print)) end)
print(ok, type(e)) --> expect: false	thread
ok, e = pcall(function() error(42) end)
print(e, math.type(e)) --> expect: 42	integer
ok, e = pcall(function() error("text " .. 1) end)
print(e) --> expect: error_values_of_any_type.lua:19: text 1
ok, e = pcall(function() error() end)
print(ok, e) --> expect: false	nil
ok, e = pcall(function() error(12.0, 2) end)
print(e) --> expect: 12.0
