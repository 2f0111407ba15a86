-- utf8.char: codes of every length; wrong arguments.
print(utf8.char() == "") --> expect: true
print(utf8.char(72, 228, 0x6708, 0x1F319)) --> expect: Hä月🌙
print(utf8.char(0, 0x7f, 0x80, 0x7ff):byte(1, -1)) --> expect: 0	127	194	128	223	191
print(utf8.char(0x800, 0xffff, 0x10000, 0x10ffff):byte(1, -1)) --> expect: 224	160	128	239	191	191	240	144	128	128	244	143	191	191
print(utf8.char(0x110000, 0x1fffff, 0x200000):byte(1, -1)) --> expect: 244	144	128	128	247	191	191	191	248	136	128	128	128
print(utf8.char(0x3ffffff, 0x4000000, 0x7fffffff):byte(1, -1)) --> expect: 251	191	191	191	191	252	132	128	128	128	128	253	191	191	191	191	191
print(utf8.char("65", 66.0)) --> expect: AB
print(pcall(utf8.char, -1)) --> expect: false	bad argument #1 to 'utf8.char' (value out of range)
print(pcall(utf8.char, 1, 0x80000000)) --> expect: false	bad argument #2 to 'utf8.char' (value out of range)
print(pcall(utf8.char, 1 << 40)) --> expect: false	bad argument #1 to 'utf8.char' (value out of range)
print(pcall(utf8.char, {})) --> expect: false	bad argument #1 to 'utf8.char' (number expected, got table)
print(pcall(utf8.char, 1.5)) --> expect: false	bad argument #1 to 'utf8.char' (number has no integer representation)
print(pcall(utf8.char, nil)) --> expect: false	bad argument #1 to 'utf8.char' (number expected, got nil)
