-- The fourth value of a generic for is closed when the loop ends, however it ends.
local function iterator(n, name)
  return function(limit, i)
    if i < limit then return i + 1 end
  end, n, 0, setmetatable({}, { __close = function(_, e) print("closed " .. name, e) end })
end
for i in iterator(2, "normal") do print(i) end --> expect: 1
--> expect: 2
--> expect: closed normal	nil
for i in iterator(5, "break") do if i == 2 then break end end --> expect: closed break	nil
print(pcall(function() for i in iterator(5, "error") do error("stop", 0) end end)) --> expect: closed error	stop
--> expect: false	stop
local function f() for i in iterator(5, "return") do return i end end
print(f()) --> expect: closed return	nil
--> expect: 1
for i in iterator(1, "outer") do for j in iterator(1, "inner") do print(i, j) goto done end end ::done:: print("done") --> expect: 1	1
--> expect: closed inner	nil
--> expect: closed outer	nil
--> expect: done
print(pcall(function() for i in function() end, nil, nil, 5 do end end)) --> expect: false	generic_for_closing_value.lua:20: variable '(for state)' got a non-closable value
