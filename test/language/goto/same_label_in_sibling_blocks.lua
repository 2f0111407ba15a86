-- A label is visible in its block only, so that names can be used again.
do goto done; ::done:: print("first") end --> expect: first
do goto done; ::done:: print("second") end --> expect: second
do ::done:: end
print(load("goto x; do ::x:: end", "=c")) --> expect: nil	c:1: no visible label 'x' for <goto> at line 1
