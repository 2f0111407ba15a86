-- Ranges at the ends of the integers; the first access tells which way the elements go.
local stop = setmetatable({}, {
  __index = function(_, i) error("reads " .. i, 0) end,
  __newindex = function(_, i) error("writes " .. i, 0) end,
})
local top, bottom = math.maxinteger, math.mininteger
for _, range in ipairs {
  { 1, top, 2 }, { 1, top, 1 }, { 0, top, 1 }, { bottom, 0, 1 }, { bottom, -1, 1 }, { bottom, top, 1 }, { top - 2, top, top - 2 },
  { top - 2, top, top - 1 }, { bottom, bottom + 1, -3 }, { 2, 1, top }, { 1, 2, top }, { 1, 2, top - 1 }, { top, top, bottom }, { 1, top, -100 },
} do
  print(range[1], range[2], range[3], select(2, pcall(table.move, stop, range[1], range[2], range[3])) == stop or select(2, pcall(table.move, stop, range[1], range[2], range[3]))) --> expect: 1	9223372036854775807	2	bad argument #4 to 'table.move' (destination wrap around)
  print(select(2, pcall(table.move, {}, range[1], range[1], range[3], stop)) == stop or select(2, pcall(table.move, { [range[1]] = 1 }, range[1], range[1], range[3], stop))) --> expect: writes 2
  --> expect: 1	9223372036854775807	1	reads 1
  --> expect: writes 1
  --> expect: 0	9223372036854775807	1	bad argument #3 to 'table.move' (too many elements to move)
  --> expect: writes 1
  --> expect: -9223372036854775808	0	1	bad argument #3 to 'table.move' (too many elements to move)
  --> expect: writes 1
  --> expect: -9223372036854775808	-1	1	bad argument #3 to 'table.move' (too many elements to move)
  --> expect: writes 1
  --> expect: -9223372036854775808	9223372036854775807	1	bad argument #3 to 'table.move' (too many elements to move)
  --> expect: writes 1
  --> expect: 9223372036854775805	9223372036854775807	9223372036854775805	reads 9223372036854775805
  --> expect: writes 9223372036854775805
  --> expect: 9223372036854775805	9223372036854775807	9223372036854775806	bad argument #4 to 'table.move' (destination wrap around)
  --> expect: writes 9223372036854775806
  --> expect: -9223372036854775808	-9223372036854775807	-3	reads -9223372036854775808
  --> expect: writes -3
  --> expect: 2	1	9223372036854775807	true
  --> expect: writes 9223372036854775807
  --> expect: 1	2	9223372036854775807	bad argument #4 to 'table.move' (destination wrap around)
  --> expect: writes 9223372036854775807
  --> expect: 1	2	9223372036854775806	reads 1
  --> expect: writes 9223372036854775806
  --> expect: 9223372036854775807	9223372036854775807	-9223372036854775808	reads 9223372036854775807
  --> expect: writes -9223372036854775808
  --> expect: 1	9223372036854775807	-100	reads 1
  --> expect: writes -100
end
