-- Indexing a nil _ENV names the variable.
local function f() local _ENV = nil; return missing end
print(pcall(f)) --> expect: false	env_nil_index.lua:2: attempt to index a nil value (local '_ENV')
local function g() local _ENV <const> = 1; missing = 2 end
print(pcall(g)) --> expect: false	env_nil_index.lua:4: attempt to index a number value
