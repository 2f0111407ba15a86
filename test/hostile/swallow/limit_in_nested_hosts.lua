-- attack: host and script call one another fifty deep, each script level catches
-- expect: limit fuel
-- profile: host
local function down(n)
  if n == 0 then while true do end end
  pcall(host.callback, down, n - 1)
  host.survived()
end
down(50)
