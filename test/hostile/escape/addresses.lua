-- attack: texts of objects tell nothing of the machine and are the same in each run
-- expect: ok
local a, b = {}, {}
assert(tostring(a) ~= tostring(b) and tostring(a) == tostring(a) and tostring(a):find("^table: 0x%x+$"))
assert(tostring(print):find("^function: ") and tostring(coroutine.create(print)):find("^thread: 0x%x+$")
  and tostring(function() end):find("^function: 0x%x+$"))
assert(string.format("%p", a) == tostring(a):match("0x%x+"))
assert(not tostring(print):find("native") and not tostring(print):find("=>"))
assert(string.format("%s", setmetatable({}, { __name = "Type" })):find("^Type: 0x%x+$"))
