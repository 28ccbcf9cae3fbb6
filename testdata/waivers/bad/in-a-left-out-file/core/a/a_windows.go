package a //nanoarch:allow imports on windows we may // want "waives imports where nothing breaks that rule"
