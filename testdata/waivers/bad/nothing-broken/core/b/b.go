package b //nanoarch:allow unclassified had no role // want "waives unclassified where nothing breaks that rule"
