local config = {}
print("start") --> expect: start
print(config.section.value) --> error: uncaught_runtime.lua:3: attempt to index a nil value (field 'section')
