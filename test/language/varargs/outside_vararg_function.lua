-- ... is an error in a function without it.
local function f()
  return ...
end --> syntax error: outside_vararg_function.lua:3: cannot use '...' outside a vararg function near '...'
