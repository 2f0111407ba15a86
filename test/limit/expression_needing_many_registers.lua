-- An expression that needs more registers than a function has is refused.
local function call(n) local a = {} for i = 1, n do a[i] = "f(" .. i .. ")" end return "local f = ... return " .. table.concat(a, ", ") end
print(select("#", load(call(200), "=r")(function(x) return x end))) --> expect: 200
print((load(call(300), "=r"))) --> expect: nil
local nested = "x"
print(load("local f = ... return " .. ("f(1, "):rep(180) .. "0" .. (")"):rep(180), "=r")) --> expect: nil	r:1: function or expression needs too many registers near 'f'
for i = 1, 60 do nested = "f(" .. i .. ", " .. nested .. ")" end
print(load("local f, x = ... return " .. nested, "=r")(function(a, b) return a + b end, 0)) --> expect: 1830
