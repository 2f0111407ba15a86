-- Formats of read: lines, counts, everything, and how far a numeral is read (manual §6.8).
--! files: in memory
local function with(text)
  local file = io.tmpfile()
  file:write(text)
  file:seek("set")
  return file
end
local file = with "one\ntwo\n\nlast"
print(file:read("l", "L", 2, 0, "a", "a", "l")) --> expect: one	two
--> expect:
--> expect: l		ast		nil
print(file:read(0), file:read("n"), file:read(1), file:read("L"), file:read("a")) --> expect: nil	nil	nil	nil
print(file:seek("set", 4), file:read(), file:read("*L"), file:read(100), file:read(100)) --> expect: 4	two
--> expect: 	last	nil
for line in with("a\nb\n\nc"):lines() do print("[" .. line .. "]") end --> expect: [a]
--> expect: [b]
--> expect: []
--> expect: [c]
for line in with("a\nb\n"):lines("L") do print(#line) end --> expect: 2
--> expect: 2
for a, b in with("1 2 3"):lines("n", 1) do print(a, b) end --> expect: 1
--> expect: 2
--> expect: 3	nil
for a, b in with("abcdef"):lines(4, 1) do print(a, b) end --> expect: abcd	e
--> expect: f	nil
local numbers = with " 12 -0x1Fp1\t.5e1,1e+;0x;--3 1.5.5 0x.8 99999999999999999999 +7 nan"
print(numbers:read("n", "n", "n")) --> expect: 12	-62.0	5.0
print(numbers:read(1), numbers:read("n"), numbers:read(1)) --> expect: ,	nil	;
print(numbers:read("n"), numbers:read(1), numbers:read("n"), numbers:read("n")) --> expect: nil	;	nil	-3
print(numbers:read("n", "n", "n", "n")) --> expect: 1.5	0.5	0.5	1e+20
print(numbers:read("n", "n")) --> expect: 7	nil
print(numbers:read("n"), numbers:read("a")) --> expect: nil	nan
local long = with(("1"):rep(250) .. " 2")
print(long:read("n"), #long:read("a")) --> expect: nil	52
local big = ("x"):rep(100000)
local wide = with(big .. "\n" .. big)
print(wide:read() == big, #wide:read(70000), #wide:read("a"), wide:read()) --> expect: true	70000	30000	nil
print(with("\0\xff\r\n"):read() == "\0\xff\r") --> expect: true
