-- string.byte: one code, several, none; positions from the end; wrong arguments.
print(("abc"):byte()) --> expect: 97
print(("abc"):byte(2)) --> expect: 98
print(("abc"):byte(-1)) --> expect: 99
print(("abc"):byte(1, -1)) --> expect: 97	98	99
print(("abc"):byte(-2, -1)) --> expect: 98	99
print(select("#", ("abc"):byte(10))) --> expect: 0
print(select("#", ("abc"):byte(0))) --> expect: 0
print(select("#", (""):byte())) --> expect: 0
print(select("#", ("abc"):byte(3, 2))) --> expect: 0
print(("abc"):byte(-10, 10)) --> expect: 97	98	99
print(("\0\127\128\255"):byte(1, -1)) --> expect: 0	127	128	255
print(string.byte(123, 1, 3)) --> expect: 49	50	51
print(("abc"):byte("2")) --> expect: 98
print(("abc"):byte(2.0)) --> expect: 98
print(("abc"):byte(math.mininteger, math.maxinteger)) --> expect: 97	98	99
print(select("#", ("x"):rep(10000):byte(1, -1))) --> expect: 10000
print(pcall(string.byte)) --> expect: false	bad argument #1 to 'string.byte' (string expected, got no value)
print(pcall(string.byte, {})) --> expect: false	bad argument #1 to 'string.byte' (string expected, got table)
print(pcall(string.byte, "a", {})) --> expect: false	bad argument #2 to 'string.byte' (number expected, got table)
print(pcall(string.byte, "a", 1, "x")) --> expect: false	bad argument #3 to 'string.byte' (number expected, got string)
print(pcall(string.byte, "a", 1.5)) --> expect: false	bad argument #2 to 'string.byte' (number has no integer representation)
print(pcall(string.byte, ("x"):rep(1e6 + 10), 1, -1)) --> expect: false	stack overflow (string slice too long)
