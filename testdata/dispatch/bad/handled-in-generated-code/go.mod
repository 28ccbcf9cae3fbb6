module example.com/handledingeneratedcode

go 1.26
