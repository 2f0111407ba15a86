-- attack: blocks left by goto, with variables to close that go on
-- expect: limit fuel
-- profile: host
do
  local a <close> = setmetatable({}, { __close = function() pcall(function() while true do end end) host.survived() end })
  goto out
end
::out::
host.survived()
