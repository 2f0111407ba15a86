-- Serves generated programs to `engines.mjs` in one long-lived native process: reads `length\nprogram`, answers `length\nresult`.
local file = assert(io.open(arg[1], "rb"))
assert(load(file:read("a"), "=harness"))()
file:close()
local read, write, run = io.read, io.write, RUN
io.stdout:setvbuf("full", 1 << 16)
while true do
  local header = read("l")
  if not header then break end
  local length, flush = header:match("^(%d+)(!?)$")
  local ok, result = pcall(run, read(tonumber(length)))
  result = tostring(result)
  write(#result, "\n", result)
  if flush == "!" then io.stdout:flush() end
end
