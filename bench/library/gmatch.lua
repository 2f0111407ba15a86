-- string.gmatch over a text: words, lines, pairs, single characters, positions.
-- n: 1400  expected: 5614000
-- test n: 3  expected: 12030
local words = ("Lorem ipsum dolor sit amet, consectetur adipiscing elit. "):rep(30)
local lines = ("one line of text\nand a second, which is longer\n\nlast\n"):rep(10)
local settings = ("width=100; height = 200; title=window; x=-5; "):rep(10)

function run(n)
  local sum = 0
  for i = 1, n do
    for word in words:gmatch("%a+") do sum = sum + #word end
    for word in words:gmatch("%S+") do sum = sum + #word end
    for line in lines:gmatch("([^\n]*)\n") do sum = sum + #line end
    for key, value in settings:gmatch("(%w+)%s*=%s*([^;]*);") do sum = sum + #key + 3 * #value end
    for position in lines:gmatch("()%u") do sum = sum + position end
    for c in lines:gmatch(".") do if c == "e" then sum = sum + 1 end end
  end
  return sum
end
