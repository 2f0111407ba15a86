-- A method that __index finds: the metamethod is called once a turn, also where it waits or errs, and its object stays the call's first argument.
local calls = 0
local method = function(self, v) return self.name .. v end
local O = setmetatable({ name = "o" }, {
  __index = function(_, key)
    calls = calls + 1
    if key == "slow" then coroutine.yield(key) end
    if key == "wrong" then error("no " .. key, 0) end
    return key ~= "none" and method or nil
  end,
})
local function plain(n)
  local last
  for i = 1, n do last = O:method(i) end
  return last
end
for _ = 1, 3 do plain(100) end
print(plain(7), calls)                       --> expect: o7	307

calls = 0
local waits = 0
local co = coroutine.wrap(function()
  local text = ""
  for i = 1, 300 do text = O:slow(i % 10) .. #text // 100 end
  return text
end)
local result = co()
while result == "slow" do
  waits = waits + 1
  result = co()
end
print(result, calls, waits)                  --> expect: o00	300	300

calls = 0
local function failing() return O:wrong(1) end
local failures = 0
for _ = 1, 300 do if not pcall(failing) then failures = failures + 1 end end
print(failures, calls)                       --> expect: 300	300
print(select(2, pcall(function() for _ = 1, 300 do O:none() end end)))
--> expect: methods_by_a_metamethod_are_looked_up_once.lua:39: attempt to call a nil value (method 'none')
