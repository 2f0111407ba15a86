-- string.lower changes the letters of ASCII and nothing else.
print(("Hello, World 123"):lower()) --> expect: hello, world 123
print((""):lower()) --> expect:
print(("ABCXYZ@[`{"):lower()) --> expect: abcxyz@[`{
print(("\xc0\xd6\xff\0A"):lower():byte(1, -1)) --> expect: 192	214	255	0	97
print(("ABC"):rep(100):lower() == ("abc"):rep(100)) --> expect: true
print(string.lower(0x1F)) --> expect: 31
print(string.lower(1e100)) --> expect: 1e+100
print(pcall(string.lower)) --> expect: false	bad argument #1 to 'string.lower' (string expected, got no value)
print(pcall(string.lower, {})) --> expect: false	bad argument #1 to 'string.lower' (string expected, got table)
