-- attack: each kind of block in each other
-- expect: ok
local openings = { "do ", "while x do ", "repeat ", "for i = 1, 1 do ", "for k in f do ", "if x then ", "f(function() " }
local endings = { "end ", "end ", "until x ", "end ", "end ", "end ", "end) " }
for first = 1, #openings do
  for second = 1, #openings do
    local open, close = openings[first] .. openings[second], endings[second] .. endings[first]
    assert(load(open:rep(20) .. close:rep(20)))
    local chunk, message = load(open:rep(20000) .. close:rep(20000))
    assert(not chunk and (message:find("overflow", 1, true) or message:find("too many", 1, true)), message)
  end
end
