package a_test

//nanoarch:allow imports outside // want "^core example.com/everyfile/core/a waives imports where nothing breaks that rule"
var _ = 1
