-- string.char: codes to a string; wrong arguments.
print(string.char()) --> expect:
print(string.char(72, 105)) --> expect: Hi
print(#string.char(0, 255), string.char(0, 255):byte(1, 2)) --> expect: 2	0	255
print(string.char("65", 66.0)) --> expect: AB
print(#string.char(table.unpack({ ("x"):rep(300):byte(1, -1) }))) --> expect: 300
print(pcall(string.char, 256)) --> expect: false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, -1)) --> expect: false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, 65, {})) --> expect: false	bad argument #2 to 'string.char' (number expected, got table)
print(pcall(string.char, 65, 1.5)) --> expect: false	bad argument #2 to 'string.char' (number has no integer representation)
print(pcall(string.char, 1 << 40)) --> expect: false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, math.mininteger)) --> expect: false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, nil)) --> expect: false	bad argument #1 to 'string.char' (number expected, got nil)
