-- attack: a chunk that loads the next, without end, and readers that load
-- expect: ok
-- expect: limit memory
code = "local chunk = load(code) return (chunk())"
local ok, message = pcall(load(code))
assert(not ok and message:find("overflow", 1, true), message)
local function reader() return load(reader) and "" end
ok, message = pcall(load, reader)
assert(ok or message:find("overflow", 1, true), message)
