package model

type Load struct{ Kilos int }
