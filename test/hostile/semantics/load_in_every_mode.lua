-- attack: load with modes, environments, readers and names
-- expect: ok
assert(load("return ...", "=x", "t")(5) == 5 and not load("return 1", "=x", "b") and load(string.dump(function() return 7 end), "=x", "b")() == 7)
assert(not load(string.dump(print and function() end), "=x", "t"))
local pieces = { "return ", "1", " + ", "2", nil }
local index = 0
assert(load(function() index = index + 1 return pieces[index] end)() == 3)
assert(not load(function() return {} end) and not load(function() error("reader") end))
assert(load("x = 1", "=x", "t", {}) and load("return x", "=x", "t", { x = 4 })() == 4)
assert(select(2, load("x =", "=(load)")):find("(load):1:", 1, true) and select(2, load("x =", "@file.lua")):find("file.lua:1:", 1, true))
assert(select(2, load("x =")):find('[string "x ="]:1:', 1, true))
local e = {}
local f = load("local a = ... ; b = a return _ENV", "=x", "t", e)
assert(f(3) == e and e.b == 3 and b == nil)
