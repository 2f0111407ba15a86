-- Integer loops: up, down, with steps, with float limits, without iterations.
local line = ""
local function write(...)
  for i = 1, select("#", ...) do line = line .. tostring((select(i, ...))) end
end
local function flush() print(line) line = "" end
for i = 1, 3 do write(i, " ") end flush() --> expect: 1 2 3
for i = 3, 1, -1 do write(i, " ") end flush() --> expect: 3 2 1
for i = 1, 0 do write("never") end print("none") --> expect: none
for i = 1, 10, 4 do write(i, " ") end flush() --> expect: 1 5 9
for i = -3, 3, 3 do write(i, " ") end flush() --> expect: -3 0 3
for i = 1, 3.7 do write(i, " ") end flush() --> expect: 1 2 3
for i = 3, 1.5, -1 do write(i, " ") end flush() --> expect: 3 2
for i = 1, math.huge do if i > 3 then break end write(i, " ") end flush() --> expect: 1 2 3
for i = 1, -math.huge, -1 do if i < -1 then break end write(i, " ") end flush() --> expect: 1 0 -1
