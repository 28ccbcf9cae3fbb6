module example.com/helperthatwraps

go 1.26
