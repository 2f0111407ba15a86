-- %b and %f: nested parentheses, quoted strings, whole words.
-- n: 4600  expected: 5234800
-- test n: 3  expected: 3414
local nested = ("f(a, g(b, (c + d)), h()) + k(x) "):rep(10)
local words = ("THE (quick) fox ran THEN the END. "):rep(10)

function run(n)
  local sum = 0
  for i = 1, n do
    for group in nested:gmatch("%b()") do sum = sum + #group end
    for name, arguments in nested:gmatch("(%a)(%b())") do sum = sum + #arguments end
    local _, count = words:gsub("%f[%a]%u+%f[%A]", "")
    sum = sum + count
    for word in words:gmatch("%f[%w]%w+%f[%W]") do sum = sum + #word end
    sum = sum + (words:find("%f[%z]") or 3) + #words:match("%b()")
  end
  return sum
end
