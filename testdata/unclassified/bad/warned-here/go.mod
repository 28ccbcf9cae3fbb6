module example.com/warnedhere

go 1.26
