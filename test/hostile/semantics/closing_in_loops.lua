-- attack: variables to close in loops, with break, goto, error and yield
-- expect: ok
local log = {}
local function guard(name) return setmetatable({}, { __close = function(_, e) log[#log + 1] = name .. (e and "!" or "") end }) end
for i = 1, 3 do local g <close> = guard("a" .. i) if i == 2 then break end end
pcall(function() for i = 1, 3 do local g <close> = guard("b" .. i) if i == 2 then error("x") end end end)
local thread = coroutine.wrap(function() for i = 1, 2 do local g <close> = guard("c" .. i) coroutine.yield(i) end end)
thread() thread() thread()
for v in function(_, c) return not c and 1 or nil end, nil, nil, guard("d") do log[#log + 1] = "body" end
while true do local g <close> = guard("e") goto out end
::out::
assert(table.concat(log, " ") == "a1 a2 b1 b2! c1 c2 body d e", table.concat(log, " "))
