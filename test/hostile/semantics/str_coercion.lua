-- attack: implicit conversions between strings and numbers
-- expect: ok
local function ty(v, want, kind) assert(v == want and math.type(v) == kind, tostring(v)) end
ty("10" + 5, 15, "integer"); ty("0x10" + 0, 16, "integer"); ty("1e1" + 0, 10.0, "float"); ty(" 10 " * "2", 20, "integer")
ty("10" / 2, 5.0, "float")
ty("7" // 2, 3, "integer"); ty("7" // "2.0", 3.0, "float"); ty("-2" ^ 2, 4.0, "float"); ty(-"3", -3, "integer")
ty(-"3.0", -3.0, "float"); ty("9223372036854775807" + 1, math.mininteger, "integer")
ty("9223372036854775808" + 0, 2^63, "float")
assert(10 .. 20 == "1020" and 1.5 .. "" == "1.5" and 2^53 .. "" == "9.007199254741e+15" and -0.0 .. "" == "-0.0" and 1 .. "" == "1")
assert("10" ~= 10 and not ("10" == 10) and "0x10" ~= 16)
assert(not pcall(function() return "10" < 5 end) and not pcall(function() return 5 <= "10" end))
for _, s in ipairs { "abc", "", " ", "1x", "0x", "1e", "--1", "1 2", "nan", "inf", "1_0", "0b1" } do
  local ok, e = pcall(function() return s + 1 end); assert(not ok, s)
  assert(e:find("attempt to add a 'string' with a 'number'", 1, true), e)
  assert(tonumber(s) == nil, s)
end
local ok, e = pcall(function() return "3" | 0 end); assert(not ok and e:find("bitwise operation on a string value", 1, true), e)
ok, e = pcall(function() return "a" | 0 end); assert(not ok and e:find("bitwise operation on a string", 1, true), e)
ok, e = pcall(function() return {} .. "x" end); assert(not ok and e:find("attempt to concatenate a table value", 1, true))
ok, e = pcall(function() return nil .. "x" end); assert(not ok and e:find("attempt to concatenate a nil value", 1, true))
ok, e = pcall(function() return true .. "x" end); assert(not ok)
assert(string.rep("x", "3") == "xxx" and ("x"):rep(2.0) == "xx" and not pcall(string.rep, "x", 2.5) and not pcall(string.rep, "x", "2.5"))
assert(math.max("10" + 0, 9) == 10 and #tostring(12345) == 5 and ("5"):rep("2") == "55")
assert(string.sub(12345, 2, 3) == "23" and string.len(1.5) == 3)
