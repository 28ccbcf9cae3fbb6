package x // want `has no owner for its file rest.go: no rule of CODEOWNERS matches`

func rest() {}
