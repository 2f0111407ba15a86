-- attack: globals and upvalues that are replaced while a loop calls them
-- expect: ok
function step(n) return n + 1 end
local n = 0
for index = 1, 100000 do
  if index == 50001 then step = function(m) return m + 2 end end
  if index == 99999 then step = setmetatable({}, { __call = function(_, m) return m + 3 end }) end
  n = step(n)
end
assert(n == 50000 + 2 * 49998 + 3 * 2, n)
step = nil
assert(not pcall(function() return step(1) end))
local up = math.abs
local function call(x) return up(x) end
for index = 1, 100000 do assert(call(-index) == index) end
up = function(x) return x end
assert(call(-1) == -1)
