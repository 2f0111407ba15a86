-- Basic functions that call back (manual §6.1).
local native = ...
local write, text, metamethod, loadText, type = native.write, native.text, native.tostringMetamethod, native.loadText, native.type
local pcall, asText = native.pcall, native.asText
local lib = {}

function lib.tostring(handler, value)
  return asText(handler(value))
end

function lib.print(...)
  local line = ""
  for position = 1, native.count(...) do
    local value = native.pick(position, ...)
    local part = text(value)
    if part == nil then
      part = asText((metamethod(value)(value)))
    end
    line = position == 1 and part or line .. "\t" .. part
  end
  write(line .. "\n")
end

function lib.pairs(handler, value)
  local iterator, state, control = handler(value)
  return iterator, state, control
end

function lib.ipairsIterator(table, position)
  local value = table[position]
  if value ~= nil then return position, value end
end

-- The call is no tail call, so that 'dofile' stays visible in tracebacks.
function lib.dofile(chunk)
  return native.pass(chunk())
end

-- An error of the reader is one of loading.
function lib.load(reader, name, mode, environment)
  local source = ""
  while true do
    local succeeded, piece = pcall(reader)
    if not succeeded then return nil, piece end
    if piece == nil or piece == "" then break end
    local kind = type(piece)
    if kind ~= "string" and kind ~= "number" then return nil, native.where() .. "reader function must return a string" end
    source = source .. piece
  end
  return loadText(source, name, mode, environment)
end

return lib
