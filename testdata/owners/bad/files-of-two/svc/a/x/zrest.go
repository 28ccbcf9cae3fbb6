package x // want `has another owner for its file zrest.go: @acme/a, @bob`

func rest() {}
