-- os.setlocale: there is the locale "C", and nothing else that every system has.
local function try(...) print(pcall(...)) end

for _, category in ipairs { "all", "collate", "ctype", "monetary", "numeric", "time" } do
  print(category, os.setlocale(nil, category), os.setlocale("C", category), os.setlocale("nowhere", category)) --> expect: all	C	C	nil
  --> expect: collate	C	C	nil
  --> expect: ctype	C	C	nil
  --> expect: monetary	C	C	nil
  --> expect: numeric	C	C	nil
  --> expect: time	C	C	nil
end
print(os.setlocale(), os.setlocale(nil), os.setlocale("C"), os.setlocale("POSIX"), os.setlocale("C\0x")) --> expect: C	C	C	C	C
try(os.setlocale, "C", "other") --> expect: false	bad argument #2 to 'os.setlocale' (invalid option 'other')
try(os.setlocale, "C", 5) --> expect: false	bad argument #2 to 'os.setlocale' (invalid option '5')
try(os.setlocale, "C", {}) --> expect: false	bad argument #2 to 'os.setlocale' (string expected, got table)
try(os.setlocale, {}) --> expect: false	bad argument #1 to 'os.setlocale' (string expected, got table)
try(os.setlocale, true) --> expect: false	bad argument #1 to 'os.setlocale' (string expected, got boolean)
