package bake

type In struct{ Loaves int }
