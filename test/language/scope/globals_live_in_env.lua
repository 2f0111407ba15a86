-- A free name is a field of _ENV (§2.2).
value = 10
print(_ENV.value, _G.value, _ENV == _G) --> expect: 10	10	true
_ENV["dynamic name"] = 1
print(_G["dynamic name"]) --> expect: 1
local function sandbox()
  local _ENV = { print = print }
  hidden = 5
  print(hidden, value)
end
sandbox() --> expect: 5	nil
print(hidden) --> expect: nil
