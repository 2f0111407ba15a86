-- attack: positions of sub, byte, find and rep at the ends of the integers
-- expect: ok
local max, min = math.maxinteger, math.mininteger
local text = "hello"
for _, first in ipairs { min, min + 1, -6, -5, 0, 1 } do
  for _, last in ipairs { max, max - 1, 5, 6, -1 } do assert(text:sub(first, last) == text) end
end
assert(text:sub(max) == "" and text:sub(1, min) == "" and text:sub(max, max) == "" and text:sub(min, min) == "" and text:sub(5, 5) == "o")
assert(select("#", text:byte(min, max)) == 5 and select("#", text:byte(max, min)) == 0 and text:byte(max) == nil and text:byte(min) == nil)
assert(text:find("h", min) == 1 and text:find("", max) == nil and text:find("h", max) == nil and text:find("o", -1) == 5
  and text:match("()", 6) == 6)
for _, value in ipairs { 1.5, "x", 2^63, math.huge, 0 / 0, {} } do assert(not pcall(string.sub, text, value)
  and not pcall(string.rep, text, value) and not pcall(string.byte, text, value)) end
assert(text:sub("2", 3.0) == "el" and ("x"):rep(min) == "" and ("x"):rep(0, "sep") == "" and ("x"):rep(1, "sep") == "x")
for start in ("aaa"):gmatch("()a", -1) do assert(start == 3) end
assert(("abc"):gmatch("b", max)() == nil and ("abc"):gmatch("b", min)() == "b")
