-- `os.time` with a date: fields of any size, and what they become. Differences, so that a time zone does not matter (unless it changed).
local base = os.time { year = 2000, month = 1, day = 1, hour = 0 }
local function show(date)
  local time = os.time(date)
  print(time - base, date.year, date.month, date.day, date.hour, date.min, date.sec, date.wday, date.yday)
end
show { year = 2000, month = 1, day = 1 } --> expect: 43200	2000	1	1	12	0	0	7	1
show { year = 2000, month = 1, day = 0, hour = 0 } --> expect: -86400	1999	12	31	0	0	0	6	365
show { year = 2000, month = 1, day = 32, hour = 24, min = 60, sec = 60 } --> expect: 2768460	2000	2	2	1	1	0	4	33
show { year = 2000, month = 0, day = 1 } --> expect: -2635200	1999	12	1	12	0	0	4	335
show { year = 2000, month = 13, day = 1 } --> expect: 31665600	2001	1	1	12	0	0	2	1
show { year = 2000, month = -11, day = -30, hour = -1, min = -1, sec = -1 } --> expect: -34218061	1998	11	30	22	58	59	2	334
show { year = 2000, month = 2, day = 30 } --> expect: 5227200	2000	3	1	12	0	0	4	61
show { year = 2001, month = 2, day = 29 } --> expect: 36763200	2001	3	1	12	0	0	5	60
show { year = 1900, month = 2, day = 29 } --> expect: -3150532800	1900	3	1	12	0	0	5	60
show { year = 0, month = 1, day = 1 } --> expect: -63113860800	0	1	1	12	0	0	7	1
show { year = -1, month = 12, day = 31 } --> expect: -63113947200	-1	12	31	12	0	0	6	365
show { year = 2147485547, month = 1, day = 1 } --> expect: 67768035213499200	2147485547	1	1	12	0	0	4	1
show { year = -2147481748, month = 1, day = 1 } --> expect: -67768041556382400	-2147481748	1	1	12	0	0	5	1
show { year = 2000, month = 2147483648, day = 1 } --> expect: 5647336530782400	178958970	8	1	12	0	0	4	213
show { year = 2000, month = -2147483647, day = 1 } --> expect: -5647336533460800	-178954971	5	1	12	0	0	6	121
show { year = 2000, month = 1, day = -2147483648, sec = -2147483648 } --> expect: -185544734714048	-5877679	6	3	8	45	52	6	154
show { year = 2000, month = 1, day = 2147483647, hour = 2147483647, min = 2147483647, sec = 2147483647 } --> expect: 193404524646067	6130745	5	29	12	21	7	3	149
show { year = "2000", month = "0x2", day = 3.0, hour = " 4 ", min = "5e0" } --> expect: 2865900	2000	2	3	4	5	0	5	34
show { year = 2000, month = 1, day = 1, isdst = false } --> expect: 43200	2000	1	1	12	0	0	7	1
print(os.time { year = 2000, month = 1, day = 1, isdst = true } < os.time { year = 2000, month = 1, day = 1 }) --> expect: true

-- A table with metamethods.
local stored = {}
local proxy = setmetatable({}, {
  __index = { year = 2010, month = 14, day = 1, hour = 0 },
  __newindex = function(_, key, value) stored[key] = value end,
})
print(os.time(proxy) - base, stored.year, stored.month, stored.day, stored.wday, stored.yday, stored.isdst) --> expect: 349833600	2011	2	1	3	32	false
print(pcall(os.time, setmetatable({}, { __index = function(_, key) return key == "year" and 2000 or nil end }))) --> expect: false	field 'month' missing in date table
