module example.com/helperwithaneffect

go 1.26
