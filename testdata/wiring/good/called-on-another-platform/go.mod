module example.com/calledonanotherplatform

go 1.26
