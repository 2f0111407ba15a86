-- attack: a path of a hundred thousand templates for each module that is not there
-- expect: limit fuel
package.path = ("/nowhere/?.lua;"):rep(10000)
while true do pcall(require, "missing") end
