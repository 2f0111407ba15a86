-- Every way to write a call and a function definition (§3.4.10, §3.4.11).
local function f(x) return type(x) == "table" and x[1] or x end
print(f { "table" }, f "string", f [[long]], f(nil)) --> expect: table	string	long	nil
local o = { name = "o" }
function o:m(x) return self.name .. tostring(x) end
function o.s(x) return x end
print(o:m { 1 } ~= nil, o:m "x", o.s "y", o:m [[z]], ("x"):rep(2), #f { "abc" }) --> expect: true	ox	y	oz	xx	3
local a = { b = { c = {} } }
function a.b.c.d(x) return x end
function a.b.c:e(x) return self == a.b.c, x end
print(a.b.c.d(1), a.b.c:e(2)) --> expect: 1	true	2
print((function(...) return select("#", ...) end)(f(1), f(2))) --> expect: 2
local function curry(x) return function(y) return function(z) return x + y + z end end end
print(curry(1)(2)(3), (curry)(1)(2)(3)) --> expect: 6	6
;(function() print("semicolon before parenthesis") end)() --> expect: semicolon before parenthesis
