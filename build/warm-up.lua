-- What a program does everywhere, often enough to be compiled: the code cache of `tsuki` holds the functions this has needed (build.mjs).
local Point = {}
Point.__index = Point

function Point.new(x, y) return setmetatable({ x = x, y = y }, Point) end
function Point:plus(other) return Point.new(self.x + other.x, self.y + other.y) end

local function words(text)
  local found = {}
  for word in text:gmatch("%a+") do found[#found + 1] = word:lower() end
  return found
end

local function counter()
  local count = 0
  return function(step)
    count = count + (step or 1)
    return count
  end
end

local sum, count, list, seen = Point.new(0, 0.5), counter(), {}, {}
for i = 1, 2000 do
  sum = sum:plus(Point.new(i, i / 3))
  list[i] = (i * 7919) % 1009
  seen[i % 31 .. "key"] = count(2)
end
for _ = 1, 300 do
  for _, word in ipairs(words("the quick brown fox")) do seen[word] = (seen[word] or 0) + #word end
end
table.sort(list, function(a, b) return a > b end)
for key, value in pairs(seen) do
  if type(value) == "number" and value ~= math.floor(value) then seen[key] = nil end
end

local pieces = {}
local function each(...)
  for i = 1, select("#", ...) do coroutine.yield((select(i, ...))) end
end
for value in coroutine.wrap(function() each(1, 2.5, "three") end) do pieces[#pieces + 1] = string.format("%s=%d", value, #pieces) end
local text = table.concat(pieces, ", "):gsub("(%d+)=", "<%1>"):sub(2):rep(3)
local ok, message = pcall(error, { code = text:find("three", 1, true), bytes = text:byte(1, 3) })
local again = load("local a, b = ... return a // b, a % b, a & b, a .. b, not (a < b)")
assert(not ok and message.code and again(17, 5) == 3 and tostring(sum.x) == "2001000" and tonumber("0x10") == 16)
