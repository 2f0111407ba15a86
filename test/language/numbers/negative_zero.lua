-- The sign of zero is kept by floats, dropped by integers, ignored by keys and comparisons.
print(0.0, -0.0, 0.0 == -0.0, 1 / 0.0, 1 / -0.0, 0.0 + -0.0, -0.0 + -0.0, -0.0 - 0.0) --> expect: 0.0	-0.0	true	inf	-inf	0.0	-0.0	-0.0
print(0 * -1, 0 * -1.0, 0.0 * -1, -0.0 * -1, -(0.0), 0 - 0.0, -0.0 // 1, -0.0 % 1) --> expect: 0	-0.0	-0.0	0.0	-0.0	0.0	-0.0	-0.0
local t = { [0.0] = "zero" }
print(t[0], t[-0.0], t[0.0]) --> expect: zero	zero	zero
t[-0.0] = "other" ; print(t[0], next(t)) --> expect: other	0	other
print(math.max(0.0, -0.0), math.max(-0.0, 0.0), math.min(0.0, -0.0), string.format("%g %g", -0.0, 0.0)) --> expect: 0.0	-0.0	0.0	-0 0
print(math.floor(-0.0), math.ceil(-0.5), -0.0 | 0, math.tointeger(-0.0), math.abs(-0.0)) --> expect: 0	0	0	0	0.0
