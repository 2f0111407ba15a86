-- When the state is closed, every finalizer is called, the last marked object first; objects marked meanwhile are forgotten.
collectgarbage("stop")
local function marked(name, action)
  return setmetatable({ name = name }, { __gc = function(object)
    print("closing", object.name)
    if action then action() end
  end })
end
Kept = marked("first")
Other = marked("second", function() error("is a warning") end)
Third = marked("third", function() Again = marked("too late") end)
local onStack = marked("a local variable")
print("end of the program") --> expect: end of the program
--> expect: closing	a local variable
--> expect: closing	third
--> expect: closing	second
--> expect: closing	first




