-- attack: a?a?a?…aaa…, which takes 2^n steps where matching is naive
-- expect: limit fuel
-- expect: error pattern too complex
local n = 30
print((("a"):rep(n)):match(("a?"):rep(n) .. ("a"):rep(n) .. "b"))
