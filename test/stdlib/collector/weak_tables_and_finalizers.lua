-- §2.5.4: an object with a finalizer leaves weak values before its finalizer runs, and weak keys only afterwards.
collectgarbage("stop")
local values = setmetatable({}, { __mode = "v" })
local keys = setmetatable({}, { __mode = "k" })
local object = setmetatable({}, { __gc = function(dead)
  print("in the finalizer", values.object, keys[dead])
end })
values.object = object
keys[object] = "note"
object = nil
collectgarbage() --> expect: in the finalizer	nil	note
print(next(values), next(keys) ~= nil) --> expect: nil	true
collectgarbage()
print(next(keys)) --> expect: nil

-- A resurrected object keeps its weak keys.
local saved
object = setmetatable({}, { __gc = function(dead) saved = dead end })
keys[object] = "still there"
object = nil
collectgarbage()
collectgarbage()
print(keys[saved]) --> expect: still there
