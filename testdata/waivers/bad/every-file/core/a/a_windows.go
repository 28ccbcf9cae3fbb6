package a //nanoarch:allow imports on windows only // want "waives imports where nothing breaks that rule"
