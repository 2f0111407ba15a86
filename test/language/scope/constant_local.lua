-- A <const> local of a compile-time value may be used like the value.
local limit <const> = 10
local name <const>, flag <const>, nothing <const> = "n", true, nil
local function show() return limit * 2, name .. "!", not flag, nothing end
print(show()) --> expect: 20	n!	false	nil
