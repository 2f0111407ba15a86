-- The options of collectgarbage that programs use.
print(collectgarbage(), collectgarbage("collect"), type(collectgarbage("count")), collectgarbage("isrunning")) --> expect: 0	0	number	true
print(pcall(collectgarbage, "nonsense")) --> expect: false	bad argument #1 to 'collectgarbage' (invalid option 'nonsense')
print(pcall(collectgarbage, 5)) --> expect: false	bad argument #1 to 'collectgarbage' (invalid option '5')
