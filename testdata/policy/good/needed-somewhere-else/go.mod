module example.com/neededsomewhereelse

go 1.26
