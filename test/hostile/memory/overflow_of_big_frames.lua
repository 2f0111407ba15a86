-- attack: a recursion whose functions have two hundred registers
-- expect: ok
local names = {}
for i = 1, 190 do names[i] = "v" .. i end
local list = table.concat(names, ",")
local down = load("local down function down(n) local " .. list .. " = n return down(n + 1) + v1 end return down")()
for _ = 1, 3 do
  local ok, message = pcall(down, 1)
  assert(not ok and message:find("stack overflow", 1, true), message)
end
