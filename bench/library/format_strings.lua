-- string.format of strings: %s of all kinds of values, widths, precision, %q, many directives.
-- n: 47000  expected: 8555932
-- test n: 3  expected: 524
local names = { "moon", "lantern", "a longer name", "" }

function run(n)
  local format = string.format
  local sum = 0
  for i = 1, n do
    local name = names[i % 4 + 1]
    sum = sum + #format("%s", name) + #format("%s=%s", name, i) + #format("<%s class='%s' id='%s'>", name, "c", i)
    sum = sum + #format("%-12s|%12s|%.3s", name, name, name) + #format("%q", name) + #format("%q", 'say "hi"\n\0')
    sum = sum + #format("%s %s %s %s", nil, true, 1.5, name) + #format("[%s] %s:%d: %s", "INFO", "file.lua", i, name)
    sum = sum + #format("%5s%%", i % 100) + #format("plain text without directives")
  end
  return sum
end
