-- attack: one concatenation of a hundred and fifty large operands
-- expect: limit memory
local text = ("o"):rep(1 << 20)
local code = "local t = ... return t" .. (" .. t"):rep(150)
print(#load(code)(text))
