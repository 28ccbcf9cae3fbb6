module example.com/implementedonanotherplatform

go 1.26
