-- Operands that do not matter are not evaluated.
local log = ""
local function mark(name, value) log = log .. name return value end
local _ = mark("a", true) and mark("b", false) and mark("c", true) or mark("d", 1)
print(log, _) --> expect: abd	1
log = ""
if mark("a", false) or mark("b", nil) or not mark("c", nil) then log = log .. "!" end
print(log) --> expect: abc!
log = ""
while mark("x", #log < 3) and not mark("y", #log > 4) do end
print(log) --> expect: xyxyx
