-- string.gsub with replacement strings: constants, captures, escapes, deletions.
-- n: 1600  expected: 5366400
-- test n: 3  expected: 10062
local text = ("The <b>quick</b> brown fox & the \"lazy\" dog; 3 < 4. "):rep(10)
local names = ("hello_world some_snake_case_name other "):rep(10)

function run(n)
  local sum = 0
  for i = 1, n do
    local escaped = text:gsub("&", "&amp;"):gsub("<", "&lt;"):gsub(">", "&gt;"):gsub('"', "&quot;")
    local stripped, tags = text:gsub("</?%a+>", "")
    local swapped = names:gsub("(%w+)_(%w+)", "%2_%1")
    local doubled = names:gsub("%w+", "[%0]")
    local squeezed = text:gsub("%s+", " ")
    local quoted = text:gsub("[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0")
    local none, count = names:gsub("%d+", "#")
    sum = sum + #escaped + #stripped + tags + #swapped + swapped:byte(7) + #doubled + #squeezed + #quoted + count
  end
  return sum
end
