-- attack: texts that are numbers, nearly are, and are not
-- expect: ok
assert("10" + 1 == 11 and math.type("10" + 1) == "integer" and "0x10" + 0 == 16 and " 7 " * 1 == 7 and "1e1" + 0 == 10.0)
assert(math.type("3.0" + 0) == "float" and "9223372036854775808" + 0 == 2^63 and "0xffffffffffffffff" + 0 == -1)
for _, bad in ipairs { "", " ", "1x", "0x", "1e", "1e+", "--1", "1 2", "inf", "nan", "0b1", "1_0", "\0001", "1\0" } do
  assert(tonumber(bad) == nil and not pcall(function() return bad + 1 end), bad)
end
assert(not pcall(function() return "3" | 0 end) and not pcall(function() return 1 << "3" end))
assert(10 .. 20 == "1020" and -1 .. "" == "-1" and 1.0 .. "" == "1.0" and 2^63 .. "" == "9.2233720368548e+18")
assert(not ("1" == 1) and not pcall(function() return "1" < 2 end) and ({ ["1"] = 1 })[1] == nil)
assert(tonumber("z", 36) == 35 and tonumber("-ff", 16) == -255 and tonumber("8", 8) == nil and tonumber("1e1", 16) == 481)
