-- attack: code with thousands of branches, so that compiled text grows beyond what an engine optimizes
-- expect: ok
local lines = { "local x, n = ..., 0 for turn = 1, 200 do" }
for index = 1, 3000 do lines[#lines + 1] = ("if x == %d then n = n + %d elseif turn %% %d == 0 then n = n - 1 end"):format(index, index,
  index + 1) end
lines[#lines + 1] = "end return n"
local chunk, message = load(table.concat(lines, "\n"))
assert(chunk, message)
assert(math.type(chunk(5)) == "integer" and chunk(5) == chunk(5))
