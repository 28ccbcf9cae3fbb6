package b //nanoarch:allow unclassified had no role // want "^core example.com/mendedinanothermodule/back/b waives unclassified where nothing breaks that rule"
