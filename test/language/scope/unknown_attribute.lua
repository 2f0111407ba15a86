-- Attributes other than const and close are refused.
local x <constant> = 1 --> syntax error: unknown_attribute.lua:2: unknown attribute 'constant'
