-- attack: one concatenation of two hundred large operands
-- expect: limit memory
local text = ("o"):rep(1 << 20)
local code = "local t = ... return t" .. (" .. t"):rep(199)
print(#load(code)(text))
