-- Semicolons stand alone as empty statements.
;;; local x = 1; ; do end; do ; end while false do end; if x then ; end; print(x); ::label:: ; return x; --> expect: 1
