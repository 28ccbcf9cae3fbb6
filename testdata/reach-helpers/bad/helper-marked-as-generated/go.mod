module example.com/helpermarkedasgenerated

go 1.26
