-- Numerals in bases 2 to 36.
print(tonumber("ff", 16), tonumber("FF", 16), tonumber("zz", 36), tonumber("101", 2), tonumber("-7", 8), tonumber(" 11 ", 3), --> expect: 255	255	1295	5	-7	4	nil	nil	nil	nil
  tonumber("8", 8), tonumber("", 10), tonumber("1.5", 10), tonumber("0x10", 16))
print(tonumber("7fffffffffffffff", 16), tonumber("ffffffffffffffff", 16), tonumber("1" .. ("0"):rep(64), 2)) --> expect: 9223372036854775807	-1	0
print(pcall(tonumber, 10, 16)) --> expect: false	bad argument #1 to 'tonumber' (string expected, got number)
print(pcall(tonumber, "10", 1)) --> expect: false	bad argument #2 to 'tonumber' (base out of range)
print(pcall(tonumber, "10", 37)) --> expect: false	bad argument #2 to 'tonumber' (base out of range)
print(pcall(tonumber, "10", "x")) --> expect: false	bad argument #2 to 'tonumber' (number expected, got string)
print(pcall(tonumber, nil, 10)) --> expect: false	bad argument #1 to 'tonumber' (string expected, got nil)
