-- Which strings denote numbers.
print(tonumber("10"), tonumber("  0x1F  "), tonumber("1e1"), tonumber("1."), tonumber(".5"), tonumber("0x.8p1"), tonumber(""), --> expect: 10	31	10.0	1.0	0.5	1.0	nil	nil	nil	nil	nil	nil
  tonumber(" "), tonumber("1 2"), tonumber("0x"), tonumber("1e"), tonumber("abc"))
print(tonumber(5), tonumber(5.5), tonumber(nil), tonumber(true), tonumber({}), tonumber("inf"), tonumber("nan"), tonumber("1\0"), --> expect: 5	5.5	nil	nil	nil	nil	nil	nil	-16	nil	nil	5
  tonumber("-0x10"), tonumber("- 1"), tonumber("--1"), tonumber("+5"))
print(tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"), --> expect: 9223372036854775807	9.2233720368548e+18	-9223372036854775808	-1	inf	-0.0	0
  tonumber("0xffffffffffffffffff"), tonumber("1e400"), tonumber("-0.0"), tonumber("-0"))
print(pcall(tonumber)) --> expect: false	bad argument #1 to 'tonumber' (value expected)
