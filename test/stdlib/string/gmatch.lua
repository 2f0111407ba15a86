-- Iterating over matches, empty ones included.
for w in ("one two three"):gmatch("%a+") do print(w) end --> expect: one
--> expect: two
--> expect: three
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end --> expect: a	1
--> expect: b	2
for p in ("abc"):gmatch("()") do print(p) end --> expect: 1
--> expect: 2
--> expect: 3
--> expect: 4
for e in ("abc"):gmatch("x*") do print("[" .. e .. "]") end --> expect: []
--> expect: []
--> expect: []
--> expect: []
for w in ("hello world"):gmatch("%a+", 3) do print(w) end --> expect: llo
--> expect: world
for w in ("^a^a"):gmatch("^a") do print(w) end --> expect: ^a
--> expect: ^a
print(pcall(string.gmatch, "x")) --> expect: false	bad argument #2 to 'string.gmatch' (string expected, got no value)
print(pcall(function() for _ in ("x"):gmatch("(") do end end)) --> expect: false	gmatch.lua:20: unfinished capture
