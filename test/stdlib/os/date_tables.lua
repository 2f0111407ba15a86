-- `os.date("*t")`, and the way back through `os.time`.
local function show(date)
  print(date.year, date.month, date.day, date.hour, date.min, date.sec, date.wday, date.yday, date.isdst)
end
for _, time in ipairs { 0, -1, 86399, 951782400, 1709164800, -62167219200, 67767976233532800, -67768040609740800 } do
  show(os.date("!*t", time)) --> expect: 1970	1	1	0	0	0	5	1	false
  --> expect: 1969	12	31	23	59	59	4	365	false
  --> expect: 1970	1	1	23	59	59	5	1	false
  --> expect: 2000	2	29	0	0	0	3	60	false
  --> expect: 2024	2	29	0	0	0	5	60	false
  --> expect: 0	1	1	0	0	0	7	1	false
  --> expect: 2147483648	1	1	0	0	0	4	1	false
  --> expect: -2147481748	1	1	0	0	0	5	1	false
end
show(os.date("!*t\0ignored", 0)) --> expect: 1970	1	1	0	0	0	5	1	false
show(os.date("!*t", 1e9)) --> expect: 2001	9	9	1	46	40	1	252	false
show(os.date("!*t", "100")) --> expect: 1970	1	1	0	1	40	5	1	false
print(math.type(os.date("!*t", 0).year)) --> expect: integer
for time = -5000000000, 5000000000, 123456789 do assert(os.time(os.date("*t", time)) == time) end
