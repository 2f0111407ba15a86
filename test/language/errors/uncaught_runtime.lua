-- A run-time error ends the program after what it printed before.
local config = {}
print("start") --> expect: start
print(config.section.value) --> error: uncaught_runtime.lua:4: attempt to index a nil value (field 'section')
