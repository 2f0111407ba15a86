-- string.gsub with tables and functions: templates, URL encoding and decoding, capitalisation.
-- n: 3400  expected: 2519400
-- test n: 3  expected: 2223
local template = ("Dear $name, your order $order of $date has $state. "):rep(5)
local values = { name = "Alice", order = 4711, date = "today", state = "arrived" }
local entities = { ["<"] = "&lt;", [">"] = "&gt;", ["&"] = "&amp;" }
local html = ("if a < b && c > d then <tag> end "):rep(5)
local raw = ("a b/c?d=e&f=\"g\" "):rep(5)

local function encode(c) return ("%%%02X"):format(c:byte()) end
local function decode(hex) return string.char(tonumber(hex, 16)) end
local function capitalize(first, rest) return first:upper() .. rest end

function run(n)
  local sum = 0
  for i = 1, n do
    local filled, count = template:gsub("%$(%w+)", values)
    local escaped = html:gsub("[<>&]", entities)
    local coded = raw:gsub("[^%w]", encode)
    local decoded = coded:gsub("%%(%x%x)", decode)
    local title = template:gsub("(%l)(%w*)", capitalize)
    sum = sum + #filled + count + #escaped + #coded + title:byte(6)
    if decoded ~= raw then error("decoding failed") end
  end
  return sum
end
