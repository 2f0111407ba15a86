-- function f is an assignment to a name; local function f makes a new one.
function g() return "global" end
local function g2() return g() end
local g = function() return "local" end
print(g(), g2(), _G.g()) --> expect: local	global	global
local t = { inner = {} }
function t.f(x) return x end
function t.inner.f(x) return x * 2 end
function t.inner:m(x) return self == t.inner, x end
print(t.f(1), t.inner.f(2), t.inner:m(3)) --> expect: 1	4	true	3
