-- attack: random numbers of every range
-- expect: limit fuel
while true do
  math.random() math.random(0) math.random(10) math.random(math.mininteger, math.maxinteger)
end
