-- An error nobody catches ends the program with its message.
print("before") --> expect: before
local function fail() error("it failed") end --> error: uncaught.lua:3: it failed
fail()
print("never")
