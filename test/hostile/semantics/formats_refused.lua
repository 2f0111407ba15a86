-- attack: every wrong conversion of string.format
-- expect: ok
for _, format in ipairs { "%", "%q%", "%y", "%10q", "%-q", "%.q", "%#s", "%0s", "%+c", "%.3c", "%0c", "% x", "%+x", "%1000d", "%.1000d",
  "%100d", "%.100f", "%p%", "%.3p", "%lld", "%hd", "%*d", "%1$d", "%n", "%-#0+ d", "%_d", "%'d" } do
  local ok, message = pcall(string.format, format, 1, 1)
  assert(not ok, format)
  assert(message:find("invalid conversion", 1, true) or message:find("no value", 1, true)
    or message:find("cannot have modifiers", 1, true), format .. ": " .. message)
end
assert(not pcall(string.format, "%d") and not pcall(string.format, "%s") and not pcall(string.format, "%d", {})
  and not pcall(string.format))
assert(string.format("%s%%", "%d") == "%d%" and string.format("%-5d|%+d|% d|%05d|%#x", 1, 1, 1, 1, 255) == "1    |+1| 1|00001|0xff")
assert(string.format("%q", 1 / 0) == "1e9999" and string.format("%q", -1 / 0) == "-1e9999" and string.format("%q", 0 / 0) == "(0/0)"
  and string.format("%q", math.mininteger) == "0x8000000000000000")
assert(not pcall(string.format, "%q", {}) and not pcall(string.format, "%q", print)
  and string.format("%q", "\r\0001\n") == '"\\13\\0001\\\n"')
assert(string.format("%p", 5) == "(null)" and string.format("%p", {}) ~= string.format("%p", {}))
