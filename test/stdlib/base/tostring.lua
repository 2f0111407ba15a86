-- How values of each type look as strings.
print(tostring(1), tostring(1.5), tostring(-0.0), tostring(1e100), tostring(2^53), tostring(math.mininteger), tostring(1/0), --> expect: 1	1.5	-0.0	1e+100	9.007199254741e+15	-9223372036854775808	inf	true	nil	x
  tostring(true), tostring(nil), tostring("x"))
print(tostring(print):match("^builtin: ") or tostring(print):match("^function: "), tostring({}):match("^table: "), --> expect: function: 	table: 	thread:
  tostring(coroutine.create(print)):match("^thread: "))
local t = {}
print(tostring(t) == tostring(t), tostring(t) ~= tostring({}), ("%s"):format(t) == tostring(t)) --> expect: true	true	true
print(pcall(tostring)) --> expect: false	bad argument #1 to 'tostring' (value expected)
