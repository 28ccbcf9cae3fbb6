package b //nanoarch:allow imports it has nothing to log
