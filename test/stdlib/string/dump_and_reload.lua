-- string.dump gives a binary chunk that load takes back.
local function f(a, b) local c = a * b return c + 1, "text", 1.5, nil, true end
local code = string.dump(f)
print(type(code), code:sub(1, 4) == "\27Lua") --> expect: string	true
print(load(code, "=d", "b")(6, 7)) --> expect: 43	text	1.5	nil	true
print(pcall(string.dump, string.dump)) --> expect: false	unable to dump given function
print(load(code, "=d", "t")) --> expect: nil	attempt to load a binary chunk (mode is 't')
local g = load(string.dump(function(...) return select("#", ...), ... end))
print(g(1, nil)) --> expect: 2	1	nil
print(load(string.dump(f, true))(2, 3)) --> expect: 7	text	1.5	nil	true
