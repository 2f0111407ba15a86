-- string.len counts bytes, zeros included.
print((""):len()) --> expect: 0
print(("abc"):len()) --> expect: 3
print(("a\0b\0"):len()) --> expect: 4
print(("\u{6708}"):len()) --> expect: 3
print(string.len(123)) --> expect: 3
print(string.len(1.5)) --> expect: 3
print(string.len(-0.0)) --> expect: 4
print(pcall(string.len)) --> expect: false	bad argument #1 to 'string.len' (string expected, got no value)
print(pcall(string.len, nil)) --> expect: false	bad argument #1 to 'string.len' (string expected, got nil)
print(pcall(string.len, {})) --> expect: false	bad argument #1 to 'string.len' (string expected, got table)
print(pcall(string.len, true)) --> expect: false	bad argument #1 to 'string.len' (string expected, got boolean)
