-- The parts of the string library that call Lua: replacement functions and `__index` in `gsub`, `__tostring` in `format`.
-- The functions of string-search.ts and format.ts hand over to these; the state they pass is theirs, only the helpers look into it.

local native = ...
local replace, finish, captures = native.replace, native.finish, native.captures
local resumeFormat = native.resumeFormat

local lib = {}

-- `substitution` is the state of a gsub whose first match is found. `capture` is the first capture of the match in hand, or false when there
-- is no further match; `replace` finds that.
function lib.gsubByFunction(substitution, replacement, capture, needsAll)
  if needsAll then
    while capture do capture = replace(substitution, (replacement(captures(substitution)))) end
  else
    while capture do capture = replace(substitution, (replacement(capture))) end
  end
  return finish(substitution)
end

function lib.gsubByTable(substitution, replacement, capture)
  while capture do capture = replace(substitution, replacement[capture]) end
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
