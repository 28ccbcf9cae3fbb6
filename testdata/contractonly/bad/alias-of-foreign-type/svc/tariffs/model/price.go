package model

type Price struct{ Cents int }

type List[T any] struct{ Items []T }
