local x <constant> = 1 --> syntax error: unknown_attribute.lua:1: unknown attribute 'constant'
