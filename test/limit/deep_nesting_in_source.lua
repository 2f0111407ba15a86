-- Sources nested too deeply are refused with an error; nothing overflows and nothing hangs.
local n = 100000
local function refused(source)
  local ok, f, message = pcall(load, source, "=n")
  -- PUC raises this one without a position.
  print(ok, f, message:match("C stack overflow"))
end
refused("return " .. ("("):rep(n) .. "1" .. (")"):rep(n)) --> expect: true	nil	C stack overflow
refused("return " .. ("{"):rep(n) .. ("}"):rep(n)) --> expect: true	nil	C stack overflow
refused("return " .. ("f("):rep(n) .. "1" .. (")"):rep(n)) --> expect: true	nil	C stack overflow
refused("return " .. ("(function() return "):rep(n) .. "1" .. (" end)()"):rep(n)) --> expect: true	nil	C stack overflow
refused("return " .. ("- "):rep(n) .. "1") --> expect: true	nil	C stack overflow
refused("return " .. ("not "):rep(n) .. "1") --> expect: true	nil	C stack overflow
refused("return " .. ("1 .. "):rep(n) .. "1") --> expect: true	nil	C stack overflow
refused("return " .. ("2 ^ "):rep(n) .. "1") --> expect: true	nil	C stack overflow
refused(("do "):rep(n) .. ("end "):rep(n)) --> expect: true	nil	C stack overflow
refused(("while x do "):rep(n) .. ("end "):rep(n)) --> expect: true	nil	C stack overflow
refused(("if x then "):rep(n) .. ("end "):rep(n)) --> expect: true	nil	C stack overflow
refused(("function f() "):rep(n) .. ("end "):rep(n)) --> expect: true	nil	C stack overflow
print(load(("a."):rep(n) .. "b = 1", "=n") ~= nil) --> expect: true
print(load("return " .. ("1 + "):rep(n) .. "1", "=n")()) --> expect: 100001
