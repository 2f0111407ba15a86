-- Which elements the functions of table read and write, in which order, when they have to go through metamethods.
local function trace(name, t, ...)
  local log = {}
  local proxy = setmetatable({}, {
    __index = function(_, i) log[#log + 1] = "r" .. tostring(i) return t[i] end,
    __newindex = function(_, i, v) log[#log + 1] = "w" .. tostring(i) t[i] = v end,
    __len = function() log[#log + 1] = "#" return #t end,
  })
  local _, result = pcall(table[name], proxy, ...)
  print(name, table.concat(log, " "), type(result) == "string" and result or result == proxy)
end
trace("insert", { 1, 2, 3 }, 9) --> expect: insert	# w4	false
trace("insert", { 1, 2, 3 }, 2, 9) --> expect: insert	# r3 w4 r2 w3 w2	false
trace("insert", { 1, 2, 3 }, 5, 9) --> expect: insert	#	bad argument #2 to 'table.insert' (position out of bounds)
trace("insert", { 1 }, 1, 2, 3) --> expect: insert	#	wrong number of arguments to 'insert'
trace("insert", { 1 }, "x", 1) --> expect: insert	#	bad argument #2 to 'table.insert' (number expected, got string)
trace("remove", { 1, 2, 3 }) --> expect: remove	# r3 w3	false
trace("remove", { 1, 2, 3 }, 1) --> expect: remove	# r1 r2 w1 r3 w2 w3	false
trace("remove", { 1, 2, 3 }, 4) --> expect: remove	# r4 w4	false
trace("remove", { 1, 2, 3 }, 5) --> expect: remove	#	bad argument #2 to 'table.remove' (position out of bounds)
trace("remove", {}) --> expect: remove	# r0 w0	false
trace("remove", {}, 0) --> expect: remove	# r0 w0	false
trace("concat", { 1, 2, 3 }, ",") --> expect: concat	# r1 r2 r3	1,2,3
trace("concat", { 1, 2, 3 }, ",", 2, 5) --> expect: concat	# r2 r3 r4	invalid value (nil) at index 4 in table for 'concat'
trace("concat", { 1, {}, 3 }) --> expect: concat	# r1 r2	invalid value (table) at index 2 in table for 'concat'
trace("unpack", { 1, 2, 3 }) --> expect: unpack	# r1 r2 r3	false
trace("unpack", { 1, 2, 3 }, 2, 3) --> expect: unpack	r2 r3	false
trace("unpack", { 1 }, "x") --> expect: unpack		bad argument #2 to 'table.unpack' (number expected, got string)
trace("move", { 1, 2, 3 }, 1, 3, 2) --> expect: move	r3 w4 r2 w3 r1 w2	true
trace("move", { 1, 2, 3 }, 2, 3, 1) --> expect: move	r2 w1 r3 w2	true
trace("move", { 1, 2, 3 }, 1, 0, 1) --> expect: move		true
trace("sort", { 5, 3, 1 }) --> expect: sort	# r1 r3 w1 w3 r2 r1 r3	false
trace("sort", { 4, 3, 2, 1 }, function(a, b) return a > b end) --> expect: sort	# r1 r4 r2 r1 r4 r2 r3 w2 w3 r2 r2 r1 w3 w2 r3 r4	false
trace("sort", { 9, 1, 8, 2, 7, 3, 6, 4, 5 }) --> expect: sort	# r1 r9 w1 w9 r5 r1 r9 r5 r8 w5 w8 r2 r3 r7 w3 w7 r4 r5 r6 r7 r6 w8 w7 r8 r9 r1 r6 w1 w6 r3 r1 r6 w3 w6 r3 r5 w3 w5 r2 r3 r4 r5 r4 w5 w5 r1 r4 w1 w4 r2 r1 w2 w1 r2 r3 w2 w3 r2 r2 r1 w3 w2 r3 r4 w3 w4	false
trace("sort", { 2, 2, 2, 2 }, function() return true end) --> expect: sort	# r1 r4 w1 w4 r2 r1 w2 w1 r2 r3 w2 w3 r2 r3	invalid order function for sorting
