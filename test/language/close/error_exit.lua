-- On an error, closing methods get the error as second argument.
local function closer(name) return setmetatable({}, { __close = function(_, e) print("close " .. name, e) end }) end
print(pcall(function() local a <close> = closer "a" local b <close> = closer "b" error("oops", 0) end)) --> expect: close b	oops
--> expect: close a	oops
--> expect: false	oops
print(pcall(function() --> expect: close b	nil
--> expect: close a	error object
--> expect: true
  local a <close> = closer "a" do local b <close> = closer "b" end
  error(setmetatable({}, { __tostring = function() return "error object" end }), 0)
end) == false)
print(pcall(function() local a <close> = closer "a" local x = nil + 1 end)) --> expect: close a	error_exit.lua:12: attempt to perform arithmetic on a nil value
--> expect: false	error_exit.lua:12: attempt to perform arithmetic on a nil value
print(pcall(function() for i = 1, 2 do local a <close> = closer("l" .. i) if i == 2 then error("in loop", 0) end end end)) --> expect: close l1	nil
--> expect: close l2	in loop
--> expect: false	in loop
