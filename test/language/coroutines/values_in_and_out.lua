-- Arguments of resume become results of yield, arguments of yield become results of resume.
local co = coroutine.create(function(a, b)
  print("start", a, b)
  local c, d = coroutine.yield(a + b, "y1")
  print("resumed", c, d)
  local e = coroutine.yield()
  print("again", e)
  return "end", nil, 3
end)
print(coroutine.resume(co, 1, 2)) --> expect: start	1	2
--> expect: true	3	y1
print(coroutine.resume(co, "c", "d")) --> expect: resumed	c	d
--> expect: true
print(coroutine.resume(co)) --> expect: again	nil
--> expect: true	end	nil	3
print(coroutine.resume(co)) --> expect: false	cannot resume dead coroutine
print(coroutine.status(co)) --> expect: dead
