-- attack: compiler limits: locals, upvalues, parameters, registers, constants, labels
-- expect: ok
local function names(p, n) local t = {}; for i = 1, n do t[i] = p .. i end; return table.concat(t, ",") end
assert(load("local " .. names("v", 200)))
local f, err = load("local " .. names("v", 201))
assert(not f and err:find("too many local variables", 1, true), err)
f, err = load("return function(" .. names("p", 201) .. ") end")
assert(not f, "201 parameters")
local up = { "local " .. names("a", 150), "local function outer() local " .. names("b", 150), "return function() return " .. names("a",
  150):gsub(",", "+") .. "+" .. names("b", 150):gsub(",", "+") .. " end end" }
f, err = load(table.concat(up, "\n"))
assert(not f and err:find("upvalues", 1, true), tostring(err))
f, err = load("return {" .. ("1,"):rep(60000) .. "}"); assert(f, err); assert(#f() == 60000)
local c = {}
for i = 1, 70000 do c[i] = "x = " .. i .. ".5" end
f, err = load(table.concat(c, "\n") .. "\nreturn x"); assert(f, err); assert(f() == 70000.5)
c = {}
for i = 1, 3000 do c[i] = "goto l" .. i .. " ::l" .. i .. "::" end
f, err = load(table.concat(c, "\n") .. " return 'done'"); assert(f, err); assert(f() == "done")
f, err = load("return f(" .. ("1,"):rep(300) .. "1)")
assert(f or err:find("registers", 1, true) or err:find("too many", 1, true), err)
_G.x = nil
