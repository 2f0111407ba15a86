-- coroutine.yield passes values out and brings values in.
local function try(...) print(pcall(...)) end

local co = coroutine.create(function(...)
  local values = table.pack(coroutine.yield(...))
  while values.n > 0 do values = table.pack(coroutine.yield(table.unpack(values, 1, values.n))) end
end)
print(coroutine.resume(co, 1, nil)) --> expect: true	1	nil
print(coroutine.resume(co, nil, 2, nil)) --> expect: true	nil	2	nil
print(select("#", coroutine.resume(co))) --> expect: 1
print(coroutine.status(co)) --> expect: dead
try(coroutine.yield) --> expect: false	attempt to yield from outside a coroutine
try(coroutine.yield, 1) --> expect: false	attempt to yield from outside a coroutine
print(coroutine.resume(coroutine.create(coroutine.yield), "at once")) --> expect: true	at once
print(coroutine.resume(coroutine.create(function() return pcall(pcall, coroutine.yield, "through pcall") end))) --> expect: true	through pcall
