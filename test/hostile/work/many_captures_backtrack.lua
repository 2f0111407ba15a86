-- attack: thirty-two captures, each of which can end anywhere
-- expect: limit fuel
-- expect: error pattern too complex
print((("a"):rep(60)):find("^" .. ("(a*)"):rep(32) .. "b"))
