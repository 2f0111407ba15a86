-- attack: wrong modes, formats, whence and sizes; files used after they were closed
-- expect: ok
-- native: has the real files
for _, mode in ipairs { "", "x", "rw", "r++", "b", "constructor" } do assert(not pcall(io.open, "f", mode), mode) end
local file = assert(io.open("f", "w+"))
for _, format in ipairs { "x", "", "*", "nn?", "__proto__" } do pcall(file.read, file, format) end
assert(not pcall(file.seek, file, "constructor") and not pcall(file.setvbuf, file, "x") and not pcall(file.read, file, {}))
assert(file:write("12 0x1p4 nan 1e+ ", 5, 1.5) and file:seek("set") == 0 and file:read("n", "n") == 12)
assert(file:seek("set", math.maxinteger) == nil or true)
pcall(file.seek, file, "set", math.mininteger)
pcall(file.read, file, math.maxinteger)
pcall(file.read, file, math.mininteger)
assert(file:close())
for _, method in ipairs { "read", "write", "close", "seek", "lines", "flush", "setvbuf" } do
  local ok, message = pcall(file[method], file)
  assert(not ok and message:find("closed file", 1, true), message)
end
assert(tostring(file) == "file (closed)" and io.type(file) == "closed file" and not pcall(io.lines, "missing"))
