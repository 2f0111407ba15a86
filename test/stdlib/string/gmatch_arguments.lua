-- string.gmatch: start positions, iterators called by hand, wrong arguments.
for word in ("one two three"):gmatch("%a+", 5) do print(word) end --> expect: two
--> expect: three
for word in ("one two three"):gmatch("%a+", -3) do print(word) end --> expect: ree
for word in ("one two"):gmatch("%a+", 100) do print(word) end
for position, letter in ("a1b2"):gmatch("()(%a)") do print(position, letter) end --> expect: 1	a
--> expect: 3	b
for text in ("abc"):gmatch("") do print("[" .. text .. "]") end --> expect: []
--> expect: []
--> expect: []
--> expect: []
local next_match = ("ab"):gmatch(".")
print(next_match(), next_match(), next_match(), next_match()) --> expect: a	b	nil
for a, b, c in ("k=v"):gmatch("(%w)=(%w)") do print(a, b, c) end --> expect: k	v	nil
for text in ("a,b,,c"):gmatch("([^,]*)") do print("[" .. text .. "]") end --> expect: [a]
--> expect: [b]
--> expect: []
--> expect: [c]
for text in ("x^y^"):gmatch("^") do print(text) end --> expect: ^
--> expect: ^
print(pcall(string.gmatch)) --> expect: false	bad argument #1 to 'string.gmatch' (string expected, got no value)
print(pcall(string.gmatch, "a")) --> expect: false	bad argument #2 to 'string.gmatch' (string expected, got no value)
print(pcall(string.gmatch, {}, "a")) --> expect: false	bad argument #1 to 'string.gmatch' (string expected, got table)
print(pcall(string.gmatch, "a", "b", {})) --> expect: false	bad argument #3 to 'string.gmatch' (number expected, got table)
print(type(string.gmatch("a", "("))) --> expect: function
print(pcall(string.gmatch("a", "["))) --> expect: false	malformed pattern (missing ']')
print(pcall(string.gmatch("a", "%"))) --> expect: false	malformed pattern (ends with '%')
