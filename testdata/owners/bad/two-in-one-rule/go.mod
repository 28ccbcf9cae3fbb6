module example.com/twoinonerule

go 1.26
