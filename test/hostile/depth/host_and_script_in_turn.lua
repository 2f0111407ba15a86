-- attack: script calls host calls script, without end
-- expect: ok
-- profile: host
local depth = 0
local function down()
  depth = depth + 1
  return host.callback(down)
end
local ok, message = pcall(down)
assert(not ok and tostring(message):find("overflow", 1, true), tostring(message))
assert(depth >= 20 and host.callback(function() return "alive" end) == "alive")
