-- The prompt of the debug library (manual §6.10 `debug.debug`).
local native = ...
local ask, load, pcall, write = native.ask, native.load, native.pcall, native.write
local text, metamethod, asText = native.text, native.tostringMetamethod, native.asText
local lib = {}

function lib.debug()
  while true do
    local line = ask()
    if line == nil or line == "cont\n" then return end
    local chunk, problem = load(line)
    local succeeded = false
    if chunk then succeeded, problem = pcall(chunk) end
    if not succeeded then
      write(text(problem) or asText((metamethod(problem)(problem))))
    end
  end
end

return lib
