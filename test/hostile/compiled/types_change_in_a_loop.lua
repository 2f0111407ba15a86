-- attack: operands that are integers a hundred thousand times and then something else
-- expect: ok
local function add(a, b) return a + b end
for index = 1, 100000 do assert(add(index, 1) == index + 1) end
assert(add(0.5, 1) == 1.5 and add("10", 5) == 15 and add(math.maxinteger, 1) == math.mininteger and add(1 << 53, 1) == 9007199254740993)
assert(add(setmetatable({}, { __add = function() return "meta" end }), 1) == "meta")
local ok, message = pcall(add, {}, 1)
assert(not ok and message:find("attempt to perform arithmetic on a table value (local 'a')", 1, true), message)
ok, message = pcall(add, "x", 1)
assert(not ok and message:find("attempt to add a 'string' with a 'number'", 1, true)
  or message:find("arithmetic on a string value", 1, true), message)
