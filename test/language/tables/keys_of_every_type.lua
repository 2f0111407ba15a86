-- Values of every type serve as keys, and no name is special.
local t, f, co = {}, function() end, coroutine.create(function() end)
local m = { [1] = "int", ["1"] = "string", [1.5] = "float", [true] = "true", [false] = "false", [t] = "table", [f] = "function",
  [co] = "thread", [print] = "builtin" }
print(m[1], m["1"], m[1.5], m[true], m[false], m[t], m[f], m[co], m[print], m[{}]) --> expect: int	string	float	true	false	table	function	thread	builtin	nil
local n = 0
for k, v in pairs(m) do n = n + 1 assert(m[k] == v) end
print(n) --> expect: 9
local odd = { constructor = 1, __proto__ = 2, toString = 3, hasOwnProperty = 4, valueOf = 5, length = 6, ["then"] = 7,
  prototype = 8 }
print(odd.constructor, odd.__proto__, odd.toString, odd.hasOwnProperty, odd.valueOf, odd.length, odd["then"], odd.prototype) --> expect: 1	2	3	4	5	6	7	8
local empty = {}
print(empty.constructor, empty.__proto__, empty.toString, empty.hasOwnProperty, empty.length, empty["then"]) --> expect: nil	nil	nil	nil	nil	nil
