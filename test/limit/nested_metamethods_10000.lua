--! tsuki-only: PUC stops at about 200 C calls
local mt = {} mt.__index = function(t, k) if k == 0 then return "bottom" end return setmetatable({}, mt)[k - 1] end
print(setmetatable({}, mt)[10000]) --> expect: bottom
local add = {} add.__add = function(a, n) if n == 0 then return 0 end return 1 + (setmetatable({}, add) + (n - 1)) end
print(setmetatable({}, add) + 10000) --> expect: 10000
local call = {} call.__call = function(self, n) if n == 0 then return 0 end return 1 + setmetatable({}, call)(n - 1) end
print(setmetatable({}, call)(10000)) --> expect: 10000
local lt = {} lt.__lt = function(a, b) a.n = a.n - 1 return a.n <= 0 or a < b end
print(setmetatable({ n = 10000 }, lt) < setmetatable({}, lt)) --> expect: true
