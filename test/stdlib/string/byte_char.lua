-- Between strings and the numbers of their bytes.
print(("abc"):byte(), ("abc"):byte(2), ("abc"):byte(-1), ("abc"):byte(10), ("abc"):byte(1, -1)) --> expect: 97	98	99	nil	97	98	99
print(select("#", (""):byte()), select("#", ("abc"):byte(2, 1)), ("\0\255"):byte(1, 2)) --> expect: 0	0	0	255
print(string.char(), string.char(72, 105), #string.char(0, 255), string.char("65")) --> expect: 	Hi	2	A
print(pcall(string.char, 256)) --> expect: false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, -1)) --> expect: false	bad argument #1 to 'string.char' (value out of range)
print(pcall(string.char, "x")) --> expect: false	bad argument #1 to 'string.char' (number expected, got string)
print(pcall(string.char, 1.5)) --> expect: false	bad argument #1 to 'string.char' (number has no integer representation)
print(pcall(string.byte, "x", 1, 1.5)) --> expect: false	bad argument #3 to 'string.byte' (number has no integer representation)
print(pcall(string.byte)) --> expect: false	bad argument #1 to 'string.byte' (string expected, got no value)
