module example.com/anothererrorspackage

go 1.26

require emperror.dev/errors v0.8.1
