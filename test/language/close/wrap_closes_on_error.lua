-- An error inside a wrapped coroutine closes its pending variables.
local f = coroutine.wrap(function()
  local x <close> = setmetatable({}, { __close = function(_, e) print("closing", e) end })
  coroutine.yield(1)
  error("boom", 0)
end)
print(f()) --> expect: 1
print(pcall(f)) --> expect: closing	boom
--> expect: false	boom
print(pcall(f)) --> expect: false	cannot resume dead coroutine
