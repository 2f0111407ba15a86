-- The parts of the string library that call Lua: replacement functions and `__index` in `gsub`, `__tostring` in `format`.
-- The functions of string-search.ts and format.ts hand over to these; the state they pass is theirs, only the helpers look into it.

local native = ...
local advance, captures, firstCapture = native.advance, native.captures, native.firstCapture
local replace, finish, resumeFormat = native.replace, native.finish, native.resumeFormat

local lib = {}

-- `substitution` is the state of a gsub; `replacement` a function, or with `isTable` a table.
function lib.gsub(substitution, replacement, isTable)
  if isTable then
    while advance(substitution, true) do
      replace(substitution, replacement[firstCapture(substitution)])
    end
  else
    while advance(substitution, false) do
      replace(substitution, (replacement(captures(substitution))))
    end
  end
  return finish(substitution)
end

-- `formatting` is the state of a format that has come to a value with a `__tostring` metamethod, the `handler`.
function lib.format(formatting, handler, value)
  while true do
    local text, nextHandler, nextValue = resumeFormat(formatting, (handler(value)))
    if text then return text end
    handler, value = nextHandler, nextValue
  end
end

-- Arithmetic on a string and a value whose metamethod is `handler`.
function lib.arithmetic(handler, x, y)
  local result = handler(x, y)
  return result
end

return lib
