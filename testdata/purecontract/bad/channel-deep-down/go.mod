module example.com/channeldeepdown

go 1.26
