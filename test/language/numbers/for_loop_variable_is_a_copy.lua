-- Changing the control variable does not change the loop.
local line = ""
local function write(...)
  for i = 1, select("#", ...) do line = line .. tostring((select(i, ...))) end
end
local function flush() print(line) line = "" end
for i = 1, 3 do local j = i i = i * 10 write(j, ":", i, " ") end flush() --> expect: 1:10 2:20 3:30
local limit, step = 3, 1
for i = 1, limit, step do limit, step = 100, 50 write(i, " ") end flush() --> expect: 1 2 3
local order = ""
local function f(name, value) order = order .. name return value end
for i = f("a", 1), f("b", 2), f("c", 1) do end print(order) --> expect: abc
