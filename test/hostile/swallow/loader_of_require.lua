-- attack: the limit while a module is loaded
-- expect: limit fuel
package.preload.endless = function() while true do end end
pcall(require, "endless")
pcall(require, "endless")
