-- Library functions that call back appear as [C].
local function strip(s) return (tostring(s):gsub("\n\t%[C%]: in %?$", "")) end
local function fail() error("x", 0) end
for _, f in ipairs { function() table.sort({ 3, 2, 1 }, function() fail() return true end) end, function() string.gsub("abc",
  ".", function() fail() return "" end) end, function() pcall(error) local ok = select(2, pcall(fail)) fail() return ok end } do
  local _, trace = xpcall(f, debug.traceback)
  print(strip(trace)) --> expect: x
  --> expect: stack traceback:
  --> expect: 	[C]: in function 'error'
  --> expect: 	traceback_of_library_functions.lua:3: in upvalue 'fail'
  --> expect: 	traceback_of_library_functions.lua:4: in function <traceback_of_library_functions.lua:4>
  --> expect: 	[C]: in function 'table.sort'
  --> expect: 	traceback_of_library_functions.lua:4: in function <traceback_of_library_functions.lua:4>
  --> expect: 	[C]: in function 'xpcall'
  --> expect: 	traceback_of_library_functions.lua:6: in main chunk
  --> expect: x
  --> expect: stack traceback:
  --> expect: 	[C]: in function 'error'
  --> expect: 	traceback_of_library_functions.lua:3: in upvalue 'fail'
  --> expect: 	traceback_of_library_functions.lua:5: in function <traceback_of_library_functions.lua:5>
  --> expect: 	[C]: in function 'string.gsub'
  --> expect: 	traceback_of_library_functions.lua:4: in function <traceback_of_library_functions.lua:4>
  --> expect: 	[C]: in function 'xpcall'
  --> expect: 	traceback_of_library_functions.lua:6: in main chunk
  --> expect: x
  --> expect: stack traceback:
  --> expect: 	[C]: in function 'error'
  --> expect: 	traceback_of_library_functions.lua:3: in upvalue 'fail'
  --> expect: 	traceback_of_library_functions.lua:5: in function <traceback_of_library_functions.lua:5>
  --> expect: 	[C]: in function 'xpcall'
  --> expect: 	traceback_of_library_functions.lua:6: in main chunk
end
