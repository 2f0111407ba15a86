-- string.find: plain and by pattern, early and late matches, misses, anchored patterns, start positions.
-- n: 1700  expected: 6424300
-- test n: 3  expected: 11337
local filler = ("the quick brown fox jumps over the lazy dog; "):rep(20)
local text = filler .. "key = value 4711\n" .. filler
local line = "GET /index.html HTTP/1.1"

function run(n)
  local sum = 0
  for i = 1, n do
    sum = sum + text:find("value", 1, true)
    sum = sum + text:find("value", 800)
    sum = sum + (text:find("nothing", 1, true) or 1)
    sum = sum + text:find("%d+")
    sum = sum + (text:find("[A-Z]") or 2)
    sum = sum + text:find("%s(%a+) =")
    sum = sum + (line:find("^GET") and 1 or 0) + (line:find("^POST") and 1 or 0)
    sum = sum + (line:find("^%u+ ") or 0) + (line:find("HTTP/%d%.%d$") or 0)
    local first, last = line:find("/[%w.]+", 3)
    sum = sum + first + last
    for position = 1, 10 do sum = sum + (line:find(".", position, true) or 0) end
  end
  return sum
end
