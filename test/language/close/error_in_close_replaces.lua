-- An error in a closing method replaces the current one and is seen by the next.
local function closer(name, fail)
  return setmetatable({}, { __close = function(_, e) print("close " .. name, e) if fail then error(fail, 0) end end })
end
print(pcall(function() local a <close> = closer "a" local b <close> = closer("b", "from b") local c <close> = closer "c" end)) --> expect: close c	nil
--> expect: close b	nil
--> expect: close a	from b
--> expect: false	from b
print(pcall(function() local a <close> = closer("a", "from a") local b <close> = closer("b", "from b") error("body", 0) end)) --> expect: close b	body
--> expect: close a	from b
--> expect: false	from a
print(pcall(function() local a <close> = closer "a" local b <close> = closer("b", "from b") return "result" end)) --> expect: close b	nil
--> expect: close a	from b
--> expect: false	from b
print(pcall(function() for i = 1, 2 do local a <close> = closer("loop", "broken") if i == 1 then break end end end)) --> expect: close loop	nil
--> expect: false	broken
