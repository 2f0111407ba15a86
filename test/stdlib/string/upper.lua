-- string.upper changes the letters of ASCII and nothing else.
print(("Hello, World 123"):upper()) --> expect: HELLO, WORLD 123
print((""):upper()) --> expect:
print(("abcxyz@[`{"):upper()) --> expect: ABCXYZ@[`{
print(("\xe0\xf6\xff\xdf\xb5\0a"):upper():byte(1, -1)) --> expect: 224	246	255	223	181	0	65
print(("stra\xdfe"):rep(20):upper() == ("STRA\xdfE"):rep(20)) --> expect: true
print(string.upper(1e100)) --> expect: 1E+100
print(pcall(string.upper)) --> expect: false	bad argument #1 to 'string.upper' (string expected, got no value)
print(pcall(string.upper, nil)) --> expect: false	bad argument #1 to 'string.upper' (string expected, got nil)
