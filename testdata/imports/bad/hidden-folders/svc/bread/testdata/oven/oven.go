package oven

import "example.com/hiddenfolders/svc/heat/warm"

func Minutes() int { return warm.Up(nil, 40) }
