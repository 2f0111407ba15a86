-- attack: protected calls in hot code, nested, failing and overflowing
-- expect: ok
local function fail(n) if n == 0 then error("deep", 0) end local ok, message = pcall(fail, n - 1) error(message, 0) end
for _ = 1, 300 do
  local ok, message = pcall(fail, 20)
  assert(not ok and message == "deep")
end
local function down(n) local ok, message = pcall(down, n + 1) if ok then return n end error(message, 0) end
local ok, message = pcall(down, 1)
assert(not ok and message:find("overflow", 1, true), message)
