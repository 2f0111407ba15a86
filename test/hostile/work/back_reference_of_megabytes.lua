-- attack: a back reference compares half a megabyte at each step back
-- expect: limit fuel
local text = ("a"):rep(1 << 20)
print(text:find("^(a*)b*%1c"))
