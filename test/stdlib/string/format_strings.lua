-- %s and %q, and wrong formats.
print(("%s|%5s|%-5s|%.2s|%5.1s|"):format("abc", "abc", "abc", "abc", "abc"), ("%s %s %s"):format(nil, true, 1.5), ("%%"):format(), --> expect: abc|  abc|abc  |ab|    a|	nil true 1.5	%	obj
  ("%s"):format(setmetatable({}, { __tostring = function() return "obj" end })))
print(("%q"):format("a\nb\"c\\d\0e\r\t\1272"), ("%q"):format("\0011"), ("%q %q %q"):format(1, 1.5, math.mininteger), --> expect: "a\
--> expect: b\"c\\d\0e\13\9\1272"	"\0011"	1 0x1.8p+0 0x8000000000000000	1e9999	0x1.999999999999ap-4	nil true
  ("%q"):format(1 / 0), ("%q"):format(0.1), ("%q %q"):format(nil, true))
print(pcall(string.format, "%q", {})) --> expect: false	bad argument #2 to 'string.format' (value has no literal form)
print(pcall(string.format, "%5q", "x")) --> expect: false	specifier '%q' cannot have modifiers
print(pcall(string.format, "%s")) --> expect: false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%y", 1)) --> expect: false	invalid conversion '%y' to 'format'
print(pcall(string.format, "%", 1)) --> expect: false	invalid conversion '%' to 'format'
print(pcall(string.format, "%10", 1)) --> expect: false	invalid conversion '%10' to 'format'
print(pcall(string.format, "%0123d", 1)) --> expect: false	invalid conversion specification: '%0123d'
print(pcall(string.format, "%s", setmetatable({}, { __tostring = function() return 1 end }))) --> expect: true	1
print(pcall(string.format)) --> expect: false	bad argument #1 to 'string.format' (string expected, got no value)
print(#("%200s"):rep(0), pcall(string.format, "%200s", "x")) --> expect: 0	false	invalid conversion specification: '%200s'
print(("%s"):format("a\0b") == "a\0b", ("%-10s|"):format("é")) --> expect: true	é        |
print(pcall(string.format, "%10s", "a\0b")) --> expect: false	bad argument #2 to 'string.format' (string contains zeros)
