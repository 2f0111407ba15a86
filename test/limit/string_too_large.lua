-- Results that could never fit are refused before they are built.
print(pcall(string.rep, "x", 1 << 62)) --> expect: false	resulting string too large
print(pcall(string.rep, "abc", math.maxinteger)) --> expect: false	resulting string too large
print(pcall(string.rep, "x", -1)) --> expect: true
print(pcall(table.unpack, {}, 1, 1 << 40)) --> expect: false	too many results to unpack
print(pcall(table.unpack, {}, math.mininteger, math.maxinteger)) --> expect: false	too many results to unpack
print(pcall(table.concat, {}, "x", 1, 3)) --> expect: false	invalid value (nil) at index 1 in table for 'concat'
