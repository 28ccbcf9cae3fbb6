package model

type Gate struct{ Lane int }
