package a //nanoarch:allow reach in tests // want "waives reach where nothing breaks that rule"
