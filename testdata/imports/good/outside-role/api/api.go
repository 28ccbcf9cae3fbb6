package api

type In struct{ ID string }
