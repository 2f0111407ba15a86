-- A loop is a float loop when its start or step is a float.
local line = ""
local function write(...)
  for i = 1, select("#", ...) do line = line .. tostring((select(i, ...))) end
end
local function flush() print(line) line = "" end
for i = 1.0, 3 do write(i, " ") end flush() --> expect: 1.0 2.0 3.0
for i = 0, 1, 0.25 do write(i, " ") end flush() --> expect: 0.0 0.25 0.5 0.75 1.0
for i = 1, 0, -0.5 do write(i, " ") end flush() --> expect: 1.0 0.5 0.0
for i = 0.1, 0.35, 0.1 do write(string.format("%.17g ", i)) end flush() --> expect: 0.10000000000000001 0.20000000000000001 0.30000000000000004
for i = 1, 2, 0.3 do write(math.type(i), " ") end flush() --> expect: float float float float
local count = 0
for i = 2 ^ 53, 2 ^ 53 + 4, 2.0 do count = count + 1 end print(count) --> expect: 3
count = 0
for i = 1e308, math.huge, 1e308 do count = count + 1 if count > 5 then break end end print(count) --> expect: 6
