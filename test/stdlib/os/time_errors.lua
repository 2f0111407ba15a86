-- Messages of `os.time` and `os.difftime`.
local function try(date) print(pcall(os.time, date)) end
try {} --> expect: false	field 'year' missing in date table
try { year = 2000 } --> expect: false	field 'month' missing in date table
try { year = 2000, month = 1 } --> expect: false	field 'day' missing in date table
try { month = 1, day = 1 } --> expect: false	field 'year' missing in date table
try { year = 2000, month = 1.5, day = 1 } --> expect: false	field 'month' is not an integer
try { year = 2000, month = "x", day = 1 } --> expect: false	field 'month' is not an integer
try { year = 2000, month = 1, day = {} } --> expect: false	field 'day' is not an integer
try { year = 2000, month = 1, day = 1, hour = "1.5" } --> expect: false	field 'hour' is not an integer
try { year = 2000, month = 1, day = 1, min = true } --> expect: false	field 'min' is not an integer
try { year = 2147485548, month = 1, day = 1 } --> expect: false	field 'year' is out-of-bound
try { year = -2147481749, month = 1, day = 1 } --> expect: false	field 'year' is out-of-bound
try { year = 2000, month = 2147483649, day = 1 } --> expect: false	field 'month' is out-of-bound
try { year = 2000, month = -2147483648, day = 1 } --> expect: false	field 'month' is out-of-bound
try { year = 2000, month = 1, day = 2147483648 } --> expect: false	field 'day' is out-of-bound
try { year = 2000, month = 1, day = -2147483649 } --> expect: false	field 'day' is out-of-bound
try { year = math.maxinteger, month = 1, day = 1 } --> expect: false	field 'year' is out-of-bound
try { year = math.mininteger, month = 1, day = 1 } --> expect: false	field 'year' is out-of-bound
try { year = 2000, month = 1, day = 1, sec = 1 << 53 } --> expect: false	field 'sec' is out-of-bound
try { year = 2147485547, month = 13, day = 1 } --> expect: false	time result cannot be represented in this installation
try { year = -2147481748, month = 0, day = 1 } --> expect: false	time result cannot be represented in this installation
try(os.date("*t", -1)) --> expect: false	time result cannot be represented in this installation
try(5) --> expect: false	bad argument #1 to 'os.time' (table expected, got number)
try("x") --> expect: false	bad argument #1 to 'os.time' (table expected, got string)
try(setmetatable({}, { __index = function() return 1e100 end })) --> expect: false	field 'year' is not an integer
try(setmetatable({}, { __index = function() return {} end })) --> expect: false	field 'year' is not an integer
print(select(2, pcall(function() return os.time {}, 1 end))) --> expect: time_errors.lua:28: field 'year' missing in date table
print(select(2, pcall(function() return os.time(setmetatable({}, {})), 1 end))) --> expect: time_errors.lua:29: field 'year' missing in date table
print(os.difftime(5, 3), os.difftime(-1, 1), os.difftime("10", 2.0), os.difftime(math.maxinteger, 0), os.difftime(1 << 62, -1 << 62)) --> expect: 2.0	-2.0	8.0	9.2233720368548e+18	9.2233720368548e+18
print(pcall(os.difftime)) --> expect: false	bad argument #1 to 'os.difftime' (number expected, got no value)
print(pcall(os.difftime, 1)) --> expect: false	bad argument #2 to 'os.difftime' (number expected, got no value)
print(pcall(os.difftime, 1, 1.5)) --> expect: false	bad argument #2 to 'os.difftime' (number has no integer representation)
