module example.com/foranotherplatform

go 1.26
