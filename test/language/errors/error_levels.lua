-- The second argument of error says whose position is added.
local function level(n) error("message", n) end
local function middle(n) level(n) end
local function outer(n)
  middle(n)
end
for n = 0, 4 do print(pcall(outer, n)) end --> expect: false	message
--> expect: false	error_levels.lua:2: message
--> expect: false	error_levels.lua:3: message
--> expect: false	error_levels.lua:5: message
--> expect: false	message
print(pcall(error, "direct")) --> expect: false	direct
print(pcall(error, "direct", 1)) --> expect: false	direct
print(pcall(error, "direct", 2)) --> expect: false	error_levels.lua:14: direct
print(pcall(error)) --> expect: false	nil
print(pcall(error, nil)) --> expect: false	nil
print(pcall(error, "x", 100)) --> expect: false	x
print(select("#", pcall(error))) --> expect: 2
