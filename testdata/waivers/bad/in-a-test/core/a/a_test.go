package a //nanoarch:allow imports tests may // want "waives imports where nothing breaks that rule"
