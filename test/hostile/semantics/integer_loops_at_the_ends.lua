-- attack: numeric loops that end where integers do, or never begin
-- expect: ok
local function count(...) local n = 0 for i in (function(a, b, c) return coroutine.wrap(function() for i = a, b, c do coroutine.yield(i) end end) end)(...) do n = n + 1 if n > 100 then break end end return n end
assert(count(math.maxinteger - 2, math.maxinteger, 1) == 3 and count(math.mininteger + 2, math.mininteger, -1) == 3)
assert(count(1, 0, 1) == 0 and count(0, 1, -1) == 0 and count(math.mininteger, math.maxinteger, math.maxinteger) == 3)
assert(count(1, math.huge, 1) == 101 and count(1, -math.huge, 1) == 0 and count(3, 2.9, 1) == 0 and count(1, 3.9, 1) == 3)
assert(count(1.0, 3, 1) == 3 and count(0.1, 1, 0.25) == 4 and count(math.maxinteger, math.maxinteger + 1.0, 1) == 1)
assert(not pcall(count, 1, 2, 0) and not pcall(count, "a", 2, 1) and not pcall(count, 1, {}, 1))
for i = 1, 3 do local j = i i = 10 assert(j <= 3) end
