-- The arguments of sethook and what gethook makes of them.
print(debug.gethook()) --> expect: nil
local function hook() end
for _, case in ipairs { { "c" }, { "r" }, { "l" }, { "lrc" }, { "xyz" }, { "" }, { "", 5 }, { "l", -3 }, { "x", 0 }, { "cc", 2 ^ 24 - 1 }, { "l", 1 << 33 } } do
  debug.sethook(hook, table.unpack(case))
  local f, mask, count = debug.gethook()
  debug.sethook()
  print(f == hook, mask, count) --> expect: true	c	0
  --> expect: true	r	0
  --> expect: true	l	0
  --> expect: true	crl	0
  --> expect: false	nil	nil
  --> expect: false	nil	nil
  --> expect: true		5
  --> expect: true	l	-3
  --> expect: false	nil	nil
  --> expect: true	c	16777215
  --> expect: true	l	0
end
debug.sethook(hook, "l")
debug.sethook(nil, "not looked at")
print(debug.gethook()) --> expect: nil
print(pcall(debug.sethook, 1, "l")) --> expect: false	bad argument #1 to 'debug.sethook' (function expected, got number)
print(pcall(debug.sethook, hook)) --> expect: false	bad argument #2 to 'debug.sethook' (string expected, got no value)
print(pcall(debug.sethook, hook, {})) --> expect: false	bad argument #2 to 'debug.sethook' (string expected, got table)
print(pcall(debug.sethook, hook, "l", "x")) --> expect: false	bad argument #3 to 'debug.sethook' (number expected, got string)
print(pcall(debug.sethook, hook, "l", 1.5)) --> expect: false	bad argument #3 to 'debug.sethook' (number has no integer representation)
print(pcall(debug.sethook, coroutine.create(print), 1, "l")) --> expect: false	bad argument #2 to 'debug.sethook' (function expected, got number)
print(pcall(debug.sethook, coroutine.create(print), hook)) --> expect: false	bad argument #3 to 'debug.sethook' (string expected, got no value)
print(debug.sethook(coroutine.create(print), hook, "l")) --> expect:
print(select("#", debug.sethook()), select("#", debug.gethook())) --> expect: 0	1
local hooks = debug.getregistry()._HOOKKEY
local thread = coroutine.create(print)
debug.sethook(thread, hook, "l")
print(getmetatable(hooks).__mode, hooks[thread] == hook) --> expect: k	true
