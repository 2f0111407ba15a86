-- Operands, arguments and constructor items are evaluated from left to right, as PUC does.
local log = {}
local function m(x) log[#log + 1] = x return x end
local t = { f = function(...) return select("#", ...) end }
print(t[m "f"](m(1), m(2), m(3)), table.concat(log, " ")) --> expect: 3	f 1 2 3
log = {}
local r = { m(1), [m "k"] = m "v", m(2) }
print(table.concat(log, " ")) --> expect: 1 k v 2
log = {}
local x = m(1) + m(2) * m(3) .. m(4)
print(table.concat(log, " "), x) --> expect: 1 2 3 4	74
log = {}
local _ = m(1) < m(2), m(3) == m(3)
print(table.concat(log, " ")) --> expect: 1 2 3 3
