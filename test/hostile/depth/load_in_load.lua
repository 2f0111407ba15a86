-- attack: readers that load, and a chunk that loads the next, without end
-- expect: ok
-- expect: limit memory
-- memory: 16M
local function reader() return load(reader) and "" end
local ok, message = pcall(load, reader)
assert(ok or message:find("overflow", 1, true), message)
code = "local chunk = load(code) return (chunk())"
ok, message = pcall(load(code))
assert(not ok and message:find("overflow", 1, true), message)
