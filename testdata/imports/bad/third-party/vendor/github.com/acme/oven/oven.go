package oven

type Oven struct{}
