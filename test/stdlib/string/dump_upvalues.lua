-- A dumped function comes back with fresh upvalues; the first one gets the environment.
local first, second = 20, 30
local function f(what)
  if what == "set" then
    first = 10 + second
    second = second + 1
  else
    return first, second
  end
end
local code = string.dump(f)
local g = load(code, "g", "b", "environment")
print(g()) --> expect: environment	nil
print(debug.setupvalue(g, 1, 1), debug.setupvalue(g, 2, 2), debug.setupvalue(g, 3, 3)) --> expect: first	second
g("set")
print(g()) --> expect: 12	3
print(first, second) --> expect: 20	30
local h = load(code)
print(h() == _G, debug.getupvalue(h, 2)) --> expect: true	second	nil
print(load(code, "nil", "b", nil)()) --> expect: nil	nil
print(load(string.dump(load("return x, ...")), "chunk", "b", {x = "own"})(1, 2)) --> expect: own	1	2

local counter = load(string.dump(function()
  local count = 0
  return function() count = count + 1 return count end, function() return count end
end))
local up, get = counter()
up() up()
print(get(), counter()(), get()) --> expect: 2	1	2
