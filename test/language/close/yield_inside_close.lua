-- A closing method may yield, on every way out of a block.
local function closer(name)
  return setmetatable({}, { __close = function(_, e) coroutine.yield("yield in " .. name, e) print("closed " .. name) end })
end
local function drive(f)
  local co = coroutine.create(f)
  while true do
    local r = table.pack(coroutine.resume(co))
    print(table.unpack(r, 1, r.n))
    if coroutine.status(co) == "dead" then break end
  end
end
drive(function() do local a <close> = closer "a" local b <close> = closer "b" end return "end" end) --> expect: true	yield in b	nil
--> expect: closed b
--> expect: true	yield in a	nil
--> expect: closed a
--> expect: true	end
drive(function() local a <close> = closer "return" return 1, 2, 3 end) --> expect: true	yield in return	nil
--> expect: closed return
--> expect: true	1	2	3
drive(function() local a <close> = closer "error" error("e", 0) end) --> expect: false	e
drive(function() return pcall(function() local a <close> = closer "pcall" error("e", 0) end) end) --> expect: true	yield in pcall	e
--> expect: closed pcall
--> expect: true	false	e
drive(function() for i = 1, 2 do local a <close> = closer("loop" .. i) if i == 2 then break end end return "out" end) --> expect: true	yield in loop1	nil
--> expect: closed loop1
--> expect: true	yield in loop2	nil
--> expect: closed loop2
--> expect: true	out
