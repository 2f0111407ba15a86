-- Runs one benchmark in a process of its own and marks its beginning and its end on standard output, so that the parent can time every
-- engine by one and the same clock. Started by processes.mjs (or, for engines without a command, by peer.mjs) with these arguments:
--
--     driver.lua program FILE N             a program of ours: run(N), whose result is the mark's text
--     driver.lua awfy NAME COUNT INNER      a program of are-we-fast-yet, in the folder that LUA_PATH names: COUNT times INNER loops
--
-- What must stay true: it runs on Lua 5.1 to 5.4, and nothing but loading the program happens outside the marks.
local function mark(text)
  io.write("\n@", text, "\n")
  if io.flush then io.flush() end
end

local kind = arg[1]
if kind == "program" then
  dofile(arg[2])
  local n = tonumber(arg[3])
  mark("begin")
  local result = run(n)
  mark("end " .. tostring(result))
elseif kind == "awfy" then
  local benchmark = require(arg[2])
  local count, inner = tonumber(arg[3]), tonumber(arg[4])
  mark("begin")
  for _ = 1, count do
    assert(benchmark:inner_benchmark_loop(inner), "the program's own verification failed")
  end
  mark("end verified")
else
  error("unknown kind of benchmark: " .. tostring(kind))
end
