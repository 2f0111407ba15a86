-- §2.5.3: an error in a finalizer is a warning; the others run all the same. Warnings are off here, so nothing is seen.
collectgarbage("stop")
local log = {}
for position = 1, 3 do
  setmetatable({}, { __gc = function()
    log[#log + 1] = position
    if position == 2 then error("in the middle") end
  end })
end
collectgarbage()
print(table.concat(log, " ")) --> expect: 3 2 1

-- To-be-closed variables of a failing finalizer are closed.
setmetatable({}, { __gc = function()
  local resource <close> = setmetatable({}, { __close = function(_, message) print("closed", message) end })
  error("oops", 0)
end })
collectgarbage() --> expect: closed	oops

-- A value that cannot be called is no finalizer, but an object with it is marked.
setmetatable({}, { __gc = "nothing to call" })
collectgarbage()

-- The message handler of a protected call around the collection is not asked.
print(xpcall(function() --> expect: true	fine
  setmetatable({}, { __gc = function() error("not yours") end })
  collectgarbage()
  return "fine"
end, function() return "the handler was asked" end))
