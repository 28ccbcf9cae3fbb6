package socket //nanoarch:allow imports // want "where nothing breaks that rule"
