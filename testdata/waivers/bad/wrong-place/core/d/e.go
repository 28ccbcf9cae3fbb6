package d

//nanoarch:allow imports in another file of the package // want "waives imports where nothing breaks that rule"
var _ = 1
