package x // want `has no owner for its file x_windows.go: the rule in line 2`
