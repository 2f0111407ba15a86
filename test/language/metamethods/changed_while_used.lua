-- A metatable that gains, changes and loses fields takes effect at once.
local mt = {}
local t = setmetatable({}, mt)
print(t.x) --> expect: nil
mt.__index = { x = 1 }
print(t.x) --> expect: 1
mt.__index = function() return 2 end
print(t.x) --> expect: 2
mt.__index = nil
print(t.x) --> expect: nil
print(pcall(function() return t + 1 end)) --> expect: false	changed_while_used.lua:11: attempt to perform arithmetic on a table value (upvalue 't')
mt.__add = function() return "added" end
print(t + 1) --> expect: added
rawset(mt, "__add", nil)
print(pcall(function() return t + 1 end)) --> expect: false	changed_while_used.lua:15: attempt to perform arithmetic on a table value (upvalue 't')
mt.__newindex = function(_, k) rawset(t, k, "via handler") end
t.y = 1
print(t.y) --> expect: via handler
mt.__newindex = nil
t.z = 1
print(t.z) --> expect: 1
local other = setmetatable({}, { __eq = function() return true end })
print(t == other) --> expect: true
mt.__eq = function() return true end
print(t == other) --> expect: true
