-- attack: a string literal of escapes, and one of skipped blanks
-- expect: ok
assert(#load("return '" .. ("\\x41"):rep(100000) .. "'")() == 100000)
assert(#load("return '" .. ("\\u{7FFFFFFF}"):rep(20000) .. "'")() == 120000)
assert(load("return '\\z" .. (" \n"):rep(200000) .. "x'")() == "x")
assert(#load("return '" .. ("\\065"):rep(100000) .. "'")() == 100000)
