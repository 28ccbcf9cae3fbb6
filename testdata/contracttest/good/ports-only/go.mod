module example.com/portsonly

go 1.26
