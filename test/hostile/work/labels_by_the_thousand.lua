-- attack: a function of ten thousand labels and as many jumps forward and back
-- expect: ok
-- expect: limit fuel
local lines = {}
for i = 1, 10000 do lines[i] = ("if x then goto l%d end ::l%d::"):format(10001 - i, i) end
local chunk, message = load(table.concat(lines, "\n"))
assert(chunk == nil or pcall(chunk) or true)
local names = {}
for i = 1, 20000 do names[i] = "goto missing" .. i end
assert(not load("do " .. table.concat(names, " ") .. " end"))
