-- An error object arrives as the same object, however it travels.
local object = { code = 404 }
local ok, caught = pcall(error, object)
print(caught == object, caught.code) --> expect: true	404
local co = coroutine.create(function() error(object) end)
print(select(2, coroutine.resume(co)) == object) --> expect: true
print(select(2, xpcall(error, function(e) return e end, object)) == object) --> expect: true
print(select(2, pcall(coroutine.wrap(function() error(object) end))) == object) --> expect: true
local ok, again = pcall(function() local ok, e = pcall(error, object) error(e) end)
print(again == object) --> expect: true
