-- attack: a reader that gives one byte at a time and never ends
-- expect: limit fuel
load(function() return " " end)
