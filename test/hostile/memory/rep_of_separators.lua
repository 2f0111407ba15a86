-- attack: empty strings with a separator: the size is in the separators alone
-- expect: limit memory
-- expect: error too large
print(#(""):rep(1 << 30, "xx"))
