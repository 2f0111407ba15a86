-- attack: exceptions of the host, caught in a loop
-- expect: limit fuel
-- profile: host
while true do
  pcall(host.throws)
  pcall(host.throws_null)
end
