-- attack: the limit as the end of a coroutine alone
-- expect: limit fuel
-- profile: host
while true do
  coroutine.resume(coroutine.create(function() while true do end end))
  host.survived()
end
