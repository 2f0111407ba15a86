-- PUC adds the negated constant, so the result is 0.0.
local x = -0.0
print(x - 0, x + 0, x - 0.0) --> expect: 0.0	0.0	-0.0
