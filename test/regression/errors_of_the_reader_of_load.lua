-- They are returned as errors of loading.
print(pcall(function() return load(function() error("in reader", 0) end) end)) --> expect: true	nil	in reader
print(select(2, pcall(function() local f, message = load(function() return true end) return message end))) --> expect: errors_of_the_reader_of_load.lua:3: reader function must return a string
local pieces = { "return ", 12 }
print(load(function() return table.remove(pieces, 1) end)()) --> expect: 12
