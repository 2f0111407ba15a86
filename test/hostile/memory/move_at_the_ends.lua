-- attack: table.move whose ranges touch the ends of the integers
-- expect: ok
local max, min = math.maxinteger, math.mininteger
local function fails(text, ...)
  local ok, message = pcall(table.move, ...)
  assert(not ok and message:find(text, 1, true), message)
end
fails("too many elements to move", {}, min, max, 1)
fails("too many elements to move", {}, -1, max, 1)
fails("too many elements to move", {}, 0, max, 1)
fails("destination wrap around", {}, 1, max, 2)
fails("destination wrap around", {}, 1, max - 1, 3)
fails("destination wrap around", {}, min, -2, 2)
assert(table.move({}, max, min, 1) and table.move({}, max, max - 1, max))
local list = table.move({ [max - 2] = "a", [max - 1] = "b" }, max - 2, max - 1, max - 1)
assert(list[max] == "b" and list[max - 1] == "a")
list = table.move({ [min] = "c", [min + 1] = "d" }, min, min + 1, max - 1, {})
assert(list[max - 1] == "c" and list[max] == "d")
list = table.move({ 1, 2, 3 }, 2, 3, 1)
assert(list[1] == 2 and list[2] == 3 and list[3] == 3)
