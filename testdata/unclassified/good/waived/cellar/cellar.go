package cellar //nanoarch:allow unclassified moves to shared when the shelves are built
