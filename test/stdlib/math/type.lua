-- math.type: integer, float, or nil for what is no number.
local function try(...) print(pcall(...)) end

print(math.type(1), math.type(1.0), math.type(2^53), math.type(1 << 62), math.type(0 / 0), math.type(math.huge), math.type(-0.0)) --> expect: integer	float	float	integer	float	float	float
print(math.type("1"), math.type(nil), math.type({}), math.type(true), math.type(print)) --> expect: nil	nil	nil	nil	nil
try(math.type) --> expect: false	bad argument #1 to 'math.type' (value expected)
