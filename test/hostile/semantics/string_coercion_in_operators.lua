-- attack: strings as operands of everything
-- expect: ok
local function is(value, wanted) assert(value == wanted and math.type(value) == math.type(wanted), tostring(value)) end
is("10" + 5, 15) is("0x10" * "2", 32) is("1e1" - 0, 10.0) is(10 // "3", 3) is("7" % "4", 3) is("2" ^ "3", 8.0) is(-"3",
  -3) is("9223372036854775807" + 1, math.mininteger)
is("9223372036854775808" + 0, 2^63)
assert("10" .. 5 == "105" and 1 .. "" == "1" and 1.0 .. "" == "1.0" and -0.0 .. "" == "-0.0" and 2^63 .. "" == "9.2233720368548e+18")
assert("10" ~= 10 and not pcall(function() return "10" < 5 end) and "10" < "9" and "a" < "b" and "" < "a" and "Z" < "a" and "\0" < "\1"
  and "a\0a" < "a\0b")
local function fails(text, code)
  local ok, message = pcall(load("return " .. code))
  assert(not ok and message:find(text, 1, true), message)
end
fails("attempt to add a 'string' with a 'number'", "'x' + 1")
fails("attempt to mul a 'string' with a 'table'", "'2' * {}")
fails("attempt to unm a 'string' with a 'string'", "-'x'")
fails("attempt to concatenate a nil value", "'x' .. nil")
fails("attempt to compare number with string", "1 < '2'")
fails("attempt to compare two table values", "{} < {}")
fails("attempt to get length of a number value", "#5")
fails("attempt to perform arithmetic on a nil value", "nil + 1")
