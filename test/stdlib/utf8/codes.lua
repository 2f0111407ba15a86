-- utf8.codes, strict and lax (manual §6.5).
local function all(...)
  local found = {}
  for position, code in utf8.codes(...) do found[#found + 1] = ("%d:%X"):format(position, code) end
  print(table.concat(found, " "))
end
local function try(...) print(select(2, pcall(all, ...))) end
all("") --> expect:
all("aä月\u{1F319}z") --> expect: 1:61 2:E4 4:6708 7:1F319 11:7A
all("\0\0") --> expect: 1:0 2:0
all("\u{D7FF}\u{E000}") --> expect: 1:D7FF 4:E000
all("\u{D800}\u{7FFFFFFF}", true) --> expect: 1:D800 4:7FFFFFFF
try("\u{D800}") --> expect: codes.lua:4: invalid UTF-8 code
try("ab\xff") --> expect: codes.lua:4: invalid UTF-8 code
try("\u{110000}") --> expect: codes.lua:4: invalid UTF-8 code
try("ä\x80") --> expect: codes.lua:4: invalid UTF-8 code
try("\x80") --> expect: codes.lua:4: bad argument #1 to 'codes' (invalid UTF-8 code)
try("\xE4\xB8", true) --> expect: codes.lua:4: invalid UTF-8 code
try({}) --> expect: codes.lua:4: bad argument #1 to 'codes' (string expected, got table)
local step, state, start = utf8.codes("ab")
print(state, start, step("ab", 1)) --> expect: ab	0	2	98
print(step("ab", 2)) --> expect:
print(step("ab", -1)) --> expect:
print(select("#", step("ab", 7))) --> expect: 0
