-- Assigning to _ENV changes the globals of every function that shares it.
local print, rawget, real = print, rawget, _ENV
local function read() return name end
name = "real"
_ENV = { name = "other" }
print(read(), name) --> expect: other	other
_ENV = real
print(read(), name) --> expect: real	real
