-- attack: a jump to itself
-- expect: limit fuel
::top:: goto top
